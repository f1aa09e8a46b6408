import {afterAll, describe, expect, test} from '@jest/globals'
import {UserError} from '../../../src/errors.ts'
import {findRepository} from '../../../src/adapters/git.ts'
import {gtoRegistry} from '../../../src/adapters/registries/gto/registry.ts'
import {stateOf, type DatedTag} from '../../../src/adapters/registries/gto/state.ts'
import {assignmentTag, parseTag} from '../../../src/adapters/registries/gto/tag.ts'
import {commit, git, removeTemporary, temporaryFolder, temporaryRepository} from '../temporary.ts'

afterAll(removeTemporary)

describe('the names of tags', () => {
  test.each([
    ['churn@v3.1.0', {action: 'register', version: 'v3.1.0', counter: null}],
    ['churn@v3.1.0#4', {action: 'register', version: 'v3.1.0', counter: 4}],
    ['churn@v1.0.0-rc.1+b7', {action: 'register', version: 'v1.0.0-rc.1+b7'}],
    ['churn@v3.1.0!', {action: 'deregister', version: 'v3.1.0'}],
    ['churn#prod#3', {action: 'assign', stage: 'prod', counter: 3}],
    ['churn#prod', {action: 'assign', stage: 'prod', counter: null}],
    ['churn#prod!#4', {action: 'unassign', stage: 'prod', counter: 4}],
    ['churn@deprecated', {action: 'deprecate'}],
    ['churn@created#2', {action: 'create', counter: 2}],
    ['nlp/sent_iment#eu/prod', {artifact: 'nlp/sent_iment', stage: 'eu/prod'}],
    ['models.v2=churn@v1.0.0', {artifact: 'models.v2:churn', action: 'register'}]
  ])('%s', (tag, meaning) => {
    expect(parseTag(tag)).toMatchObject({tag, ...meaning})
  })

  test.each([
    'v1.0.0',
    'churn',
    'churn@1.0.0',
    'churn@v1.0',
    'churn@v01.0.0',
    'churn#',
    '-a#p',
    'a#p#x'
  ])('%s is none of GTO’s', tag => {
    expect(parseTag(tag)).toBeNull()
  })

  test('an assignment is written as it is read', () => {
    expect(parseTag(assignmentTag('models:churn', 'prod', 7))).toMatchObject({
      tag: 'models=churn#prod#7',
      artifact: 'models:churn',
      stage: 'prod',
      counter: 7
    })
  })
})

describe('the state that tags amount to', () => {
  const ONE = '1'.repeat(40)
  const TWO = '2'.repeat(40)
  const state = (...tags: readonly (readonly [string, string, number])[]) =>
    stateOf(
      'm',
      tags.flatMap(([tag, at, time]): DatedTag[] => {
        const parsed = parseTag(tag)
        return parsed === null ? [] : [{...parsed, commit: at, time, message: ''}]
      })
    )
  const holder = (found: ReturnType<typeof state>) => found.stages.get('prod')?.name

  test('the stage is of the version that got it last, whatever was registered since', () => {
    const found = state(
      ['m@v1.0.0', ONE, 1],
      ['m@v2.0.0', TWO, 2],
      ['m#prod#1', TWO, 3],
      ['m#prod#2', ONE, 4],
      ['other#prod#9', TWO, 5]
    )
    expect(holder(found)).toBe('v1.0.0')
    expect(found).toMatchObject({counter: 2, newest: 4, deprecated: false, ambiguous: []})
  })

  test('taken away, or withdrawn, it falls back to who had it and still has it', () => {
    const given = [
      ['m@v1.0.0', ONE, 1],
      ['m@v2.0.0', TWO, 2],
      ['m#prod#1', ONE, 3],
      ['m#prod#2', TWO, 4]
    ] as const
    expect(holder(state(...given, ['m#prod!#3', TWO, 5]))).toBe('v1.0.0')
    expect(holder(state(...given, ['m@v2.0.0!', TWO, 5]))).toBe('v1.0.0')
  })

  test('a commit that is not registered is its own version', () => {
    expect(holder(state(['m#prod#1', ONE, 1]))).toBe(ONE)
  })

  test('two versions at one commit leave the stage open', () => {
    const found = state(['m@v1.0.0', ONE, 1], ['m@v1.1.0', ONE, 2], ['m#prod#1', ONE, 3])
    expect(found.ambiguous.map(v => v.name)).toEqual(['v1.0.0', 'v1.1.0'])
  })

  test('deprecated is what nothing was done with since', () => {
    const gone = ['m@deprecated', ONE, 2] as const
    expect(state(['m@v1.0.0', ONE, 1], gone).deprecated).toBe(true)
    expect(state(['m@v1.0.0', ONE, 1], gone, ['m@v1.1.0', TWO, 3]).deprecated).toBe(false)
  })
})

