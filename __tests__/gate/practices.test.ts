import {describe, expect, test} from '@jest/globals'
import type {Evidence} from '../../src/evidence/evidence.ts'
import {openRepository} from '../../src/repository/opened.ts'
import type {Facts} from '../../src/facts.ts'
import {practices} from '../../src/gate/checks/practices.ts'
import {caseOf, decide} from '../../src/gate/decide.ts'
import type {Finding} from '../../src/verdict/verdict.ts'
import {demandOn} from '../../src/policy/demand.ts'
import {policySchema} from '../../src/catalogue/policy.ts'
import type {ModelPolicy} from '../../src/policy/schema.ts'
import {aFinding, aRepository, aVersion, type Files} from '../practices/a-practice-case.ts'

const DIGEST = 'a'.repeat(64)

function someFacts(model: unknown, files: Files = {}, evidence: Partial<Evidence> = {}): Facts {
  const policy = policySchema.parse({version: 1, models: {fraud: model}})
  const demand = demandOn('fraud', policy, {margins: new Map()})
  const scope = {name: 'fraud', folder: '', others: [], policy: demand.policy}
  return {
    demand,
    candidate: aVersion(evidence),
    baseline: null,
    absent: {registry: 'git', reason: 'none-yet', summary: 'Nothing yet.', remedy: ''},
    policyFile: 'model-promotion.yml',
    policyChange: null,
    surroundings: {
      ...openRepository(aRepository(files, scope), scope),
      production: null,
      modelFiles: {candidate: [], production: []},
      knownCommits: [],
      live: null,
      forge: null,
      records: null
    },
    today: '2026-11-21'
  }
}

function found(
  model: unknown,
  files: Files = {},
  evidence: Partial<Evidence> = {},
  before: readonly Finding[] = []
): Record<string, Finding['status']> {
  const findings = practices(caseOf(someFacts(model, files, evidence)), before)
  for (const {summary, remedy, status, evidence: kind} of findings) {
    expect(kind).toBe('files')
    expect(summary).toMatch(/^.+: .+\. .+\.$/u)
    expect(remedy === null).toBe(status === 'pass' || status === 'not-applicable')
  }
  return Object.fromEntries(findings.map(f => [f.id, f.status]))
}

describe('lineage', () => {
  const lineage = ['code', 'data', 'parameters', 'seed', 'environment', 'weights']

  test('a policy that asks for nothing gets no finding', () => {
    expect(found({})).toEqual({})
  })

  test('each missing item is a finding', () => {
    expect(found({lineage})).toEqual(
      Object.fromEntries(lineage.map(item => [`lineage/${item}`, 'missing']))
    )
  })

  test('what is recorded passes, what speaks against it fails, what is only said cannot be told', () => {
    const digest = {
      role: 'data' as const,
      path: 'data.csv',
      digest: 'md5:1',
      recordedIn: 'dvc.lock'
    }
    const parameters = {random_state: 'null', depth: '3'}
    expect(
      found(
        {lineage},
        {'uv.lock': 'version = 1\n', 'train.py': ''},
        {digests: [digest], parameters}
      )
    ).toEqual({
      'lineage/code': 'inconclusive',
      'lineage/data': 'pass',
      'lineage/parameters': 'pass',
      'lineage/seed': 'fail',
      'lineage/environment': 'pass',
      'lineage/weights': 'missing'
    })
  })

  test('an item that is listed twice is asked for once', () => {
    expect(Object.keys(found({lineage: ['seed', 'seed']}))).toEqual(['lineage/seed'])
  })
})

describe('require', () => {
  test('says what was looked for and where', () => {
    const [finding] = practices(caseOf(someFacts({require: ['data-validation']})), [])
    expect(finding).toMatchObject({
      id: 'practices/data-validation',
      check: 'practices',
      role: 'guard',
      status: 'missing',
      summary: expect.stringMatching(/Looked for a validation result.* in .*Great Expectations/u)
    })
  })

  test('a validation that failed fails', () => {
    const result = {
      success: false,
      statistics: {evaluated_expectations: 3, unsuccessful_expectations: 1}
    }
    expect(
      found({require: ['data-validation']}, {'validation.json': JSON.stringify(result)})
    ).toEqual({'practices/data-validation': 'fail'})
  })

  test('a declaration is not enough, unless the policy takes it', () => {
    const declared = {practices: {fallback: 'rules in fallback.py'}}
    expect(found({...declared, require: ['fallback']})).toEqual({
      'practices/fallback': 'inconclusive'
    })
    expect(found({...declared, require: {fallback: 'verified'}})).toEqual({
      'practices/fallback': 'inconclusive'
    })
    expect(found({...declared, require: {fallback: 'declared'}})).toEqual({
      'practices/fallback': 'pass'
    })
  })

  test('a pointer into nothing fails, also where declarations are taken', () => {
    expect(
      found({practices: {fallback: 'docs/fallback.md'}, require: {fallback: 'declared'}})
    ).toEqual({'practices/fallback': 'fail'})
  })

  test('what does not apply stops nothing', () => {
    expect(
      found({practices: {'bias-audit': {'not-applicable': 'no people'}}, require: ['bias-audit']})
    ).toEqual({'practices/bias-audit': 'not-applicable'})
  })

  test('takes the findings of the other checks', () => {
    const policy = {require: ['bias-audit', 'shadow-mode']}
    const before = [aFinding('fairness/equal-opportunity/sex', 'fail')]
    expect(found(policy, {}, {}, before)).toEqual({
      'practices/bias-audit': 'pass',
      'practices/shadow-mode': 'missing'
    })
  })

  test('without files around the model nothing passes', () => {
    const facts = someFacts({require: ['environment']}, {'uv.lock': 'version = 1\n'})
    const bare = {...caseOf(facts)}
    delete bare.surroundings
    expect(practices(bare, []).map(f => f.status)).toEqual(['missing'])
  })
})

describe('the verdict', () => {
  const image = `FROM python@sha256:${DIGEST}\n`

  test('a candidate of which nothing is known does not pass by its practices', () => {
    const {verdict, findings} = decide(
      caseOf(someFacts({require: ['environment']}, {Dockerfile: image}))
    )
    expect(findings.find(f => f.id === 'practices/environment')?.status).toBe('pass')
    expect(verdict).toBe('hold')
  })

  test('a required practice that is missing holds', () => {
    const model: ModelPolicy = {require: ['rollback']}
    const {verdict, findings} = decide(caseOf(someFacts(model)))
    expect(findings.map(f => f.id)).toContain('practices/rollback')
    expect(verdict).toBe('hold')
  })
})
