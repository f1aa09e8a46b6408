import process from 'node:process'
import {pythonWith} from './python-tool.ts'
import {runProcess, type ProcessResult} from './run-process.ts'

const VERSION = '1.10.1'
/** The second, of Unix time, at which the clock of `runGto` begins. */
export const GTO_START = 1_767_300_000

/** The Python that has gto; installs it where it is not there yet. */
export async function gtoPython(): Promise<string> {
  return await pythonWith(`gto-${VERSION}`, [`gto==${VERSION}`])
}

/** Runs gto in a repository, at its own second, and returns what it prints. */
export async function runGto(
  repository: string,
  args: readonly string[],
  second = 0
): Promise<string> {
  const [command = '', ...rest] = args
  const main = ['-c', 'from gto.cli import app; app()', command]
  const where = ['--repo', repository]
  const env = environment(repository, GTO_START + second)
  return outputOf(
    await runProcess(await gtoPython(), [...main, ...where, ...rest], {cwd: repository, env})
  )
}

/** Artifact → stage → version, as `gto show --json` says; stages that nobody holds are left out. */
export async function gtoShow(
  repository: string
): Promise<Readonly<Record<string, Readonly<Record<string, string>>>>> {
  const state = JSON.parse(await runGto(repository, ['show', '--json'])) as Record<
    string,
    {stage: Record<string, string | null>}
  >
  return Object.fromEntries(
    Object.entries(state).map(([artifact, {stage}]) => [
      artifact,
      Object.fromEntries(
        Object.entries(stage).filter((pair): pair is [string, string] => pair[1] !== null)
      )
    ])
  )
}

/** Makes an annotated tag at a given second; one that is there already stays. */
export async function makeTag(
  repository: string,
  tag: string,
  commit: string,
  time: number
): Promise<void> {
  const env = environment(repository, time)
  const git = ['-C', repository]
  const listed = await runProcess('git', [...git, 'tag', '--list', tag], {cwd: repository, env})
  if (listed.stdout.trim() !== '') return
  const made = [...git, 'tag', '--annotate', '--message', tag, tag, commit]
  outputOf(await runProcess('git', made, {cwd: repository, env}))
}

function environment(home: string, time: number): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    GIT_CONFIG_NOSYSTEM: '1',
    DO_NOT_TRACK: '1',
    ITERATIVE_DO_NOT_TRACK: '1',
    GIT_AUTHOR_NAME: 'Dev',
    GIT_AUTHOR_EMAIL: 'dev@example.test',
    GIT_COMMITTER_NAME: 'Dev',
    GIT_COMMITTER_EMAIL: 'dev@example.test',
    GIT_COMMITTER_DATE: `${time} +0000`
  }
}

function outputOf({exitCode, stdout, stderr}: ProcessResult): string {
  if (exitCode !== 0) throw new Error(`${stderr}\n${stdout}`)
  return stdout
}
