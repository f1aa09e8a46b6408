import {afterEach, describe, expect, test} from '@jest/globals'
import {localWorld} from '../../src/adapters/local-world.ts'
import type {World} from '../../src/reading/world.ts'
import {SILENT} from '../fixtures/world.ts'
import {
  commit,
  git,
  removeTemporary,
  temporaryFolder,
  temporaryRepository,
  write
} from './temporary.ts'

afterEach(removeTemporary)

const policy = (margin: string): string =>
  `version: 1\nmodels: {m: {metrics: metrics.json, at-least-as-good: {accuracy: {margin: ${margin}}}}}\n`

async function worldOf(
  path: string,
  options: Partial<Parameters<typeof localWorld>[0]> = {}
): Promise<World> {
  return await localWorld({
    path,
    policy: null,
    baseline: null,
    today: '2026-11-21',
    log: SILENT,
    ...options
  })
}

function branch(file = 'model-promotion.yml'): string {
  const folder = temporaryRepository({[file]: policy('1 pp'), 'metrics.json': '{}'})
  git(folder, 'checkout', '-q', '-b', 'work')
  write(folder, {[file]: policy('20 pp')})
  commit(folder, 'loosened')
  return folder
}

describe('invariant 15: the policy of the base counts on the command line, too', () => {
  test('a branch does not loosen it, and is told so', async () => {
    const world = await worldOf(branch())
    expect(world.policy?.text).toBe(policy('1 pp'))
    expect(world.policyChange).toMatch(
      /^This branch changes the policy .* --policy-from working-tree\.$/u
    )
  })

  test('neither where it is named', async () => {
    const folder = branch('policies/strict.yml')
    const world = await worldOf(folder, {policy: `${folder}/policies/strict.yml`})
    expect(world.policy?.text).toBe(policy('1 pp'))
  })

  test('it can be tried, and that is said', async () => {
    const world = await worldOf(branch(), {policyFrom: 'working-tree'})
    expect(world.policy?.text).toBe(policy('20 pp'))
    expect(world.policyChange).toContain('is tried')
  })

  test('a policy of which the base knows nothing counts where it is named, and that is said', async () => {
    const folder = temporaryRepository({'metrics.json': '{}'})
    git(folder, 'checkout', '-q', '-b', 'work')
    write(folder, {'metrics.json': '{"accuracy": 1}', 'mine.yml': policy('2 pp')})
    commit(folder, 'work')
    const world = await worldOf(folder, {policy: `${folder}/mine.yml`})
    expect(world.policy?.text).toBe(policy('2 pp'))
    expect(world.policyChange).toContain('it is used as it lies here')
  })

  test('where the base cannot be had, that of the work does not count in its place', async () => {
    const folder = branch()
    const clone = temporaryFolder()
    git(clone, 'clone', '--quiet', '--depth=1', '--branch=work', `file://${folder}`, '.')
    process.env['CI_MERGE_REQUEST_TARGET_BRANCH_NAME'] = 'main'
    try {
      await expect(worldOf(clone)).rejects.toThrow(/^The policy of the base cannot be read.*main/u)
      expect((await worldOf(clone, {policyFrom: 'working-tree'})).policy?.text).toBe(
        policy('20 pp')
      )
    } finally {
      delete process.env['CI_MERGE_REQUEST_TARGET_BRANCH_NAME']
    }
  })

  test('nor where the work has no history with it', async () => {
    const folder = branch()
    git(folder, 'checkout', '-q', '--orphan', 'other')
    commit(folder, 'from nowhere')
    await expect(worldOf(folder)).rejects.toThrow(/no common ancestor/u)
  })

  test('nor that of a new folder, unless nobody has committed it', async () => {
    const folder = temporaryRepository({'README.md': ''})
    git(folder, 'checkout', '-q', '-b', 'work')
    write(folder, {'new/metrics.json': '{}', 'new/model-promotion.yml': policy('20 pp')})
    expect((await worldOf(`${folder}/new`)).policy?.text).toBe(policy('20 pp'))
    commit(folder, 'a new folder')
    const world = await worldOf(`${folder}/new`)
    expect(world.policy).toBeNull()
    expect(world.policyChange).toMatch(/^This branch brings the policy .*working-tree\.$/u)
  })

  test('without git that of the folder counts', async () => {
    const said: string[] = []
    const folder = temporaryFolder({'model-promotion.yml': policy('1 pp')})
    const log = {...SILENT, info: (message: string) => said.push(message)}
    const world = await worldOf(folder, {log})
    expect(world.policy?.text).toBe(policy('1 pp'))
    expect(said.join()).toContain('of the working files counts')
  })
})
