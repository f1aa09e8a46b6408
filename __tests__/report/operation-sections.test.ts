import {describe, expect, test} from '@jest/globals'
import type {Finding, ModelVerdict, PracticeState} from '../../src/verdict/verdict.ts'
import {evidenceOf} from '../../src/report/details.ts'
import {readinessOf} from '../../src/report/readiness.ts'
import {operationSections} from '../../src/report/operation-sections.ts'
import {dressed, type Skin} from '../../src/report/rich-text.ts'
import {aFinding, aModel, anIdentity, anIncident, aVerdict} from '../fixtures/verdict.ts'

const PLAIN: Skin = {
  plain: text => text.trim(),
  code: text => text,
  strong: text => text,
  picture: () => ''
}

function state(id: string, is: PracticeState['state'], evidence: string): PracticeState {
  return {id, state: is, evidence}
}

function around(practices: PracticeState[], changes: Partial<ModelVerdict> = {}): ModelVerdict {
  const {gaps} = aModel()
  return aModel({...changes, gaps: {...gaps, practices}})
}

/** The rows of a section, its cells joined by bars. */
function rowsOf(model: ModelVerdict, title: string): readonly string[] {
  const section = operationSections(model).find(one => one.title.startsWith(title))
  return (section?.table?.rows ?? []).map(row => row.map(cell => dressed(cell, PLAIN)).join(' | '))
}

const LIVE: NonNullable<ModelVerdict['gaps']['live']> = {
  system: 'Prometheus',
  answers: [
    {question: 'predictions', state: 'current', said: '12 (less than 5 min old)'},
    {question: 'latency', state: 'old', said: '0.08 (3 h old, too old)'},
    {question: 'errors', state: 'not-answered', said: 'not answered (no metric)'},
    {question: 'accuracy', state: 'current', said: '0.97 (15 min old)'},
    {question: 'drift', state: 'old', said: '0.1, of unknown age'}
  ]
}

describe('the questions that a report must answer', () => {
  test('each have a row: registry, debugging, versioning, monitoring', () => {
    const model = around(
      [
        state('audit-trail', 'verified', 'ann promoted v12 in place of v11.'),
        state('rollback', 'declared', 'v11 was not seen.'),
        state('code-version', 'verified', 'Commit 9a1f0c2.'),
        state('data-version', 'verified', 'train.csv is md5:1.'),
        state('parameters', 'missing', 'Looked for hyperparameters.'),
        state('freshness', 'missing', 'Looked for ages.'),
        state('latency-budget', 'not-applicable', 'It is batch.'),
        state('monitoring', 'missing', 'Looked for metrics.'),
        state('drift-detection', 'missing', 'Looked for drift.')
      ],
      {
        candidate: anIdentity('v13', {commit: 'abc'}),
        differences: [{what: 'data', baseline: '1', candidate: '2'}]
      }
    )
    expect(rowsOf(model, 'Questions')).toEqual([
      'Which model is in production? | yes | v12 (mlflow)',
      'Which model is this? | yes | v13 (mlflow), commit abc',
      'Was it tested? | yes | 1 check; the verdict is pass.',
      'What changed? | yes | 1 difference from what is in production.',
      'Which was in production before? | yes | ann promoted v12 in place of v11.',
      'Can we go back? | declared | v11 was not seen.',
      'Which code made this one? | yes | Commit 9a1f0c2.',
      'Which data did it use? | yes | train.csv is md5:1.',
      'Which hyperparameters? | no | Looked for hyperparameters.',
      'Is it making predictions? | no | Looked for ages.',
      'How fast? | n/a | It is batch.',
      'Are there errors? | no | Neither monitoring nor a budget tells.',
      'Is accuracy still good? | no | Looked for metrics.',
      'Is the input changing? | no | Looked for drift.'
    ])
    expect(operationSections(model)[0]?.title).toBe(
      'Questions to ask of this model: 7 answered, 1 only declared and 5 not answered'
    )
  })

  test('are answered by monitoring where it answers', () => {
    const {gaps, ...model} = around([state('latency-budget', 'missing', 'Looked for a budget.')])
    expect(rowsOf({...model, gaps: {...gaps, live: LIVE}}, 'Questions').slice(4)).toEqual([
      'Is it making predictions? | yes | Monitoring says 12 (less than 5 min old).',
      'How fast? | declared | Monitoring says 0.08 (3 h old, too old).',
      'Are there errors? | no | not answered (no metric).',
      'Is accuracy still good? | yes | Monitoring says 0.97 (15 min old).',
      'Is the input changing? | declared | Monitoring says 0.1, of unknown age.'
    ])
  })

  test('are answered by what was measured of the candidate where monitoring is silent', () => {
    const measured = (id: string, candidate: number | null): Finding =>
      aFinding({id, check: 'budgets', candidate, summary: `${id} holds.`})
    const model = around([state('latency-budget', 'verified', 'It was measured.')], {
      findings: [
        measured('budgets/latency-p50', null),
        measured('budgets/latency-p99', 78),
        measured('budgets/error-rate', 0.001)
      ]
    })
    expect(rowsOf(model, 'Questions').slice(4)).toEqual([
      'How fast? | yes | budgets/latency-p99 holds.',
      'Are there errors? | yes | budgets/error-rate holds.'
    ])
  })

  test('are answered by a log of live traffic, of several columns by one that drifts', () => {
    const live = (id: string, changes: Partial<Finding>): Finding =>
      aFinding({id, check: 'shadow', candidate: null, summary: `${id} is so.`, ...changes})
    const findings = [
      live('shadow/concept-drift', {status: 'not-applicable', detail: 'unchanged'}),
      live('shadow/drift/age', {status: 'pass'}),
      live('shadow/drift/device', {status: 'inconclusive'})
    ]
    expect(rowsOf(around([state('x', 'missing', '')], {findings}), 'Questions').slice(-2)).toEqual([
      'Is accuracy still good? | yes | shadow/concept-drift is so.',
      'Is the input changing? | yes | shadow/drift/device is so.'
    ])
  })

  test('say of a first version that nothing was before', () => {
    const first = rowsOf(around([state('rollback', 'missing', '')], {baseline: null}), 'Questions')
    expect(first[0]).toBe('Which model is in production? | yes | None yet.')
    expect(first[3]).toContain('There is nothing yet that it could differ from.')
  })

  test('are left out where nobody looked for practices', () => {
    expect(operationSections(around([]))).toEqual([])
  })
})

