import {metricOf} from '../../metrics/names.ts'
import {isAbout} from '../../verdict/finding-id.ts'
import type {Finding} from '../../verdict/verdict.ts'
import {isOfLatency, ownBudgets} from '../../policy/budgets.ts'
import type {ModelPolicy} from '../../policy/schema.ts'
import {currentAnswers, liveSentence} from '../../repository/live.ts'
import type {PracticeId} from '../../catalogue/practices.ts'
import type {PracticeCase} from '../case.ts'
import {declared, missing, verified, type Detector, type Observation} from './detector.ts'
import {servedFeatures} from './features.ts'
import {skewReport} from './observability.ts'

/** A practice that this gate does itself, so that its findings show it. */
interface OwnCheck {
  readonly practice: PracticeId
  readonly concerns: (finding: Finding) => boolean
  /** The key by which a policy demands it; null where it does not. */
  readonly demand?: (policy: ModelPolicy) => string | null
  /** What files show where no finding answers. */
  readonly otherwise?: (given: PracticeCase) => Observation | null
}

/** A constant answer to fewer requests shows nothing. */
const FEWEST_ANSWERS = 20

const OWN_CHECKS: readonly OwnCheck[] = [
  {
    practice: 'training-serving-skew',
    concerns: isOf('training-serving-skew'),
    otherwise: given => {
      const report = skewReport(given)
      const live = given.findings.find(f => isAbout(f, 'shadow', 'drift') && isAnswered(f))
      if (report !== null || live === undefined) return report
      return declared(
        `Live features were compared with those of the evaluation set (${live.id}), not with those of training.`
      )
    }
  },
  {
    practice: 'realistic-test-data',
    concerns: anyOf(isOf('realistic-test-data'), ofLive('drift'))
  },
  {
    practice: 'feature-availability',
    concerns: anyOf(isOf('feature-availability'), ofLive('features')),
    otherwise: servedFeatures
  },
  {
    practice: 'ab-test',
    // A canary gives each model its own users; what it shows of an effect has an interval.
    concerns: anyOf(isOf('ab-test'), f => f.check === 'canary' && f.interval !== null)
  },
  {
    practice: 'business-metric',
    concerns: anyOf(isOf('business-metric'), f => isAbout(f, 'canary', 'reward'))
  },
  {
    practice: 'freshness',
    concerns: anyOf(isOf('freshness'), ofLive('freshness')),
    otherwise: predictionsOf
  },
  {
    practice: 'output-validity',
    // Classes without a fault give no finding of their own, but that of the requests without an answer.
    concerns: anyOf(
      isOf('output-validity'),
      ofLive('silent-failures'),
      f => isAbout(f, 'shadow', 'unanswered') && (f.rows ?? 0) >= FEWEST_ANSWERS
    )
  },
  {
    practice: 'retraining-interval',
    concerns: anyOf(isOf('retraining-interval'), f => isAbout(f, 'retraining', 'interval')),
    demand: p => (p.retraining?.['min-days'] === undefined ? null : 'retraining')
  },
  {
    practice: 'bias-audit',
    concerns: isOf('fairness', 'bias-audit'),
    demand: ({fairness = {}}) =>
      ['demographic-parity', 'equal-opportunity', 'equalised-odds'].some(key => key in fairness)
        ? 'fairness'
        : null
  },
  {
    practice: 'proxy-features',
    concerns: isOf('proxy-features'),
    demand: p => (p.fairness?.proxies === undefined ? null : 'fairness: {proxies}')
  },
  {
    practice: 'segments',
    concerns: f => f.check === 'segments' || f.subject.segment !== undefined,
    demand: p => (p.segments === undefined ? null : 'segments')
  },
  {
    practice: 'latency-budget',
    concerns: isOfLatency,
    demand: p => budgetIn(p, /latency/iu) ?? loadIn(p, /latency/iu)
  },
  {
    practice: 'cost-per-prediction',
    concerns: f => isAbout(f, 'budgets', 'cost-per-1000'),
    demand: p => budgetIn(p, /cost/iu)
  }
]

