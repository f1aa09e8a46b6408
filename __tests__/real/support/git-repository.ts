import {mkdir, rm, writeFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import process from 'node:process'
import {blobSha} from './github/git-objects.ts'
import type {Commit} from './github/store.ts'
import {runProcess} from './run-process.ts'
import {makeTemporaryFolder} from './temporary-folder.ts'

/** Content by path; null takes a file away. */
export type FileChanges = Readonly<Record<string, string | Buffer | null>>

/** A real git repository in a temporary folder, whose commits are also known file by file. */
export interface GitRepository {
  readonly path: string
  readonly commits: readonly Commit[]
  /** Commits changes on top of the branch that is checked out and returns the sha. */
  readonly commit: (changes: FileChanges, message?: string) => Promise<string>
  /** Makes a branch at a commit and checks it out. */
  readonly branch: (name: string, at: string) => Promise<void>
  /** Merges `head` into `base` without a branch, as GitHub does for a pull request, and checks it out. */
  readonly checkOutMerge: (base: string, head: string) => Promise<string>
  readonly git: (...args: readonly string[]) => Promise<string>
  /** Clones only the commit that is checked out, as actions/checkout does, and returns the folder. */
  readonly cloneShallow: () => Promise<string>
}

/** Makes an empty repository with the branch 'main'; `origin` is a remote that is only a name. */
export async function makeGitRepository(origin: string): Promise<GitRepository> {
  const path = await makeTemporaryFolder()
  const commits: Commit[] = []
  const git = (...args: readonly string[]) => runGit(path, args, commits.length)
  await git('init', '--quiet', '--initial-branch=main')
  await git('remote', 'add', 'origin', origin)

  async function record(message: string, files: Commit['files']): Promise<string> {
    const sha = await git('rev-parse', 'HEAD')
    const parents = (await git('log', '-1', '--format=%P')).split(' ').filter(Boolean)
    commits.push({sha, parents, message, files})
    return sha
  }

  function filesAt(sha: string): Commit['files'] {
    return commits.find(commit => commit.sha === sha)?.files ?? new Map()
  }

  async function headFiles(): Promise<Commit['files']> {
    return commits.length === 0 ? new Map() : filesAt(await git('rev-parse', 'HEAD'))
  }

  return {
    path,
    commits,
    git,
    commit: async (changes, message = 'Change files') => {
      const files = new Map(await headFiles())
      for (const [name, content] of Object.entries(changes)) {
        await writeChange(join(path, name), content)
        if (content === null) files.delete(name)
        else files.set(name, Buffer.from(content))
      }
      await git('add', '--all')
      await git('commit', '--quiet', '--allow-empty', `--message=${message}`)
      return record(message, files)
    },
    branch: async (name, at) => {
      await git('checkout', '--quiet', '-B', name, at)
    },
    checkOutMerge: async (base, head) => {
      await git('checkout', '--quiet', '--detach', base)
      const message = `Merge ${head} into ${base}`
      await git('merge', '--quiet', '--no-ff', `--message=${message}`, head)
      return record(message, await mergedFiles(git, filesAt(base), filesAt(head)))
    },
    cloneShallow: async () => {
      const clone = await makeTemporaryFolder()
      const sha = await git('rev-parse', 'HEAD')
      await runGit(clone, ['init', '--quiet', '--initial-branch=main'], 0)
      await runGit(clone, ['fetch', '--quiet', '--depth=1', `file://${path}`, sha], 0)
      await runGit(clone, ['checkout', '--quiet', '--detach', 'FETCH_HEAD'], 0)
      await runGit(clone, ['remote', 'add', 'origin', origin], 0)
      return clone
    }
  }
}

async function writeChange(path: string, content: string | Buffer | null): Promise<void> {
  if (content === null) {
    await rm(path)
    return
  }
  await mkdir(dirname(path), {recursive: true})
  await writeFile(path, content)
}

// A merge without conflicts holds each file as one of its sides has it.
async function mergedFiles(
  git: GitRepository['git'],
  base: Commit['files'],
  head: Commit['files']
): Promise<Commit['files']> {
  const listed = await git('ls-tree', '-r', '-z', '--name-only', 'HEAD')
  const merged = new Map<string, Buffer>()
  for (const path of listed.split('\0').filter(Boolean)) {
    const sha = await git('rev-parse', `HEAD:${path}`)
    const side = [head.get(path), base.get(path)].find(
      content => content !== undefined && blobSha(content) === sha
    )
    if (side === undefined) throw new Error(`${path} was merged line by line: keep sides apart`)
    merged.set(path, side)
  }
  return merged
}

async function runGit(cwd: string, args: readonly string[], clock: number): Promise<string> {
  const person = {NAME: 'Dev', EMAIL: 'dev@example.test', DATE: `${1_767_268_800 + clock} +0000`}
  const {exitCode, stdout, stderr} = await runProcess('git', args, {
    cwd,
    env: {
      PATH: process.env.PATH ?? '',
      HOME: cwd,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_TERMINAL_PROMPT: '0',
      ...Object.fromEntries(
        Object.entries(person).flatMap(([key, value]) => [
          [`GIT_AUTHOR_${key}`, value],
          [`GIT_COMMITTER_${key}`, value]
        ])
      )
    }
  })
  if (exitCode !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`)
  return stdout.trim()
}
