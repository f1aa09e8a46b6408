import process from 'node:process'
import {installedTool, runInstaller} from './tool-cache.ts'

const VERSION = '24.21.0'
const MAJOR = 24

/**
 * Gives the path of a Node 24, which is what a runner runs the action on: that of the variable NODE24, the Node that
 * runs the tests where it is one, else an installed one.
 */
export async function node24(): Promise<string> {
  const {NODE24} = process.env
  if (NODE24 !== undefined && NODE24 !== '') return NODE24
  if (major(process.versions.node) === MAJOR) return process.execPath
  const platform = `${process.platform}-${process.arch}`
  if (platform === 'linux-x64') return installNode(platform)
  if (major(process.versions.node) > MAJOR) return process.execPath
  throw new Error(`No Node ${MAJOR} for ${platform}: set NODE24 to the path of one`)
}

function installNode(platform: string): Promise<string> {
  const name = `node-${platform}`
  const file = `node_modules/${name}/bin/node`
  // This package is the plain binary; the package `node` needs an install script to fetch it.
  return installedTool(`${name}-${VERSION}`, file, folder =>
    runInstaller(
      'npm',
      [
        'install',
        '--prefix',
        folder,
        '--no-save',
        '--ignore-scripts',
        '--no-audit',
        '--no-fund',
        `${name}@${VERSION}`
      ],
      folder
    )
  )
}

function major(version: string): number {
  return Number.parseInt(version, 10)
}
