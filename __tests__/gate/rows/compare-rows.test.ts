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
      method: 'identical-predictions'
    })
    expect(statusOf('roc_auc', scores(900), moved).method).not.toBe('identical-predictions')
  })
})
