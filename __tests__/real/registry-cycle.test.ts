import {spawn, type ChildProcess} from 'node:child_process'
import {readFile} from 'node:fs/promises'
import {join, resolve} from 'node:path'
import process from 'node:process'
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals'
import type {PromotionRecord} from '../../src/verdict/record.ts'
import {runCommand} from '../fixtures/command.ts'
import {makeGitRepository, type GitRepository} from './support/git-repository.ts'
import {gtoPython} from './support/gto.ts'
import {mlflowPython} from './support/mlflow-server.ts'
import type {DrivenRegistry, Variables} from './support/registry/driven.ts'
import {endOf} from './support/registry/driven.ts'
import {drivenGto} from './support/registry/gto.ts'
import {drivenMlflow} from './support/registry/mlflow.ts'
import {makeTemporaryFolder, removeTemporaryFolders} from './support/temporary-folder.ts'

const INSTALL_MS = 900_000
const TEST_MS = 600_000
const CLI = resolve('dist/cli/index.js')

beforeAll(async () => {
  await gtoPython()
  await mlflowPython()
}, INSTALL_MS)
afterAll(removeTemporaryFolders)

describe.each(['mlflow', 'gto'] as const)('with %s', kind => {
  let repository: GitRepository
  let registry: DrivenRegistry
  let origin: string
  let elsewhere: string
  let offered = 0

  beforeAll(async () => {
    origin = await makeTemporaryFolder()
    elsewhere = await makeTemporaryFolder()
    repository = await makeGitRepository(`file://${origin}`)
    await repository.git('init', '--quiet', '--bare', '--initial-branch=main', origin)
    registry = await (kind === 'mlflow' ? drivenMlflow() : drivenGto(repository, origin))
  }, INSTALL_MS)
  afterAll(async () => {
    await registry.stop()
  })

  /** A pull request: a branch with a candidate, checked there. */
  async function open(accuracy: number): Promise<{head: string; verdict: string}> {
    await repository.branch('candidate', 'main')
    const head = await repository.commit({'metrics.json': JSON.stringify({accuracy})})
    const verdict = join(elsewhere, `${accuracy}.json`)
    await runCommand('check', repository.path, '--format', 'json', '--output', verdict)
    return {head, verdict}
  }

  /** The merge of it, and what the team does then: the version is kept in the registry. */
  async function merge(head: string, accuracy: number): Promise<void> {
    const {git} = repository
    await git('checkout', '--quiet', 'main')
    await git('merge', '--quiet', '--no-ff', '--message=Merge the candidate', head)
    await git('push', '--quiet', 'origin', 'main')
    const commit = await git('rev-parse', 'HEAD')
    expect((await git('log', '-1', '--format=%P')).split(' ')).toHaveLength(2)
    await registry.offer({number: ++offered, head, merge: commit, accuracy})
  }

  const promote = async (verdict: string, ...more: readonly string[]) =>
    await runCommand('promote', repository.path, '--verdict', verdict, ...more)
  const rollback = async (...more: readonly string[]) =>
    await runCommand('rollback', repository.path, ...more)

  /** The product itself, in a process of its own. */
  function startPromoting(verdict: string, variables: Variables): ChildProcess {
    return spawn(process.execPath, [CLI, 'promote', repository.path, '--verdict', verdict], {
      env: {...process.env, ...variables},
      stdio: 'ignore'
    })
  }

  test(
    'check, merge, promote, check the next, promote, roll back, and tell it',
    async () => {
      const policy = `version: 1
models:
  fraud:
    metrics: metrics.json
    registry: ${registry.policy}
    at-least-as-good: {accuracy: {margin: 1 pp}}
`
      const first = {'metrics.json': '{"accuracy":0.9}', 'model-promotion.yml': policy}
      const start = await repository.commit(first, 'Model in production')
      await repository.git('push', '--quiet', 'origin', 'main')
      await registry.offer({number: ++offered, head: start, merge: start, accuracy: 0.9})
      await registry.putByHand(1)
      expect(await registry.inProduction()).toBe(1)

      // Judged on its branch; before it is kept there is nothing to promote; merged, it takes its place.
      const second = await open(0.93)
      const early = await promote(second.verdict).then(({stdout}) => stdout, String)
      expect(early).toMatch(registry.says.nothingWaits)
      await merge(second.head, 0.93)
      const statement = join(elsewhere, 'statement.json')
      const who = ['--by', 'ada', '--pull-request', '7', '--statement', statement]
      expect(await promote(second.verdict, ...who)).toMatchObject({
        status: 0,
        stdout: expect.stringContaining(
          `${registry.name(2)} (${registry.pointer}) is in production now, in place of ${registry.name(1)}`
        )
      })
      expect([await registry.inProduction(), await registry.records()]).toEqual([2, 1])
      expect(JSON.parse(await readFile(statement, 'utf8'))).toMatchObject({
        _type: 'https://in-toto.io/Statement/v1',
        predicate: {
          kind: 'promotion',
          version: {version: registry.name(2)},
          replaced: {version: registry.name(1)},
          by: 'ada',
          pullRequest: 7,
          verdict: {word: 'pass', digest: expect.stringMatching(/^sha256:/u)},
          evidence: [{kind: 'metrics', path: 'metrics.json'}]
        }
      })

      // Twice is once.
      expect(await promote(second.verdict)).toMatchObject({
        status: 0,
        stdout: expect.stringContaining('already; nothing was changed')
      })
      expect([await registry.inProduction(), await registry.records()]).toEqual([2, 1])

      // What is worse does not go.
      const worse = await open(0.7)
      expect(await promote(worse.verdict)).toMatchObject({
        status: 1,
        stdout: expect.stringMatching(/Refused: The verdict on fraud is fail/u)
      })

      // Neither does what was compared with another version, or is not what was judged, or is not there.
      const third = await open(0.95)
      await merge(third.head, 0.95)
      await registry.putByHand(1)
      const moved = await promote(third.verdict)
      expect(moved.status).toBe(1)
      expect(moved.stdout).toContain(
        `compared with ${registry.name(2)} of ${kind}, but ${registry.pointer} is now ${registry.name(1)} of ${kind}: check again`
      )
      await registry.putByHand(2)
      const other = await promote(third.verdict, '--to', versionWord(1))
      expect(other.status).toBe(1)
      expect(other.stdout).toMatch(registry.says.another)
      await expect(promote(third.verdict, '--to', '99')).rejects.toThrow(registry.says.unknown)
      expect([await registry.inProduction(), await registry.records()]).toEqual([2, 1])

      // Two at once, from two clones: one truth.
      const clone = await makeTemporaryFolder()
      await repository.git('clone', '--quiet', `file://${origin}`, clone)
      const ends = await Promise.all([
        promote(third.verdict),
        runCommand('promote', clone, '--verdict', third.verdict)
      ])
      expect(ends.map(end => end.status)).toContain(0)
      expect([await registry.inProduction(), await registry.records()]).toEqual([3, 2])
      expect((await promote(third.verdict)).stdout).toContain('already')
      expect(await registry.isClean()).toBe(true)

      // Ended by force when it was about to move: nothing is moved, and the next run does it, once.
      const fourth = await open(0.96)
      await merge(fourth.head, 0.96)
      await registry.killBeforeMove(variables => {
        const child = startPromoting(fourth.verdict, variables)
        killed = endOf(child)
        return child
      })
      expect(await killed).toBe('SIGKILL')
      expect([await registry.inProduction(), await registry.records()]).toEqual([3, 2])
      expect(await registry.isClean()).toBe(false)
      const again = await promote(fourth.verdict)
      expect(again).toMatchObject({status: 0})
      expect(again.stdout).toMatch(registry.says.begunAgain)
      expect([await registry.inProduction(), await registry.records()]).toEqual([4, 3])
      expect(await registry.isClean()).toBe(true)

      // Back to the version before, and to a named one.
      expect(await rollback('--reason', 'alarms')).toMatchObject({
        status: 0,
        stdout: expect.stringContaining(registry.name(3))
      })
      expect(await registry.inProduction()).toBe(3)
      await expect(rollback('--to', '99')).rejects.toThrow(/99/u)
      const bare = await cloneWithoutTags()
      const named = await runCommand('rollback', bare, '--to', versionWord(1))
      expect(named).toMatchObject({status: 0})
      expect([await registry.inProduction(), await registry.records()]).toEqual([1, 5])

      await tellsAll()
    },
    TEST_MS
  )

  let killed: Promise<NodeJS.Signals | null> = Promise.resolve(null)

  function versionWord(number: number): string {
    return registry.name(number).replace(/^fraud[@/]/u, '')
  }

  /** A clone that has never heard of what was moved. */
  async function cloneWithoutTags(): Promise<string> {
    const clone = await makeTemporaryFolder()
    await repository.git('clone', '--quiet', '--no-tags', `file://${origin}`, clone)
    return clone
  }

  async function tellsAll(): Promise<void> {
    const today = new Date().toISOString().slice(0, 10)
    const expected = [
      ['promotion', 2, 1],
      ['promotion', 3, 2],
      ['promotion', 4, 3],
      ['rollback', 3, 4],
      ['rollback', 1, 3]
    ] as const
    const clone = await cloneWithoutTags()
    for (const path of [repository.path, clone]) {
      const told = await historyOf(path, '--at', today)
      expect(told.current).toBe(registry.name(1))
      expect(told.onDay).toEqual({day: today, version: registry.name(1)})
      expect(
        told.records.map(r => [r.kind, r.version.version, r.replaced?.version ?? null])
      ).toEqual(expected.map(([what, to, from]) => [what, registry.name(to), registry.name(from)]))
    }
    expect((await historyOf(clone, '--at', '2020-01-01')).onDay?.version).toBeNull()
    const table = (await runCommand('history', clone)).stdout
    expect(table).toContain(`${registry.pointer} points at ${registry.name(1)}`)
    const row = ['promotion', registry.name(2), registry.name(1), 'ada', 'pass', '#7']
    expect(table.split('\n').map(line => line.split(/ {2,}/u).slice(1))).toContainEqual(row)
    expect(table.match(/^\d{4}-\d\d-\d\d .* UTC {2}/gmu)).toHaveLength(expected.length)
  }
})

interface Told {
  readonly current: string
  readonly onDay?: {readonly day: string; readonly version: string | null}
  readonly records: readonly PromotionRecord[]
}

async function historyOf(path: string, ...more: readonly string[]): Promise<Told> {
  const {stdout} = await runCommand('history', path, '--format', 'json', ...more)
  const [model] = JSON.parse(stdout) as [Told]
  return model
}
