import {count, distance, figure, figurePair, range} from '../../words/figures.ts'
import {asClause, capitalised, sampleUnits, spokenName} from '../../words/names.ts'
import {atThisPace} from '../../words/times.ts'
import type {Judgement} from './judgement.ts'
import type {Status} from '../../verdict/verdict.ts'
import {spokenSegment} from '../segments/segment.ts'
import {acceptedLoss, evidenceOf, isLive, isTested, type Comparison} from './comparison.ts'

/** What would settle a comparison that cannot be told yet. */
export interface Settling {
  /** Rows in all; null where no number of them would, or none is known. */
  readonly rowsNeeded: number | null
  /** ISO date about which live traffic will have brought them; null where that is not known. */
  readonly until: string | null
}

const NEVER: Settling = {rowsNeeded: null, until: null}

/** What has to be shown, as it follows "whether recall is" and "recall is". */
const SOUGHT = {
  'non-inferior': {open: 'as good', shown: 'at least as good'},
  superior: {open: 'better', shown: 'better'},
  equivalent: {open: 'the same', shown: 'the same'}
} as const

/** How a comparison came out, in one sentence that needs no statistics to be understood. */
export function sentenceOf(
  comparison: Comparison,
  {status, detail}: Judgement,
  settling: Settling = NEVER
): string {
  if (comparison.basis === 'bare') return bareSentence(comparison, status)
  if (comparison.same && status === 'pass') return sameSentence(comparison)
  if (detail === 'not-proven') return unprovenSentence(comparison, status)
  if (status === 'inconclusive') return openSentence(comparison, settling)
  if (status === 'fail') return failedSentence(comparison)
  return passedSentence(comparison, detail)
}

/** `recall`, or `recall for country = NO`. */
export function spokenSubject({metric, scope}: Pick<Comparison, 'metric' | 'scope'>): string {
  return scope === null ? spokenName(metric) : `${spokenName(metric)} for ${spokenSegment(scope)}`
}

/** A comparison that is shown and not judged, and why. */
export function unjudgedSentence(comparison: Comparison, why: string): string {
  return `${titleOf(comparison)} is not judged: ${why} (${changeOf(comparison)}).`
}

/** `92.1 % → 90.4 %` */
function changeOf({difference: {baseline, candidate}, unit}: Comparison): string {
  if (Number.isNaN(baseline) && Number.isNaN(candidate)) return 'not defined'
  const {value, pair} = figuresIn(unit)
  const [before, after] =
    Number.isFinite(baseline) && Number.isFinite(candidate)
      ? pair(baseline, candidate)
      : [value(baseline), value(candidate)]
  return `${before} → ${after}`
}

/** What the demand lets pass. */
export function acceptedOf(comparison: Comparison): string {
  const {
    demand: {margin, mode},
    unit
  } = comparison
  const loss = acceptedLoss(comparison)
  const none = loss === 0
  const size = Number.isFinite(loss) ? figuresIn(unit).size(loss) : margin.text
  const most = margin.relative ? `${margin.text} (${size})` : size
  switch (mode) {
    case 'non-inferior':
      return none ? 'no loss is accepted' : `a loss of at most ${most} is accepted`
    case 'superior':
      return none ? 'a gain is demanded' : `a gain of more than ${most} is demanded`
    case 'equivalent':
      return none ? 'no change is accepted' : `a change of at most ${most} is accepted`
  }
}

function titleOf(comparison: Comparison): string {
  const subject = spokenSubject(comparison)
  return isLive(comparison) ? `On live traffic ${subject}` : capitalised(subject)
}

/** ` on 2,000 requests`; of the whole of a file the number stands beside the sentence anyway. */
function sampleOf(comparison: Comparison): string {
  const {scope, difference} = comparison
  if (isLive(comparison)) return ` on ${count(difference.n)} requests`
  return scope === null ? '' : ` on ${count(difference.n)} ${unitsOf(comparison)}`
}

function unitsOf(comparison: Comparison): string {
  return sampleUnits(comparison.metric, evidenceOf(comparison))
}