/** A practice is in place when its check was answered, also when the answer is no. */
export const judged: readonly Detector[] = OWN_CHECKS.map(
  ({practice, concerns, demand, otherwise}) => ({
    practice,
    detect(given) {
      const {findings, scope} = given
      const answered = findings.filter(f => concerns(f) && isAnswered(f))
      const first = answered[0]
      if (first !== undefined) {
        const more = answered.length === 1 ? '' : ` and ${answered.length - 1} more`
        return verified(`This verdict answers it: ${first.id}${more}.`)
      }
      const key = demand?.(scope.policy) ?? null
      return key === null
        ? (otherwise?.(given) ?? null)
        : declared(`The policy demands it (${key}), but nothing was measured.`)
    }
  })
)

/** Findings of a shadow log that say nothing of the candidate: whether there is a log, and whose. */
const ABOUT_THE_LOG = ['log', 'identity', 'days', 'requests']

export const shadowMode: Detector = {
  practice: 'shadow-mode',
  detect({findings, scope}) {
    const canary = findings.find(f => f.check === 'canary')
    if (canary !== undefined)
      return missing(
        `The log is of a canary (${canary.id}): users already got the candidate’s answers, which is no shadow mode.`
      )
    const judgedBy = findings.find(
      f =>
        f.check === 'shadow' &&
        isAnswered(f) &&
        !ABOUT_THE_LOG.some(what => isAbout(f, 'shadow', what))
    )
    if (judgedBy === undefined)
      return scope.policy.shadow === undefined
        ? null
        : declared('The policy demands it (shadow), but nothing was measured.')
    const identity = findings.find(f => isAbout(f, 'shadow', 'identity'))
    return identity === undefined || identity.status === 'pass'
      ? verified(`This verdict answers it: ${judgedBy.id}.`)
      : declared(`A shadow log was judged, but not shown to be of this candidate (${identity.id}).`)
  }
}

export const negativeFlips: Detector = {
  practice: 'negative-flips',
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
}

/** How a finding that need not fail says that the candidate is worse. */
const WORSE = new Set([
  'worse',
  'worse-than-margin',
  'worse-by-how-much',
  'worse-by-chance-perhaps'
])

export const calibration: Detector = {
  practice: 'calibration',
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
}

function isOf(...checks: readonly string[]): (finding: Finding) => boolean {
  return finding => checks.includes(finding.check)
}

/** A finding of live traffic about that, or about a part of it. */
function ofLive(what: string): (finding: Finding) => boolean {
  return finding => isAbout(finding, 'shadow', what)
}

function anyOf(
  ...concerns: readonly ((finding: Finding) => boolean)[]
): (finding: Finding) => boolean {
  return finding => concerns.some(concern => concern(finding))
}

/** Where monitoring sees predictions, their last sample has an age. */
function predictionsOf({live}: PracticeCase): Observation | null {
  if (live === null) return null
  const answer = live.answers.find(a => a.question === 'predictions')
  if (answer?.answered !== true) return null
  const said = `${live.system} says, ${liveSentence(answer, live.maxAgeSeconds)}`
  if (!currentAnswers(live).includes('predictions') || answer.value <= 0) return missing(`${said}.`)
  return verified(`${said}.`)
}

function isAnswered({status}: Finding): boolean {
  return status === 'pass' || status === 'fail' || status === 'inconclusive'
}

function loadIn({load}: ModelPolicy, word: RegExp): string | null {
  const key = Object.keys(load ?? {}).find(k => word.test(k))
  return key === undefined ? null : `load.${key}`
}

function budgetIn(policy: ModelPolicy, word: RegExp): string | null {
  const own = Object.entries(ownBudgets(policy))
  const [key] = own.find(([name, written]) => word.test(name) && written !== undefined) ?? []
  return key === undefined ? null : `budgets.${key}`
}
