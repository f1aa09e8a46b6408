import {describe, expect, test} from '@jest/globals'
import {UserError} from '../../src/errors.ts'
import type {Verdict} from '../../src/verdict/verdict.ts'
import type {Resolved} from '../../src/ports.ts'
import {check} from '../../src/run.ts'
import {memoryTree} from '../fixtures/memory-tree.ts'
import {aRequest, aWorld} from '../fixtures/world.ts'

const POLICY = `version: 1
models:
  fraud:
    candidate: mlflow:fraud@challenger
    at-least-as-good: {accuracy: {margin: 1 pp}}
`
type Files = Readonly<Record<string, string>>

function kept(version: string, files: Files): Extract<Resolved, {found: true}> {
  const tree = memoryTree(files)
  return {found: true, registry: 'mlflow', version, commit: null, tree, folder: '', layout: 'own'}
}

function worldOf(candidate: Resolved, production: Files, policy = POLICY, changed?: string[]) {
  const asked: string[] = []
  const registry = {resolve: () => Promise.resolve(kept('fraud/1', production))}
  const world = aWorld({'README.md': '# Models\n'}, null, {
    policy,
    registry: () => registry,
    candidateFrom: spec => {
      asked.push(spec)
      return {resolve: () => Promise.resolve(candidate)}
    },
    changed: changed ?? null
  })
  return {world, asked}
}

function summaries({models}: Verdict): string[] {
  return models.flatMap(m => m.findings.map(f => `${f.id}: ${f.status}: ${f.summary}`))
}

describe('a candidate that a registry keeps', () => {
  test('is judged by what is there, under its name there', async () => {
    const candidate = kept('fraud/2', {'metrics.json': '{"accuracy": 0.95}'})
    const {world, asked} = worldOf(candidate, {'metrics.json': '{"accuracy": 0.93}'})
    const verdict = await check(aRequest(), world)
    expect(asked).toEqual(['mlflow:fraud@challenger'])
    expect(verdict).toMatchObject({
      verdict: 'pass',
      models: [
        {
          candidate: {
            registry: 'mlflow',
            version: 'fraud/2',
            evidence: [{kind: 'metrics', path: 'mlflow:fraud/2/metrics.json'}]
          },
          baseline: {version: 'fraud/1'}
        }
      ]
    })
  })

  test('is compared row by row where both keep rows, wherever they lie', async () => {
    const rows = (right: number) =>
      `id,label,prediction\n${Array.from({length: 200}, (_, i) => `${i},${i % 2},${i < right ? i % 2 : 1 - (i % 2)}\n`).join('')}`
    const {world} = worldOf(kept('fraud/2', {'eval/predictions.csv': rows(190)}), {
      'eval/predictions.csv': rows(198)
    })
    expect(await check(aRequest(), world)).toMatchObject({
      verdict: 'fail',
      models: [{findings: expect.arrayContaining([expect.objectContaining({rows: 200})])}]
    })
  })

  test('is held where the registry does not have it, with its reason', async () => {
    const absent: Resolved = {
      found: false,
      registry: 'mlflow',
      reason: 'unreadable',
      summary: 'fraud has no alias "challenger" in MLflow; it has: champion.',
      remedy: 'Set it.'
    }
    const verdict = await check(
      aRequest(),
      worldOf(absent, {'metrics.json': '{"accuracy": 1}'}).world
    )
    expect(verdict.verdict).not.toBe('pass')
    expect(summaries(verdict)).toContainEqual(
      'evidence/candidate: missing: fraud has no alias "challenger" in MLflow; it has: champion.'
    )
  })

  test('is held where it lacks a file that the policy names', async () => {
    const policy = POLICY.replace(
      '    at-least',
      '    predictions: {file: eval/rows.csv}\n    at-least'
    )
    const candidate = kept('fraud/2', {'metrics.json': '{"accuracy": 0.95}'})
    const {world} = worldOf(candidate, {'metrics.json': '{"accuracy": 0.93}'}, policy)
    const verdict = await check(aRequest(), world)
    expect(verdict.verdict).toBe('hold')
    expect(summaries(verdict).join('\n')).toMatch(
      /missing-file\/predictions: missing: fraud\/2 has no file for the predictions/u
    )
  })

  test('is judged on every pull request where no file of the repository is about it', async () => {
    const candidate = kept('fraud/2', {'metrics.json': '{"accuracy": 0.95}'})
    const {world} = worldOf(candidate, {'metrics.json': '{"accuracy": 0.93}'}, POLICY, ['train.py'])
    expect((await check(aRequest(), world)).models).toHaveLength(1)
  })

  test('is named by the option before the policy, and not beside files', async () => {
    const candidate = kept('fraud/3', {'metrics.json': '{"accuracy": 0.95}'})
    const {world, asked} = worldOf(candidate, {'metrics.json': '{"accuracy": 0.93}'})
    await check(aRequest({candidateFrom: 'mlflow:fraud/3'}), world)
    expect(asked).toEqual(['mlflow:fraud/3'])
    const metrics = {tree: world.tree, path: 'README.md', shown: 'README.md'}
    const both = aRequest({candidateFrom: 'mlflow:fraud/3', candidate: {metrics: [metrics]}})
    await expect(check(both, world)).rejects.toThrow(UserError)
  })
})
