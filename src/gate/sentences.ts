import type {Asked} from './asked.ts'
import type {Comparison} from './compare.ts'
import {count, distance, figure, range} from './figures.ts'
import {capitalised, spokenName} from './names.ts'
import type {Status} from './verdict.ts'

/** How one metric came out, in one sentence that needs no statistics to be understood. */
export function sentenceOf(
  {metric, share, pair}: Pick<Asked, 'metric' | 'share' | 'pair'>,
  comparison: Comparison,
  status: Status,
  rowsNeeded: number | null
): string {
  const percent = pair?.candidate?.percent === true
  const scale = percent ? 0.01 : 1
  const show = (value: number): string => figure(value * scale, share)
  const size = (value: number): string => distance(value * scale, share)
  const {baseline, candidate, difference, lower, upper} = comparison.difference
  const name = capitalised(spokenName(metric))
  const change = `${show(baseline)} → ${show(candidate)}`
  const accepted = acceptedLoss(comparison, share, baseline * scale)
  if (comparison.evidence === 'bare')
    return bareSentence(name, comparison, change, size, status, accepted)
  if (status === 'fail') {
    const moved = candidate < baseline ? 'fell' : 'rose'
    return `${name} ${moved} from ${show(baseline)} to ${show(candidate)}: ${size(difference)} worse (between ${range(Math.max(0, -upper) * scale, -lower * scale, share)}), where ${accepted}.`
  }
  if (status === 'inconclusive') {
    const span = `the change may be anything from ${size(lower)} worse to ${size(Math.abs(upper))} ${upper < 0 ? 'worse' : 'better'}`
    const more = comparison.difference.n
    const rows =
      rowsNeeded !== null && rowsNeeded > more
        ? `; about ${count(rowsNeeded - more)} more ${unitOf(comparison)} would settle it`
        : ''
    return `It cannot be told whether ${spokenName(metric)} is as good (${change}): ${span}, where ${accepted}${rows}.`
  }
  if (lower > 0)
    return `${name} is better: ${change}, by ${size(difference)} (between ${range(lower * scale, upper * scale, share)}).`
  if (lower === 0 && upper === 0) return `${name} is the same: ${change}.`
  const worse = upper < 0 ? 'measurably worse, but within what is accepted' : 'at least as good'
  return `${name} is ${worse}: ${change}, at worst ${size(lower)} lower in quality, where ${accepted}.`
}

function bareSentence(
  name: string,
  comparison: Comparison,
  change: string,
  size: (value: number) => string,
  status: Status,
  accepted: string
): string {
  const {difference} = comparison.difference
  const unproven = 'bare values, so this is not proven'
  if (status === 'fail') {
    const limit = comparison.margin.text === 'rounding' ? '' : `, where ${accepted}`
    return `${name} is ${size(difference)} worse (${change})${limit}; ${unproven}.`
  }
  if (difference > 0) return `${name} is ${size(difference)} better (${change}); ${unproven}.`
  if (difference === 0) return `${name} is unchanged (${change}); ${unproven}.`
  return `${name} is ${size(difference)} worse (${change}), within what is accepted; ${unproven}.`
}

function acceptedLoss(comparison: Comparison, share: boolean, baseline: number): string {
  const {margin} = comparison
  if (margin.relative)
    return `at most ${margin.text} worse (${distance(margin.value * Math.abs(baseline), share)}) is accepted`
  if (margin.value === 0) return 'no loss is accepted'
  const points =
    share || margin.points ? distance(margin.value, true) : distance(margin.value, false)
  return `at most ${points} worse is accepted`
}

function unitOf(comparison: Comparison): string {
  return comparison.evidence === 'repeats' ? 'repeats' : 'rows'
}