function failedSentence(comparison: Comparison): string {
  const {
    demand: {mode},
    difference: {baseline, candidate, difference, lower, upper},
    unit
  } = comparison
  const {pair, size, between} = figuresIn(unit)
  const [title, accepted] = [titleOf(comparison), acceptedOf(comparison)]
  if (mode === 'superior' && upper >= 0) {
    return `${title} is not better by as much as is asked for (${changeOf(comparison)}): at best ${size(upper)} better, where ${accepted}.`
  }
  const [before, after] = pair(baseline, candidate)
  const moved = `${title} ${candidate < baseline ? 'fell' : 'rose'} from ${before} to ${after}${sampleOf(comparison)}`
  return difference > 0
    ? `${moved}: ${size(difference)} better (between ${between(lower, upper)}), where ${accepted}.`
    : `${moved}: ${size(difference)} worse (between ${between(Math.max(0, -upper), -lower)}), where ${accepted}.`
}

function openSentence(comparison: Comparison, settling: Settling): string {
  const {
    demand: {mode},
    difference: {difference}
  } = comparison
  const live = isLive(comparison)
  const change =
    Number.isNaN(difference) && !live ? '' : ` (${changeOf(comparison)}${sampleOf(comparison)})`
  return `It cannot be told ${live ? 'yet ' : ''}whether ${spokenSubject(comparison)} is ${SOUGHT[mode].open}${live ? ' on live traffic' : ''}${change}: ${whyNot(comparison, settling)}.`
}

function passedSentence(comparison: Comparison, detail: Judgement['detail']): string {
  const {
    demand: {role, mode},
    difference: {difference, lower, upper, pNonInferior, otherRows, n},
    question: {alpha},
    unit
  } = comparison
  const {size, between} = figuresIn(unit)
  const title = titleOf(comparison)
  const change = `${changeOf(comparison)}${sampleOf(comparison)}`
  if (!isTested(comparison) || !isBounded(comparison)) {
    return isLive(comparison)
      ? `${title} is shown, not tested: ${change}.`
      : `${title} cannot be tested: ${whyNot(comparison, NEVER)}; only a proven loss would count.`
  }
  if (otherRows !== undefined) {
    return `${title} is ${SOUGHT[mode].shown}: ${change}; both models say the same of all ${count(n)} rows that count, so that hardly more than ${figure(otherRows, true)} of others can differ, where ${acceptedOf(comparison)}.`
  }
  if (lower > 0) {
    return `${title} is better: ${change}, by ${size(difference)} (between ${between(lower, upper)}).`
  }
  if (role === 'screen' && !(pNonInferior < alpha)) {
    return detail === 'worse-within-margin-perhaps'
      ? `${title} is measurably worse, but not for certain by more than is accepted: ${change}, ${size(difference)} worse (between ${between(-upper, -lower)}), where ${acceptedOf(comparison)}.`
      : `${title} is not shown to be worse: ${change}, though it may be up to ${size(lower)} worse; only a proven loss would count.`
  }
  const shown = upper < 0 ? 'measurably worse, but within what is accepted' : SOUGHT[mode].shown
  return `${title} is ${shown}: ${change}, at worst ${size(Math.min(0, lower))} worse, where ${acceptedOf(comparison)}.`
}

function whyNot(comparison: Comparison, {rowsNeeded, until}: Settling): string {
  const {lower, upper, n, warnings, otherRows} = comparison.difference
  const live = isLive(comparison)
  if (!isTested(comparison) || !isBounded(comparison)) {
    const none = live
      ? 'the requests do not support a test'
      : 'there are too few rows for a comparison'
    return asClause(warnings[0] ?? none)
  }
  const {size} = figuresIn(comparison.unit)
  const end = (value: number): string => `${size(value)} ${value < 0 ? 'worse' : 'better'}`
  const may =
    otherRows === undefined
      ? `the change may be anything from ${end(lower)} to ${end(upper)}`
      : `both models say the same of all ${count(n)} rows that count, but up to ${figure(otherRows, true)} of others may differ`
  const units = live
    ? 'requests with a label'
    : `${unitsOf(comparison)} ${comparison.scope === null ? '' : 'of this segment '}in all`
  const more =
    rowsNeeded !== null && rowsNeeded > n
      ? `; about ${count(rowsNeeded)} ${units} would settle it${atThisPace(until)}`
      : ''
  return `${may}, where ${acceptedOf(comparison)}${more}`
}