describe('the validation ladder', () => {
  const practices = [
    state('held-out-test-set', 'verified', 'Held out.'),
    state('cross-validation', 'missing', 'No folds.'),
    state('shadow-mode', 'verified', 'Judged.'),
    state('progressive-rollout', 'verified', 'Steps.'),
    state('automated-deployment', 'missing', 'By hand.')
  ]

  test('has its six rungs in order and says what the policy asks for', () => {
    const guard = (id: string): Finding => aFinding({id, check: id.split('/')[0] ?? ''})
    const findings = [guard('practices/cross-validation'), guard('shadow/days')]
    expect(rowsOf(around(practices, {findings}), 'Validation ladder')).toEqual([
      'train/test split | passed | – | Held out.',
      'cross-validation | missing | asks for it | No folds.',
      'hold-out | passed | – | Held out.',
      'shadow mode | passed | asks for it | Judged.',
      'canary | prepared | – | Steps.',
      'all traffic | missing | – | By hand.'
    ])
  })

  test('names the rungs that are missing', () => {
    expect(operationSections(around(practices)).at(-1)?.title).toBe(
      'Validation ladder: cross-validation and all traffic are missing'
    )
  })
})

test('the parts of a report follow its readers: data scientist, operator, manager', () => {
  const model = around([state('rollback', 'verified', 'There.')], {
    findings: [aFinding({id: 'segments/recall/a', subject: {metric: 'recall', segment: {a: 'b'}}})],
    differences: [{what: 'data', baseline: '1', candidate: '2'}]
  })
  const priced = {
    ...model,
    gaps: {...model.gaps, total: 5, incidents: [anIncident('silent-decay', {cost: 5})]}
  }
  const titles = [
    ...evidenceOf(priced, aVerdict({models: [priced]}), standing => standing),
    ...readinessOf(priced)
  ]
  const order = [
    'Segments',
    'The only check',
    'What differs',
    'Questions',
    'Validation ladder',
    'What the gaps would cost',
    'Maturity',
    'Thirteen questions',
    'Practices'
  ].map(begin => titles.findIndex(({title}) => title.startsWith(begin)))
  expect(order).not.toContain(-1)
  expect(order).toEqual(order.toSorted((a, b) => a - b))
})
