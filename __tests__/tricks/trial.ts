import {mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {check} from '../../src/cli/check.ts'
import {readCommandLine} from '../../src/cli/options.ts'
import {UserError} from '../../src/errors.ts'
import type {Verdict} from '../../src/verdict/verdict.ts'
import {commit, git, temporaryFolder} from '../adapters/temporary.ts'
import {SILENT} from '../fixtures/world.ts'

/** Texts by path; a list is a link to another place. */
export type Files = Readonly<Record<string, string | readonly [linkTo: string]>>

/** What a pull request makes of the files: null takes a file away. */
export type Edit = (
  files: Readonly<Record<string, string>>
) => Readonly<Record<string, string | null | readonly [linkTo: string]>>

const LEFT_OUT = new Set(['expected.json', 'report.md'])

/** The text files of an example, those of `production` among them. */
export function exampleFiles(name: string): Record<string, string> {
  const folder = join('examples', name)
  const paths = readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter(entry => entry.isFile() && !LEFT_OUT.has(entry.name))
    .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter(path => !/\.(gz|parquet|joblib)$/u.test(path))
  return Object.fromEntries(paths.map(path => [path, readFileSync(join(folder, path), 'utf8')]))
}

/** An example as a pull request finds it: at its root is what is in production. */
export function beforeIt(files: Readonly<Record<string, string>>): Record<string, string> {
  const production = Object.entries(files)
    .filter(([path]) => path.startsWith('production/'))
    .map(([path, text]) => [path.slice('production/'.length), text] as const)
  return {...files, ...Object.fromEntries(production)}
}

interface Ended {
  readonly exit: number
  /** Ids of what failed, is held or is missing. */
  readonly open: readonly string[]
  readonly said: string
}

/** A repository whose base commit has some files, and whose pull request is tried with others. */
export interface Trial {
  /** The answer of the command line to the pull request's files. */
  judge(files: Files, options?: readonly string[]): Promise<Ended>
}

/** `branches` and `tags` are made at the base commit. */
export function openTrial(base: Readonly<Record<string, string>>): Trial & {folder: string} {
  const folder = temporaryFolder(base)
  git(folder, 'init', '--quiet', '--initial-branch=main')
  commit(folder, 'what is in production')
  git(folder, 'switch', '--quiet', '--create', 'candidate')
  return {
    folder,
    judge: async (files, options = []) => {
      for (const name of readdirSync(folder)) {
        if (name !== '.git') rmSync(join(folder, name), {recursive: true})
      }
      for (const [path, text] of Object.entries(files)) place(join(folder, path), text)
      return await judged(folder, options)
    }
  }
}

/** The files of the pull request with an edit made. */
export function edited(files: Readonly<Record<string, string>>, edit: Edit): Files {
  const all = Object.entries({...files, ...edit(files)})
  return Object.fromEntries(all.flatMap(([path, text]) => (text === null ? [] : [[path, text]])))
}

function place(path: string, text: string | readonly [string]): void {
  mkdirSync(dirname(path), {recursive: true})
  if (typeof text === 'string') writeFileSync(path, text)
  else symlinkSync(text[0], path)
}

async function judged(folder: string, options: readonly string[]): Promise<Ended> {
  let written = ''
  const write = (text: string): void => {
    written += text
  }
  const terminal = {write, log: SILENT, width: 80, color: false, today: '2026-11-21'}
  try {
    const line = readCommandLine(['check', folder, ...options, '--format', 'json'])
    const exit = await check(line, terminal)
    const {models} = JSON.parse(written) as Verdict
    const open = models
      .flatMap(({findings}) => findings)
      .filter(({status}) => ['fail', 'inconclusive', 'missing'].includes(status))
    return {
      exit,
      open: open.map(({id, status}) => `${id}: ${status}`),
      said: open.map(({summary}) => summary).join('\n')
    }
  } catch (error) {
    if (error instanceof UserError) return {exit: 2, open: [], said: error.message}
    throw error
  }
}
