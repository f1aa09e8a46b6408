import {describe, expect, test} from '@jest/globals'
import {caseOf} from '../../src/gate/decide.ts'
import {classesOf} from '../../src/gate/live/classes.ts'
import {metricCalled} from '../../src/gate/live/metrics.ts'
import {metricNamed} from '../../src/gate/rows/metrics.ts'
import {factsOf} from '../fixtures/facts.ts'

/** The example of scikit-learn 1.7's page on `cohen_kappa_score`: labels, and what was predicted. */
const LABELS = ['negative', 'positive', 'negative', 'neutral', 'positive']
const PREDICTED = ['negative', 'positive', 'negative', 'neutral', 'negative']
const KAPPA = 0.6875

const QUESTION = {
  alpha: 0.05,
  margin: {value: 0.01, relative: false},
  direction: 'higher'
} as const

describe('cohen_kappa of the same answers', () => {
  test('from rows', () => {
    const cells = LABELS.map((label, i) => `${i},${label},${PREDICTED[i] ?? ''}\n`)
    const predictions = `id,label,prediction\n${cells.join('')}`
    const {rows} = caseOf(factsOf({predictions}, {predictions}))
    if (rows === null) throw new Error('no rows')
    const metric = metricNamed('cohen_kappa', rows)
    expect(metric?.ofRows(rows, QUESTION).candidate).toBeCloseTo(KAPPA, 12)
  })

  test('from the counts of a log', () => {
    const outcomes = LABELS.map((label, i) => {
      const said = PREDICTED[i] ?? null
      const asked = {baseline: 1, candidate: 1}
      return {label, baseline: said, candidate: said, count: 1, asked}
    })
    const source = {
      outcomes,
      classes: classesOf(outcomes, ''),
      losses: new Map(),
      groupLosses: new Map(),
      scores: []
    }
    const {ofCounts} = metricCalled('cohen_kappa') ?? {}
    expect(ofCounts?.ofPairs(source, QUESTION, 100).candidate).toBeCloseTo(KAPPA, 12)
  })
})
