import type {Finding} from '../../gate/verdict.ts'
import type {ModelPolicy} from '../../policy/schema.ts'
import type {PracticeId} from '../practices.ts'
import type {Sight} from '../sight.ts'
import {declared, missing, verified, type Detector, type Sighting} from './detector.ts'
import {servedFeatures} from './features.ts'

/** A practice that this gate does itself, so that its findings show it. */
interface OwnCheck {
  readonly practice: PracticeId
  readonly concerns: (finding: Finding) => boolean
  /** The key by which a policy demands it; null where it does not. */
  readonly demand?: (policy: ModelPolicy) => string | null
  /** What files show where no finding answers. */
  readonly otherwise?: (sight: Sight) => Sighting | null
}

const OWN_CHECKS: readonly OwnCheck[] = [
  {practice: 'training-serving-skew', concerns: isOf('training-serving-skew')},
  {practice: 'realistic-test-data', concerns: isOf('realistic-test-data')},
  {
    practice: 'feature-availability',
    concerns: isOf('feature-availability'),
    otherwise: servedFeatures
  },
  {
    practice: 'shadow-mode',
    concerns: isOf('shadow'),
    demand: p => (p.shadow === undefined ? null : 'shadow')
  },
  {practice: 'ab-test', concerns: isOf('ab-test')},
  {practice: 'business-metric', concerns: isOf('business-metric')},
  {practice: 'freshness', concerns: isOf('freshness')},
  {practice: 'output-validity', concerns: isOf('output-validity')},
  {practice: 'retraining-interval', concerns: isOf('retraining-interval')},
  {
    practice: 'bias-audit',
    concerns: isOf('fairness', 'bias-audit'),
    demand: p => (p.fairness === undefined ? null : 'fairness')
  },
  {practice: 'proxy-features', concerns: isOf('proxy-features')},
  {
    practice: 'segments',
    concerns: f => f.check === 'segments' || f.subject.segment !== undefined,
    demand: p => (p.segments === undefined ? null : 'segments')
  },
  {
    practice: 'latency-budget',
    concerns: f => f.check === 'budgets' && /latency/iu.test(f.id),
    demand: p => budgetIn(p, /latency/iu)
  },
  {
    practice: 'cost-per-prediction',
    concerns: f => f.check === 'budgets' && /cost/iu.test(f.id),
    demand: p => budgetIn(p, /cost/iu)
  }
]

/** A practice is in place when its check was answered, also when the answer is no. */
export const judged: readonly Detector[] = OWN_CHECKS.map(
  ({practice, concerns, demand, otherwise}) => ({
    practice,
    detect(sight) {
      const {findings, scope} = sight
      const answered = findings.filter(f => concerns(f) && isAnswered(f))
      const first = answered[0]
      if (first !== undefined) {
        const more = answered.length === 1 ? '' : ` and ${answered.length - 1} more`
        return verified(`This verdict answers it: ${first.id}${more}.`)
      }
      const key = demand?.(scope.policy) ?? null
      return key === null
        ? (otherwise?.(sight) ?? null)
        : declared(`The policy demands it (${key}), but nothing was measured.`)
    }
  })
)

export const negativeFlips: Detector = {
  practice: 'negative-flips',
  detect({joined, findings}) {
    const flips = joined?.negativeFlips ?? null
    if (joined !== null && flips !== null)
      return verified(
        `${flips} of ${joined.rows} rows were right in production and are wrong now: they were counted.`
      )
    const finding = findings.find(f => f.check === 'negative-flips' && isAnswered(f))
    return finding === undefined ? null : verified(`This verdict answers it: ${finding.id}.`)
  }
}

const CALIBRATION = ['brier', 'log_loss', 'ece', 'expected_calibration_error']

export const calibration: Detector = {
  practice: 'calibration',
  detect({findings}) {
    const about = findings.filter(
      f =>
        f.check === 'calibration' ||
        (f.evidence === 'paired-rows' &&
          f.subject.segment === undefined &&
          CALIBRATION.includes(f.subject.metric ?? ''))
    )
    const worse = about.find(f => f.status === 'fail' || (f.detail ?? '').startsWith('worse'))
    if (worse !== undefined)
      return missing(`Calibration is worse than in production (${worse.id}).`)
    const good = about.find(f => f.status === 'pass')
    return good === undefined
      ? null
      : verified(`Calibration is not worse than in production (${good.id}).`)
  }
}

function isOf(...checks: readonly string[]): (finding: Finding) => boolean {
  return finding => checks.includes(finding.check)
}

function isAnswered({status}: Finding): boolean {
  return status === 'pass' || status === 'fail' || status === 'inconclusive'
}

function budgetIn({budgets}: ModelPolicy, word: RegExp): string | null {
  const key = Object.keys(budgets ?? {}).find(k => word.test(k))
  return key === undefined ? null : `budgets.${key}`
}
