import {rmSync, symlinkSync} from 'node:fs'
import {join} from 'node:path'

import {afterEach, describe, expect, test} from '@jest/globals'
import {readInputs} from '../../src/adapters/action-inputs.ts'
import {actionWorld} from '../../src/adapters/action-world.ts'
import {check} from '../../src/run.ts'
import {aRequest, SILENT} from '../fixtures/world.ts'
import {
  commit,
  git,
  removeTemporary,
  temporaryFolder,
  temporaryRepository,
  write
} from './temporary.ts'

afterEach(removeTemporary)

const metrics = (accuracy: number): string => JSON.stringify({accuracy})
const POLICY = `version: 1
models:
  fraud:
    metrics: candidate/metrics.json
    registry: {type: file, path: ./production/}
    at-least-as-good: {accuracy: {margin: 1 pp}}
`

/** The verdict on a pull request that changes these files, by the action. */
async function judged(
  changes: Readonly<Record<string, string>>,
  {isBaseLost = false, policy = true, baseline = ''} = {}
) {
  const workspace = temporaryFolder({
    'candidate/metrics.json': metrics(0.9),
    'production/metrics.json': metrics(0.93),
    ...(policy ? {'model-promotion.yml': POLICY} : {})
  })
  git(workspace, 'init', '--quiet', '--initial-branch=main')
  const commit = (): string => {
    git(workspace, 'add', '--all')
    git(workspace, 'commit', '--quiet', '--message=change')
    return git(workspace, 'rev-parse', 'HEAD')
  }
  const baseSha = commit()
  write(workspace, changes)
  const headSha = commit()
  const world = await actionWorld({
    inputs: readInputs(name => (name === 'baseline' ? baseline : ''), []),
    event: {
      kind: 'pull_request',
      repository: {owner: 'acme', repo: 'models'},
      number: 7,
      headSha,
      baseSha: isBaseLost ? 'b'.repeat(40) : baseSha,
      baseRef: 'main',
      fork: false,
      author: 'ann',
      runId: null
    },
    workspace,
    client: null,
    today: '2026-11-21',
    log: SILENT
  })
  return (await check(aRequest(), world)).models
}

describe('a folder of the repository as the registry', () => {
  test('is that of the base branch, whatever the pull request makes of it', async () => {
    const [model] = await judged({
      'candidate/metrics.json': metrics(0.85),
      'production/metrics.json': metrics(0.8)
    })
    expect(model).toMatchObject({
      verdict: 'fail',
      baseline: {registry: 'file', version: 'production'}
    })
    expect(model?.findings).toContainEqual(
      expect.objectContaining({
        id: 'production-change',
        summary: expect.stringContaining(
          'changes the model in production itself (production/metrics.json)'
        )
      })
    )
  })

  test('is said to be changed where nothing else is', async () => {
    const models = await judged({'production/metrics.json': metrics(0.8)})
    expect(models.map(m => m.findings.map(f => f.id))).toEqual([
      expect.arrayContaining(['production-change'])
    ])
  })

  test('is not said to be changed where it is not', async () => {
    const [model] = await judged({'candidate/metrics.json': metrics(0.95)})
    expect(model).toMatchObject({verdict: 'pass'})
    expect(model?.findings.map(f => f.id)).not.toContain('production-change')
  })

  test('is not read from the pull request where the base commit cannot be, nor is the policy', async () => {
    const answer = judged({'candidate/metrics.json': metrics(0.95)}, {isBaseLost: true})
    await expect(answer).rejects.toThrow(/base commit bbbbbbb .*its policy is not known/u)
  })

  test('named by the input alone is no candidate, and its change is said', async () => {
    const changes = {
      'candidate/metrics.json': metrics(0.95),
      'production/metrics.json': metrics(0.8)
    }
    const models = await judged(changes, {policy: false, baseline: 'file:production'})
    expect(models.map(m => m.name)).toEqual(['candidate'])
    expect(models[0]?.findings.map(f => f.id)).toContain('production-change')
  })
})

