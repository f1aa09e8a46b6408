import {afterEach, describe, expect, test} from '@jest/globals'
import {findRepository, type Repository} from '../../src/adapters/git.ts'
import {baseOf, type Base} from '../../src/adapters/git-base.ts'
import {SILENT} from '../fixtures/world.ts'
import {baseNamed, gitRegistry} from '../../src/adapters/registries/git.ts'
import {commit, git, removeTemporary, temporaryRepository, write} from './temporary.ts'

afterEach(removeTemporary)

async function open(folder: string): Promise<Repository> {
  const found = await findRepository(folder)
  if (!found.ok) throw new Error(found.summary)
  return found.value
}

async function base(folder: string, env: Record<string, string> = {}): Promise<Base | null> {
  const answer = await baseOf(await open(folder), env)
  if (!answer.ok) throw new Error(answer.summary)
  return answer.value
}

describe('invariant 14: the base of what is judged', () => {
  test('of a branch it is where it left the branch that it is meant for, which may have moved', async () => {
    const folder = temporaryRepository({'metrics.json': '1'})
    const left = git(folder, 'rev-parse', 'HEAD')
    git(folder, 'checkout', '-q', '-b', 'work')
    write(folder, {'metrics.json': '2'})
    commit(folder, 'work')
    expect(await base(folder)).toMatchObject({commit: left, moved: null})
    git(folder, 'checkout', '-q', 'main')
    write(folder, {'metrics.json': '3'})
    commit(folder, 'main')
    git(folder, 'checkout', '-q', 'work')
    expect(await base(folder)).toMatchObject({commit: left, moved: {files: ['metrics.json']}})
  })

  test('on the branch itself it is the commit before, unless working files are another model', async () => {
    const folder = temporaryRepository({'metrics.json': '1'})
    const first = git(folder, 'rev-parse', 'HEAD')
    expect(await base(folder)).toBeNull()
    write(folder, {'metrics.json': '2'})
    expect(await base(folder)).toMatchObject({commit: first})
    commit(folder, 'second')
    expect(await base(folder)).toMatchObject({commit: first})
    write(folder, {'notes.txt': 'of no model'})
    expect(await base(folder)).toMatchObject({commit: first})
    write(folder, {'metrics.json': '3'})
    expect(await base(folder)).toMatchObject({commit: git(folder, 'rev-parse', 'HEAD')})
  })

  test('a pipeline says which branch a change is meant for', async () => {
    const folder = temporaryRepository({'metrics.json': '1'})
    git(folder, 'checkout', '-q', '-b', 'release')
    write(folder, {'metrics.json': '2'})
    commit(folder, 'release')
    const release = git(folder, 'rev-parse', 'HEAD')
    git(folder, 'checkout', '-q', '-b', 'work')
    write(folder, {'metrics.json': '3'})
    commit(folder, 'work')
    for (const variable of ['CI_MERGE_REQUEST_TARGET_BRANCH_NAME', 'CHANGE_TARGET'])
      expect(await base(folder, {[variable]: 'release'})).toMatchObject({commit: release})
  })

  test('a branch that the pipeline names has to be there, and be left', async () => {
    const folder = temporaryRepository({'metrics.json': '1'})
    commit(folder, 'second')
    const first = git(folder, 'rev-parse', 'HEAD^')
    const answer = async () =>
      await baseOf(await open(folder), {CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main'})
    // On the branch of that name of a fork, with nothing of the other.
    expect(await answer()).toMatchObject({problem: 'no-such-commit'})
    git(folder, 'update-ref', 'refs/remotes/origin/main', first)
    expect(await answer()).toMatchObject({
      value: {commit: first, name: expect.stringMatching(/^origin\/main@/u)}
    })
    git(folder, 'update-ref', 'refs/remotes/origin/main', 'HEAD')
    expect(await answer()).toMatchObject({problem: 'wrong-checkout'})
    write(folder, {'metrics.json': '2'})
    expect(await answer()).toMatchObject({ok: true})
    expect(
      await baseOf(await open(folder), {CHANGE_TARGET: 'release', GITHUB_BASE_REF: 'main'})
    ).toMatchObject({problem: 'no-such-commit', summary: expect.stringContaining('release')})
  })

  test('a name or folder that is not there, and the commit itself, are errors', async () => {
    const folder = temporaryRepository({'prod/metrics.json': '1'})
    const resolve = async (ref: string, path: string | null = null): Promise<unknown> => {
      const clone = await open(folder)
      const usual = async () => await baseOf(clone, {})
      return await gitRegistry(
        () => Promise.resolve({ok: true, value: clone}),
        async () => await baseNamed(clone, ref, usual, SILENT),
        path
      ).resolve()
    }
    await expect(resolve('mian')).rejects.toThrow(/Did you mean main\?/u)
    write(folder, {'prod/metrics.json': '2'})
    await expect(resolve('main', 'prdo')).rejects.toThrow(/Did you mean prod\?/u)
    commit(folder, 'second')
    await expect(resolve('HEAD')).rejects.toThrow(/never compared with itself/u)
  })
})
