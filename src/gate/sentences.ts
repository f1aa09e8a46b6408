import {allowedLoss} from '../statistics/core/margin.ts'
import type {Asked} from './asked.ts'
import type {Comparison} from './compare.ts'
import {count, distance, figure, range} from '../words/figures.ts'
import {asClause, capitalised, spokenName, sampleUnits} from '../words/names.ts'
import type {Status} from '../verdict/verdict.ts'

type About = Pick<Asked, 'metric' | 'share' | 'pair' | 'role' | 'demand'>

/** What has to be shown, as it follows "whether recall is" and "recall is". */
const SOUGHT = {
  'non-inferior': {open: 'as good', shown: 'at least as good'},
  superior: {open: 'better', shown: 'better'},
  equivalent: {open: 'the same', shown: 'the same'}
} as const

/** How one metric came out, in one sentence that needs no statistics to be understood. */
export function sentenceOf(
  about: About,
  comparison: Comparison,
  status: Status,
  rowsNeeded: number | null
): string {
  const {value, size, between} = figuresOf(about, comparison)
  const {baseline, candidate, difference, lower, upper} = comparison.difference
  const name = capitalised(spokenName(about.metric))
  const change = `${value(baseline)} → ${value(candidate)}`
  const accepted = acceptedOf(about, comparison)
  if (comparison.evidence === 'bare') return bareSentence(about, comparison, status)
  if (status === 'inconclusive')
    return `It cannot be told whether ${spokenName(about.metric)} is ${SOUGHT[about.demand.mode].open}${Number.isNaN(difference) ? '' : ` (${change})`}: ${whyNot(about, comparison, rowsNeeded)}.`
  if (status === 'fail' && about.demand.mode === 'superior' && upper >= 0)
    return `${name} is not better by as much as is asked for (${change}): at best ${size(upper)} better, where ${accepted}.`
  if (status === 'fail') {
    const moved = `${name} ${candidate < baseline ? 'fell' : 'rose'} from ${value(baseline)} to ${value(candidate)}`
    return difference > 0
      ? `${moved}: ${size(difference)} better (between ${between(lower, upper)}), where ${accepted}.`
      : `${moved}: ${size(difference)} worse (between ${between(Math.max(0, -upper), -lower)}), where ${accepted}.`
  }
  if (lower > 0)
    return `${name} is better: ${change}, by ${size(difference)} (between ${between(lower, upper)}).`
  if (about.role === 'screen') {
    return isBounded(comparison)
      ? `No loss of ${spokenName(about.metric)} is shown: ${change}; only a proven loss would count.`
      : `${name} cannot be tested: ${whyNot(about, comparison, null)}; only a proven loss would count.`
  }
  const shown =
    upper < 0 ? 'measurably worse, but within what is accepted' : SOUGHT[about.demand.mode].shown
  return `${name} is ${shown}: ${change}, at worst ${size(lower)} worse, where ${accepted}.`
}

function whyNot(about: About, comparison: Comparison, rowsNeeded: number | null): string {
  const {lower, upper, n, warnings} = comparison.difference
  if (!isBounded(comparison))
    return asClause(warnings[0] ?? 'there are too few rows for a comparison')
  const {size} = figuresOf(about, comparison)
  const end = (value: number): string => `${size(value)} ${value < 0 ? 'worse' : 'better'}`
  const units = sampleUnits(about.metric, comparison.evidence)
  const more =
    rowsNeeded !== null && rowsNeeded > n
      ? `; about ${count(rowsNeeded)} ${units} in all would settle it`
      : ''
  return `the change may be anything from ${end(lower)} to ${end(upper)}, where ${acceptedOf(about, comparison)}${more}`
}

function isBounded({difference: {lower, upper}}: Comparison): boolean {
  return Number.isFinite(lower) && Number.isFinite(upper)
}

function bareSentence(about: About, comparison: Comparison, status: Status): string {
  const {value, size} = figuresOf(about, comparison)
  const {baseline, candidate, difference} = comparison.difference
  const name = capitalised(spokenName(about.metric))
  const change = `${value(baseline)} → ${value(candidate)}`
  const how =
    difference === 0 ? 'unchanged' : `${size(difference)} ${difference > 0 ? 'better' : 'worse'}`
  const isRounding = comparison.margin.text === 'rounding'
  const limit =
    status === 'fail' && (!isRounding || about.demand.mode !== 'non-inferior')
      ? `, where ${acceptedOf(about, comparison)}`
      : status === 'pass' && difference < 0
        ? `, ${isRounding ? 'which may be rounding' : 'within what is accepted'}`
        : ''
  return `${name} is ${how} (${change})${limit}; bare values, so this is not proven.`
}

/** What the demand lets pass. */
function acceptedOf(about: About, comparison: Comparison): string {
  const {margin, question, difference} = comparison
  const {size} = figuresOf(about, comparison)
  const loss = allowedLoss(question.margin, difference.baseline)
  const none = loss === 0 || margin.text === 'rounding'
  const most = margin.relative ? `${margin.text} (${size(loss)})` : size(loss)
  switch (about.demand.mode) {
    case 'non-inferior':
      return none ? 'no loss is accepted' : `a loss of at most ${most} is accepted`
    case 'superior':
      return none ? 'a gain is demanded' : `a gain of more than ${most} is demanded`
    case 'equivalent':
      return none ? 'no change is accepted' : `a change of at most ${most} is accepted`
  }
}

interface Figures {
  /** A value of the metric. */
  readonly value: (value: number) => string
  /** The size of a difference. */
  readonly size: (value: number) => string
  /** The ends of a range of differences. */
  readonly between: (low: number, high: number) => string
}

function figuresOf({share, pair}: About, {evidence}: Comparison): Figures {
  const percent = evidence !== 'paired-rows' && pair?.candidate?.percent === true
  const scale = percent ? 0.01 : 1
  const asShare = share || percent
  return {
    value: v => figure(v * scale, asShare),
    size: v => distance(v * scale, asShare),
    between: (low, high) => range(low * scale, high * scale, asShare)
  }
}
