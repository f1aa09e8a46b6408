import {metricOf} from '../metrics/names.ts'
import {isAbout} from '../verdict/finding-id.ts'
import {isAnswered, isOf} from './own-check.ts'
import {missing, verified, type Practice} from './practice.ts'

export const negativeFlips = {
  id: 'negative-flips',
  title: 'Examples that became wrong are counted',
  hurdle: 'D',
  stage: 2,
  layer: null,
  verifiedWhen: 'the examples that only the baseline gets right were counted',
  looksFor: 'labelled predictions of both versions, joined by key',
  lookedIn: 'the prediction files',
  effort: 1,
  detect({joined, findings}) {
    const flips = joined?.negativeFlips ?? null
    if (joined !== null && flips !== null)
      return verified(
        `${flips} of ${joined.rows} rows were right in production and are wrong now: they were counted.`
      )
    const finding = findings.find(
      f => (isOf('negative-flips', 'flips')(f) || isAbout(f, 'shadow', 'flips')) && isAnswered(f)
    )
    return finding === undefined ? null : verified(`This verdict answers it: ${finding.id}.`)
  }
} as const satisfies Practice

/** How a finding that need not fail says that the candidate is worse. */
const WORSE = new Set([
  'worse',
  'worse-than-margin',
  'worse-by-how-much',
  'worse-by-chance-perhaps'
])

export const calibration = {
  id: 'calibration',
  title: 'Scores mean what they say',
  hurdle: 'M',
  stage: 4,
  layer: 'model',
  verifiedWhen: 'calibration was computed from scores and is not worse than the baseline’s',
  looksFor: 'labelled scores of both versions',
  lookedIn: 'the prediction files and the findings of this verdict',
  effort: 1,
  detect({findings}) {
    const about = findings.filter(
      f =>
        f.check === 'calibration' ||
        isAbout(f, 'shadow', 'calibration') ||
        (f.evidence === 'paired-rows' &&
          f.subject.segment === undefined &&
          metricOf(f.subject.metric ?? '')?.needs === 'probabilities')
    )
    const worse = about.find(f => f.status === 'fail' || WORSE.has(f.detail ?? ''))
    if (worse !== undefined)
      return missing(`Calibration is worse than in production (${worse.id}).`)
    const good = about.find(f => f.status === 'pass')
    return good === undefined
      ? null
      : verified(`Calibration is not worse than in production (${good.id}).`)
  }
} as const satisfies Practice
