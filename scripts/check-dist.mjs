// Builds in another folder and compares with dist/: it is fresh, and does not depend on where it is built.
import {execFileSync} from 'node:child_process'
import {cpSync, mkdtempSync, readFileSync, readdirSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

const PARTS = [
  'src',
  'scripts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json'
]
const folder = mkdtempSync(join(tmpdir(), 'built-elsewhere-'))
let differing
try {
  for (const part of PARTS) cpSync(part, join(folder, part), {recursive: true})
  copyModules()
  execFileSync('npm', ['run', '--silent', 'build'], {cwd: folder, stdio: 'inherit'})
  differing = differences('dist', join(folder, 'dist'))
} finally {
  rmSync(folder, {recursive: true, force: true})
}
for (const path of differing) console.error(`dist/${path} is not what src makes: npm run build`)
process.exitCode = differing.length === 0 ? 0 : 1

/** Hard links where that can be: thousands of files. */
function copyModules() {
  const to = join(folder, 'node_modules')
  try {
    execFileSync('cp', ['-al', 'node_modules', to], {stdio: 'ignore'})
  } catch {
    rmSync(to, {recursive: true, force: true})
    cpSync('node_modules', to, {recursive: true, verbatimSymlinks: true})
  }
}

/** Paths of files that are in one only, or have another content. */
function differences(one, other) {
  const paths = new Set([one, other].flatMap(filesOf))
  return [...paths].filter(path => contentOf(one, path) !== contentOf(other, path)).toSorted()
}

function filesOf(at) {
  return readdirSync(at, {recursive: true, withFileTypes: true})
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(at.length + 1))
}

function contentOf(at, path) {
  try {
    return readFileSync(join(at, path), 'latin1')
  } catch {
    return null
  }
}
