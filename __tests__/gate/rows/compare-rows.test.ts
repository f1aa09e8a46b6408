import {describe, expect, test} from '@jest/globals'
import {decided, findingIn} from '../../fixtures/facts.ts'

/** Scores of `rows` rows, every third of them positive; the classes overlap. */
function scores(rows: number, change: (score: number, row: number) => number = s => s): string {
  const lines = Array.from({length: rows}, (_, row) => {
    const label = row % 3 === 0 ? 1 : 0
    const score = ((row * 37) % 100) / 200 + label * 0.3
    return `${row},${label},${change(score, row).toFixed(4)}`
  })
  return ['id,label,score', ...lines, ''].join('\n')
}

/** Another model that says the same classes: no score crosses the threshold. */
const nudged = (score: number): number => score + (score >= 0.4 ? 0.0004 : -0.0004)

function statusOf(metric: string, baseline: string, candidate: string) {
  const model = `{predictions: {file: p.csv, threshold: 0.4}, at-least-as-good: {${metric}: {margin: 1 pp}}}`
  const verdict = decided({predictions: baseline}, {predictions: candidate}, {model})
  return findingIn(verdict, `at-least-as-good/${metric}`)
}

describe('the same predictions', () => {
  test.each(['f1', 'mcc', 'accuracy'])(
    '%s of the same classes and other scores passes where there are enough rows of each class',
    metric => {
      expect(statusOf(metric, scores(900), scores(900, nudged))).toMatchObject({
        status: 'pass',
        difference: 0
      })
      const few = statusOf(metric, scores(300), scores(300, nudged))
      expect(few.status).toBe(metric === 'accuracy' ? 'pass' : 'inconclusive')
    }
  )

  test('classes may be the same where scores are not', () => {
    const moved = scores(900, score => score * 0.999 + 0.0004)
    expect(statusOf('f1', scores(900), moved)).toMatchObject({
      status: 'pass',
      method: 'confusion-score'
    })
    expect(statusOf('roc_auc', scores(900), moved).method).not.toBe('identical-predictions')
  })
})

describe('what does not vary is not held for ever', () => {
  /** A score by label, which the row moves a little. */
  const ranked = (rows: number, of: (label: number, row: number) => number): string => {
    const lines = Array.from({length: rows}, (_, row) => {
      const label = row % 3 === 0 ? 1 : 0
      return `${row},${label},${of(label, row).toFixed(4)}`
    })
    return ['id,label,score', ...lines, ''].join('\n')
  }
  const perfect = (label: number, row: number): number => 0.6 * label + (row % 7) / 50
  const alsoPerfect = (label: number, row: number): number => 0.7 * label + (row % 11) / 50

  test.each([
    [900, 'pass'],
    [240, 'inconclusive']
  ])('two perfect areas with other scores on %d rows', (rows, status) => {
    const found = statusOf('roc_auc', ranked(rows, perfect), ranked(rows, alsoPerfect))
    expect(found).toMatchObject({status, difference: 0})
  })

  test('a constant score against a perfect one fails, and the other way round passes', () => {
    const constant = ranked(900, () => 0.5)
    expect(statusOf('roc_auc', ranked(900, perfect), constant).status).toBe('fail')
    expect(statusOf('roc_auc', constant, ranked(900, perfect)).status).toBe('pass')
  })

  test.each([
    [2100, 'pass'],
    [60, 'inconclusive']
  ])('a precision of 1 against one of 1 on %d rows', (rows, status) => {
    const half = (skipped: number) => (label: number, row: number) =>
      label === 1 && row % skipped !== 0 ? 0.9 : 0.1
    const found = statusOf('precision', ranked(rows, half(5)), ranked(rows, half(6)))
    expect(found).toMatchObject({status, difference: 0})
  })

  test('equal scores of which nothing is known in the metric’s unit are told as a share of rows', () => {
    // Classes are written beside the scores, so that the models differ in them.
    const rows = (other: number): string =>
      [
        'id,label,score,prediction',
        ...Array.from({length: 600}, (_, row) => {
          const score = ((row * 37) % 100) / 100
          const said = row % 50 === other ? 1 : score > 0.5 ? 1 : 0
          return `${row},${row % 2},${score.toFixed(2)},${said}`
        }),
        ''
      ].join('\n')
    const model = '{predictions: {file: p.csv}, at-least-as-good: {log_loss: {margin: 2 %}}}'
    const verdict = decided({predictions: rows(1)}, {predictions: rows(2)}, {model})
    const found = findingIn(verdict, 'at-least-as-good/log_loss')
    expect(found).toMatchObject({status: 'pass', interval: null})
    expect(found.summary).toContain('both models say the same of all 600 rows')
    expect(found.summary).toContain('0.4 % of others')
  })
})