describe('the baseline of a stage', () => {
  function registry(...tags: readonly string[]) {
    const folder = temporaryRepository({'metrics.json': '{"accuracy": 0.9}'})
    for (const tag of tags) git(folder, 'tag', '--annotate', '--message', tag, tag)
    return folder
  }
  const resolve = async (folder: string, model = 'fraud', stage = 'prod') =>
    await gtoRegistry(
      {type: 'gto', model, stage},
      async () => await findRepository(folder)
    ).resolve()

  test('is the tagged commit with its files', async () => {
    const folder = registry('fraud@v1.0.0', 'fraud#prod#1')
    const tagged = git(folder, 'rev-parse', 'HEAD')
    commit(folder, 'later')
    const found = await resolve(folder)
    expect(found).toMatchObject({
      found: true,
      registry: 'gto',
      version: 'fraud@v1.0.0',
      commit: tagged
    })
    if (!found.found) throw new Error('not found')
    expect(await found.tree.list()).toEqual(['metrics.json'])
  })

  test.each([
    ['fruad', 'prod', /Did you mean "fraud"/u],
    ['fraud', 'prd', /Did you mean "prod".*prod \(fraud@v1.0.0\)/u],
    ['fraud', 'serving', /Held are: prod \(fraud@v1.0.0\)/u]
  ])('invariant 14: misspelt, %s#%s, is not taken for none', async (model, stage, message) => {
    const found = resolve(registry('fraud@v1.0.0', 'fraud#prod#1'), model, stage)
    await expect(found).rejects.toThrow(UserError)
    await expect(found).rejects.toThrow(message)
  })

  test.each([[[]], [['fraud@v1.0.0']], [['fraud@v1.0.0', 'fraud#dev#1']]])(
    'with the tags %j there is none yet',
    async tags => {
      expect(await resolve(registry(...tags))).toMatchObject({found: false, reason: 'none-yet'})
    }
  )

  test('a light tag gives no stage', async () => {
    const folder = registry('fraud@v1.0.0')
    git(folder, 'tag', 'fraud#prod#1')
    expect(await resolve(folder)).toMatchObject({found: false, reason: 'none-yet'})
  })

  test('a clone without tags is told from a repository without', async () => {
    const origin = registry('fraud@v1.0.0', 'fraud#prod#1')
    const clone = temporaryFolder()
    git(clone, 'clone', '--quiet', '--no-tags', `file://${origin}`, '.')
    const found = await resolve(clone)
    expect(found).toMatchObject({found: false, reason: 'unreadable'})
    expect(JSON.stringify(found)).toContain('fetch-tags: true')
    git(clone, 'remote', 'set-url', 'origin', `file://${origin}-gone`)
    expect(await resolve(clone)).toMatchObject({found: false, reason: 'unreadable'})
  })

  test('a deprecated artifact, and two versions at one commit, hold', async () => {
    const both = registry('fraud@v1.0.0', 'fraud@v1.1.0', 'fraud#prod#1')
    expect(JSON.stringify(await resolve(both))).toMatch(/v1.0.0 and v1.1.0/u)
    expect(await resolve(registry('fraud@deprecated'))).toMatchObject({reason: 'unreadable'})
  })

  test('no repository', async () => {
    expect(await resolve(temporaryFolder())).toMatchObject({found: false, reason: 'unreadable'})
  })
})
