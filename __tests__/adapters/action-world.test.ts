import {afterEach, describe, expect, test} from '@jest/globals'
import {readInputs} from '../../src/adapters/action-inputs.ts'
import {actionWorld} from '../../src/adapters/action-world.ts'
import {check} from '../../src/run.ts'
import {aRequest, SILENT} from '../fixtures/world.ts'
import {git, removeTemporary, temporaryFolder, write} from './temporary.ts'

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