describe('what is judged', () => {
  const EVENT = {
    kind: 'pull_request',
    repository: {owner: 'acme', repo: 'models'},
    number: 7,
    baseRef: 'main',
    fork: false,
    author: 'ann',
    runId: null
  } as const

  /** A pull request with the merge that GitHub makes of it. */
  function scene() {
    const workspace = temporaryRepository({
      'fraud/metrics.json': metrics(0.93),
      'churn/metrics.json': metrics(0.8)
    })
    const baseSha = git(workspace, 'rev-parse', 'HEAD')
    git(workspace, 'checkout', '--quiet', '-b', 'work')
    write(workspace, {'fraud/metrics.json': metrics(0.85)})
    const headSha = commit(workspace, 'worse')
    git(workspace, 'checkout', '--quiet', '--detach', baseSha)
    git(workspace, 'merge', '--quiet', '--no-ff', '--message=merge', headSha)
    return {workspace, baseSha, headSha, mergeSha: git(workspace, 'rev-parse', 'HEAD')}
  }

  async function verdict(
    {workspace, baseSha, headSha, mergeSha}: ReturnType<typeof scene>,
    out: string | null,
    path = '.'
  ) {
    if (out !== null) git(workspace, 'checkout', '--quiet', '--detach', out)
    const world = await actionWorld({
      inputs: readInputs(name => (name === 'path' ? path : ''), []),
      event: {...EVENT, headSha, mergeSha, baseSha},
      workspace,
      client: null,
      today: '2026-11-21',
      log: SILENT
    })
    return await check(aRequest(), world)
  }

  test('is the head of the event, or what GitHub makes of merging it', async () => {
    const one = scene()
    for (const out of [one.headSha, one.mergeSha])
      expect(await verdict(one, out)).toMatchObject({verdict: 'fail'})
  })

  test.each<[string, (one: ReturnType<typeof scene>) => string, RegExp]>([
    ['the base', one => one.baseSha, /the base, .* is checked out/u],
    [
      'a commit on top of the head',
      ({workspace, headSha}) => {
        git(workspace, 'checkout', '--quiet', '--detach', headSha)
        write(workspace, {'fraud/metrics.json': metrics(0.99)})
        return commit(workspace, 'better, later')
      },
      /about the commit .*, but .* is checked out/u
    ],
    [
      'a merge of the head that is not GitHub’s',
      ({workspace, baseSha, headSha}) => {
        git(workspace, 'checkout', '--quiet', '--detach', baseSha)
        git(workspace, 'merge', '--quiet', '--no-ff', '--message=mine', '-s', 'ours', headSha)
        return 'HEAD'
      },
      /is checked out/u
    ]
  ])('is not %s', async (_what, out, said) => {
    const one = scene()
    const commitOut = out(one)
    await expect(verdict(one, commitOut)).rejects.toThrow(said)
  })

  test('is not a merge of another head, though the runner names it', async () => {
    const one = scene()
    git(one.workspace, 'checkout', '--quiet', '--detach', one.headSha)
    const later = commit(one.workspace, 'pushed meanwhile')
    await expect(
      verdict({...one, mergeSha: one.mergeSha, headSha: later}, one.mergeSha)
    ).rejects.toThrow(/is checked out/u)
  })

  test('is not what lies in a workspace without a checkout', async () => {
    const one = scene()
    const workspace = temporaryFolder({'fraud/metrics.json': metrics(0.99)})
    await expect(verdict({...one, workspace}, null)).rejects.toThrow(
      /which is to be judged, are not there.*actions\/checkout/u
    )
  })

  test('is everything where a link leads to the folder, held against where it led before', async () => {
    const workspace = temporaryRepository({
      'v1/metrics.json': metrics(0.93),
      'v2/metrics.json': metrics(0.85)
    })
    symlinkSync('v1', join(workspace, 'current'))
    const baseSha = commit(workspace, 'v1 is current')
    rmSync(join(workspace, 'current'))
    symlinkSync('v2', join(workspace, 'current'))
    const headSha = commit(workspace, 'v2 is current')
    const one = {workspace, baseSha, headSha, mergeSha: headSha}
    expect(await verdict(one, headSha, 'current')).toMatchObject({verdict: 'fail'})
    rmSync(join(workspace, 'current'))
    symlinkSync(temporaryFolder({'metrics.json': metrics(0.99)}), join(workspace, 'current'))
    await expect(verdict(one, null, 'current')).rejects.toThrow(/link that leads out/u)
  })
})
