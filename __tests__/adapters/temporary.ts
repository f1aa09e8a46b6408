import {execFileSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'

const folders: string[] = []

/** A new folder with these files; `removeTemporary` takes all of them away again. */
export function temporaryFolder(files: Readonly<Record<string, string>> = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'promotion-gate-')))
  folders.push(folder)
  write(folder, files)
  return folder
}

export function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), {recursive: true})
    writeFileSync(join(folder, path), text)
  }
}

export function removeTemporary(): void {
  for (const folder of folders.splice(0)) rmSync(folder, {recursive: true, force: true})
}

/** Runs real git with a name, and without the configuration of whoever runs the tests. */
export function git(folder: string, ...args: string[]): string {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))
  const env = {
    ...Object.fromEntries(own),
    GIT_CONFIG_NOSYSTEM: '1',
    HOME: folder,
    GIT_AUTHOR_NAME: 'dev',
    GIT_AUTHOR_EMAIL: 'dev@example.test',
    GIT_COMMITTER_NAME: 'dev',
    GIT_COMMITTER_EMAIL: 'dev@example.test'
  }
  return execFileSync('git', ['-C', folder, ...args], {encoding: 'utf8', env, stdio: 'pipe'}).trim()
}

/** A repository with one commit of these files on `main`. */
export function temporaryRepository(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder(files)
  git(folder, 'init', '--quiet', '--initial-branch=main')
  commit(folder, 'first')
  return folder
}

export function commit(folder: string, message: string): string {
  git(folder, 'add', '--all')
  git(folder, 'commit', '--quiet', '--allow-empty', '--message', message)
  return git(folder, 'rev-parse', 'HEAD')
}
