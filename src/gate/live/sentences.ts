import type {Mode} from '../../policy/demand.ts'
import type {WrittenMargin} from '../../policy/margin.ts'
import {allowedLoss} from '../../statistics/core/margin.ts'
import type {Difference, Question} from '../../statistics/core/difference.ts'
import {count, distance, figure, range} from '../../words/figures.ts'
import {asClause, spokenName} from '../../words/names.ts'
import type {Role} from '../../policy/demand.ts'
import type {Status} from '../../verdict/verdict.ts'
import {spokenWhen} from './when.ts'

/** A comparison of the two models on live traffic, and what is asked of it. */
export interface LiveComparison {
  readonly metric: string
  /** Empty for all requests. */
  readonly segment: Readonly<Record<string, string>>
  readonly share: boolean
  readonly role: Role
  readonly mode: Mode
  readonly margin: WrittenMargin
  readonly question: Question
  readonly difference: Difference
}

/** What has to be shown, as it follows "whether recall is" and "recall is". */
const SOUGHT: Readonly<Record<Mode, {readonly open: string; readonly shown: string}>> = {
  'non-inferior': {open: 'as good', shown: 'at least as good'},
  superior: {open: 'better', shown: 'better'},
  equivalent: {open: 'the same', shown: 'the same'}
}

/** `country = NO, device = phone`. */
export function spokenSegment(segment: Readonly<Record<string, string>>): string {
  return Object.entries(segment)
    .map(([column, value]) => `${column} = ${value}`)
    .join(', ')
}

/** `recall`, or `recall for country = NO`. */
export function spokenSubject({
  metric,
  segment
}: Pick<LiveComparison, 'metric' | 'segment'>): string {
  const where = spokenSegment(segment)
  return where === '' ? spokenName(metric) : `${spokenName(metric)} for ${where}`
}

/** How a metric came out on live traffic, in one sentence that needs no statistics. */
export function liveSentence(
  one: LiveComparison,
  status: Status,
  {rowsNeeded, date}: {readonly rowsNeeded: number | null; readonly date: string | null}
): string {
  const {difference: tested, share, role, mode} = one
  const {baseline, candidate, difference, lower, upper, n} = tested
  const subject = spokenSubject(one)
  const title = `On live traffic ${subject}`
  const change = `${shown(baseline, share)} → ${shown(candidate, share)}`
  const size = (value: number): string => distance(value, share)
  const rows = `on ${count(n)} requests`
  const isTested = !tested.degenerate && Number.isFinite(lower) && Number.isFinite(upper)
  if (status === 'fail') {
    const moved = candidate < baseline ? 'fell' : 'rose'
    const between =
      difference > 0 ? range(lower, upper, share) : range(Math.max(0, -upper), -lower, share)
    return `${title} ${moved} from ${shown(baseline, share)} to ${shown(candidate, share)} ${rows}: ${size(difference)} ${difference > 0 ? 'better' : 'worse'} (between ${between}), where ${accepted(one)}.`
  }
  if (!isTested) {
    const why = tested.warnings[0] ?? 'the requests do not support a test'
    return status === 'inconclusive'
      ? `It cannot be told yet whether ${subject} is ${SOUGHT[mode].open} on live traffic (${change} ${rows}): ${asClause(why)}.`
      : `${title} is shown, not tested: ${change} ${rows}.`
  }
  if (status === 'inconclusive') {
    const end = (value: number): string => `${size(value)} ${value < 0 ? 'worse' : 'better'}`
    const more =
      rowsNeeded !== null && rowsNeeded > n
        ? `; about ${count(rowsNeeded)} requests with a label would settle it${spokenWhen(date)}`
        : ''
    return `It cannot be told yet whether ${subject} is ${SOUGHT[mode].open} on live traffic (${change} ${rows}): the change may be anything from ${end(lower)} to ${end(upper)}, where ${accepted(one)}${more}.`
  }
  if (lower > 0)
    return `${title} is better: ${change} ${rows}, by ${size(difference)} (between ${range(lower, upper, share)}).`
  if (role === 'screen' && tested.pNonInferior >= one.question.alpha) {
    return `${title} is not shown to be worse: ${change} ${rows}; only a proven loss would count.`
  }
  const how = upper < 0 ? 'measurably worse, but within what is accepted' : SOUGHT[mode].shown
  return `${title} is ${how}: ${change} ${rows}, at worst ${size(Math.min(0, lower))} worse, where ${accepted(one)}.`
}

/** What the demand lets pass. */
export function accepted({mode, margin, question, difference, share}: LiveComparison): string {
  const loss = allowedLoss(question.margin, difference.baseline)
  const size = Number.isFinite(loss) ? distance(loss, share) : margin.text
  const most = margin.relative ? `${margin.text} (${size})` : size
  switch (mode) {
    case 'non-inferior':
      return loss === 0 ? 'no loss is accepted' : `a loss of at most ${most} is accepted`
    case 'superior':
      return loss === 0 ? 'a gain is demanded' : `a gain of more than ${most} is demanded`
    case 'equivalent':
      return loss === 0 ? 'no change is accepted' : `a change of at most ${most} is accepted`
  }
}

function shown(value: number, share: boolean): string {
  return Number.isFinite(value) ? figure(value, share) : 'not defined'
}