function isBounded({difference: {lower, upper}}: Comparison): boolean {
  return Number.isFinite(lower) && Number.isFinite(upper)
}

function sameSentence(comparison: Comparison): string {
  const {
    basis,
    difference: {n, candidate},
    unit
  } = comparison
  const value = Number.isFinite(candidate) ? ` (${figuresIn(unit).value(candidate)})` : ''
  const why =
    basis === 'rows'
      ? `both models answer alike on all ${count(n)} ${unitsOf(comparison)}`
      : 'both files state the same'
  return `${titleOf(comparison)} is unchanged${value}: ${why}, so nothing has changed.`
}

/** Stated numbers with n or errors that do not tell, taken at their word. */
function unprovenSentence(comparison: Comparison, status: Status): string {
  const {
    difference: {difference},
    unit
  } = comparison
  const {size} = figuresIn(unit)
  const how =
    difference === 0 ? 'unchanged' : `${size(difference)} ${difference > 0 ? 'better' : 'worse'}`
  const limit = status === 'fail' ? `, where ${acceptedOf(comparison)}` : ''
  const why = isTested(comparison) ? withoutMargin(comparison) : whyNot(comparison, NEVER)
  return `${titleOf(comparison)} is ${how} (${changeOf(comparison)})${limit}; this is not proven: ${why}.`
}

function withoutMargin({difference: {lower, upper}, unit}: Comparison): string {
  const {size} = figuresIn(unit)
  const end = (value: number): string => `${size(value)} ${value < 0 ? 'worse' : 'better'}`
  return `the change may be anything from ${end(lower)} to ${end(upper)}`
}

/** Two evaluations of the same thing differ by the order of their additions. */
const DUST = 1e-9

function bareSentence(comparison: Comparison, status: Status): string {
  const {
    difference: {difference, baseline, candidate},
    unit
  } = comparison
  const {value, size} = figuresIn(unit)
  if (Math.abs(difference) <= DUST * Math.abs(baseline)) {
    const wanted = status === 'fail' ? `, where ${acceptedOf(comparison)}` : ''
    return `${titleOf(comparison)} is unchanged (${value(candidate)})${wanted}; bare values, so this is not proven.`
  }
  if (status === 'inconclusive') {
    const way = candidate < baseline ? 'lower' : 'higher'
    return `${titleOf(comparison)} is ${size(difference)} ${way} (${changeOf(comparison)}); bare values cannot tell that from chance: give n, rows or a margin.`
  }
  const how = `${size(difference)} ${difference > 0 ? 'better' : 'worse'}`
  const limit =
    status === 'fail'
      ? `, where ${acceptedOf(comparison)}`
      : difference < 0
        ? `, ${comparison.difference.upper >= 0 ? 'which may be rounding' : 'within what is accepted'}`
        : ''
  return `${titleOf(comparison)} is ${how} (${changeOf(comparison)})${limit}; bare values, so this is not proven.`
}

interface Figures {
  /** A value of the metric. */
  readonly value: (value: number) => string
  /** Two values, with as many digits as show that they differ. */
  readonly pair: (before: number, after: number) => readonly [string, string]
  /** The size of a difference. */
  readonly size: (value: number) => string
  /** The ends of a range of differences. */
  readonly between: (low: number, high: number) => string
}

function figuresIn(unit: Comparison['unit']): Figures {
  const scale = unit === '%' ? 0.01 : 1
  const share = unit !== null
  return {
    value: v => (Number.isFinite(v) ? figure(v * scale, share) : 'not defined'),
    pair: (before, after) => figurePair(before * scale, after * scale, share),
    size: v => distance(v * scale, share),
    between: (low, high) => range(low * scale, high * scale, share)
  }
}
