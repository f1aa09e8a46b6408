import {SCORE_BINS} from '../../traffic/table-plans.ts'
import {calibrationError, type ReliabilityBin} from '../../statistics/calibration/calibration.ts'
import type {ScoreCell} from '../../statistics/paired/binned-scores.ts'
import {count, distance, figure} from '../../words/figures.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import type {Finding} from '../../verdict/verdict.ts'
import type {TrafficCheck} from './comparer.ts'
import type {MetricSource} from './metric-source.ts'

const BINS = 10
/** The error of a tenth of so few requests is chance. */
const FEWEST_ROWS = 1000

/** Are the scores the probabilities that they look like? Shown, not judged: Brier and log loss judge. */
export function calibration(
  {scores}: MetricSource,
  check: TrafficCheck = 'shadow'
): readonly Finding[] {
  const tables = {
    baseline: reliability(scores, 'baseline'),
    candidate: reliability(scores, 'candidate')
  }
  const rows = tables.candidate.reduce((sum, bin) => sum + bin.rows, 0)
  if (rows < FEWEST_ROWS || tables.baseline.length === 0) return []
  const [before, now] = [calibrationError(tables.baseline), calibrationError(tables.candidate)]
  const worst = tables.candidate.reduce((most, bin) =>
    bin.rows * Math.abs(bin.observed - bin.predicted) >
    most.rows * Math.abs(most.observed - most.predicted)
      ? bin
      : most
  )
  return [
    aFindingOf({
      id: findingId(check, 'calibration'),
      status: 'not-applicable',
      role: 'info',
      direction: 'lower',
      unit: 'fraction',
      baseline: before.expected,
      candidate: now.expected,
      difference: before.expected - now.expected,
      method: 'expected-calibration-error',
      evidence: 'counts',
      rows,
      summary: `The candidate’s scores are off by ${distance(now.expected, true)} on average, those of the model in production by ${distance(before.expected, true)}: where it says ${figure(worst.predicted, true)}, ${figure(worst.observed, true)} of ${count(worst.rows)} requests are positive.`,
      notes: [
        `Scores are counted in ${SCORE_BINS} steps and compared in ${BINS} bins. The error depends on the bins, so Brier score and log loss decide.`
      ],
      steps: tables.candidate.map(({predicted, observed, rows: n}) => ({
        what: `mean score ${predicted.toFixed(3)}, ${n} requests: share of positives`,
        value: observed
      })),
      reference: 'Naeini et al. 2015, AAAI'
    })
  ]
}

function reliability(
  cells: readonly ScoreCell[],
  side: 'baseline' | 'candidate'
): readonly ReliabilityBin[] {
  const bins = Array.from({length: BINS}, () => ({rows: 0, score: 0, positives: 0}))
  for (const {isPositive, rows, [side]: step} of cells) {
    if (step < 0 || step > SCORE_BINS) continue
    // A score of 1 has a step of its own; the others stand for the middle of theirs.
    const score = step === SCORE_BINS ? 1 : (step + 0.5) / SCORE_BINS
    const bin = bins[Math.min(BINS - 1, Math.floor(score * BINS))]
    if (bin === undefined) continue
    bin.rows += rows
    bin.score += rows * score
    bin.positives += isPositive ? rows : 0
  }
  return bins
    .filter(({rows}) => rows > 0)
    .map(({rows, score, positives}) => ({
      rows,
      predicted: score / rows,
      observed: positives / rows
    }))
}
