import {
  compareGap,
  type FairnessCriterion,
  type GroupRateName
} from '../../statistics/core/fairness.ts'
import type {Difference} from '../../statistics/core/difference.ts'
import {holm} from '../../statistics/core/multiplicity.ts'
import {rowsForError} from '../../statistics/core/power.ts'
import {normalQuantile} from '../../statistics/core/special.ts'
import {count, distance, figure, figurePair, range} from '../../words/figures.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import type {Both} from '../rows/paired-rows.ts'
import type {Finding, Status} from '../../verdict/verdict.ts'
import {ratesOf, testGap, type Grouped, type Rate, type TestedGap} from './gaps.ts'
import {largestOf} from '../../statistics/core/extremes.ts'

/** One question of fairness. */
export interface FairnessQuestion {
  readonly criterion: FairnessCriterion
  readonly column: string
  /** Names of the groups, by code. */
  readonly names: readonly string[]
  readonly limit: number
  readonly alpha: number
  /** Groups with fewer rows for a rate are shown and not judged. */
  readonly minRows: number
  readonly minRowsAssumed: boolean
}

/** Which rates must be alike in all groups. */
const RATES: Readonly<Record<FairnessCriterion, readonly GroupRateName[]>> = {
  'demographic-parity': ['selection'],
  'equal-opportunity': ['true-positive'],
  'equalised-odds': ['true-positive', 'false-positive']
}
const POWER = 0.8

/**
 * Is the candidate about as good to all groups? Passes where every two groups are shown to be less apart
 * than the limit, which needs no correction, and fails where any two are shown to be farther apart, after
 * Holm's correction for all ordered pairs. How the gap changed from the baseline is told beside it;
 * `baseline` is null where there is none.
 */
export function judgeFairness(
  question: FairnessQuestion,
  rows: Omit<Grouped, 'prediction'>,
  predicted: {readonly candidate: Int32Array; readonly baseline: Int32Array | null}
): Finding {
  const {criterion, column, limit, alpha, minRows} = question
  const own = {...rows, prediction: predicted.candidate}
  const rates = RATES[criterion].map(of => ({of, all: ratesOf(of, own)}))
  const gaps = rates.flatMap(({of, all}) =>
    pairsOf(all.filter(rate => rate.rows >= minRows)).map(pair => testGap(of, own, pair, question))
  )
  const left = rates.flatMap(({of, all}) =>
    all.filter(rate => rate.rows < minRows).map(rate => leftOut(of, rate, question))
  )
  const common = {
    id: findingId('fairness', criterion, column),
    direction: 'lower' as const,
    unit: 'fraction',
    confidence: 1 - alpha,
    limit: {atMost: limit},
    evidence: 'paired-rows' as const,
    notes: left
  }
  const isComplete = RATES[criterion].every(of => gaps.some(gap => gap.of === of))
  const {status, gap} = decide(gaps, isComplete, alpha)
  if (gap === null) {
    return aFindingOf({
      ...common,
      status: 'inconclusive',
      detail: 'too-small',
      summary: `Whether the candidate treats the groups of ${column} alike cannot be told: fewer than two have ${minRows} rows that count.`,
      remedy: `Evaluate on more rows of each group, or set fairness: {min-rows: …} in the policy.`
    })
  }
  const change =
    predicted.baseline === null
      ? null
      : changeOf(gap, rows, {baseline: predicted.baseline, candidate: predicted.candidate}, alpha)
  const needed = status === 'inconclusive' ? rowsNeeded(gaps, limit, alpha) : null
  return aFindingOf({
    ...common,
    status,
    baseline: change?.baseline ?? null,
    candidate: gap.gap,
    difference: finite(change?.difference),
    interval: change === null ? null : [finite(change.lower), finite(change.upper)],
    method: gap.method,
    rows: rowsOf(gaps),
    rowsNeeded: needed,
    summary: sentence(
      gap,
      status,
      question,
      change,
      needed === null ? null : needed - rowsOf(gaps)
    ),
    remedy: remedyOf(status, gap.gap < limit),
    notes: [...left, ...(change?.warnings ?? [])],
    steps: stepsOf(gaps, gap, question, change),
    reference: gap.reference
  })
}

interface Decided {
  readonly status: Status
  /** The two groups to speak of: those that decide. */
  readonly gap: TestedGap | null
}

function decide(gaps: readonly TestedGap[], isComplete: boolean, alpha: number): Decided {
  // Which of two groups is ahead is chosen by the data: the pairs count in both orders.
  const adjusted = holm([...gaps.map(({pBeyond}) => pBeyond), ...gaps.map(() => 1)])
  const worst = leastBy(gaps, (_, i) => adjusted[i] ?? 1)
  const broken = gaps.some((_, i) => (adjusted[i] ?? 1) <= alpha)
  if (broken) return {status: 'fail', gap: worst}
  const open = leastBy(gaps, ({pWithin}) => -pWithin)
  const isKept = gaps.every(({pWithin}) => pWithin < alpha)
  if (isKept && isComplete) return {status: 'pass', gap: leastBy(gaps, ({gap}) => -gap)}
  return {status: 'inconclusive', gap: isComplete ? open : null}
}

function leastBy<T>(items: readonly T[], of: (item: T, index: number) => number): T | null {
  let least: T | null = null
  let value = Infinity
  items.forEach((item, i) => {
    const own = of(item, i)
    if (least === null || own < value) [least, value] = [item, own]
  })
  return least
}

function pairsOf(rates: readonly Rate[]): readonly (readonly [Rate, Rate])[] {
  return rates.flatMap((one, i) => rates.slice(i + 1).map(other => [one, other] as const))
}

function changeOf(
  {of, high, low}: TestedGap,
  {label, group, groups, positive, design}: Omit<Grouped, 'prediction'>,
  predicted: Both<Int32Array>,
  alpha: number
): Difference {
  return compareGap(
    of,
    {label, group, groups, positive, ...predicted},
    [high.group, low.group],
    {alpha, margin: {value: 0, relative: false}},
    design
  )
}

/** Rows that settle the pair which needs most of them, in all groups together; null where none would. */
function rowsNeeded(gaps: readonly TestedGap[], limit: number, alpha: number): number | null {
  const factors = gaps.map(({gap, upper}) => {
    const error = (upper - gap) / -normalQuantile(alpha)
    return limit > gap ? rowsForError(1, error, limit - gap, {alpha, power: POWER}) : Infinity
  })
  const needed = Math.ceil(rowsOf(gaps) * largestOf(factors))
  return Number.isFinite(needed) ? needed : null
}

function rowsOf(gaps: readonly TestedGap[]): number {
  const counted = new Map<string, number>()
  for (const {of, high, low} of gaps) {
    for (const {group, rows} of [high, low]) counted.set(`${of} ${group}`, rows)
  }
  return [...counted.values()].reduce((sum, rows) => sum + rows, 0)
}

function sentence(
  gap: TestedGap,
  status: Status,
  question: FairnessQuestion,
  change: Difference | null,
  more: number | null
): string {
  const {limit} = question
  const bounds = [Math.max(0, gap.lower), gap.upper].filter(Number.isFinite)
  const [low, high] = bounds
  const span = low === undefined || high === undefined ? '' : ` (between ${range(low, high, true)})`
  const before =
    change === null || !Number.isFinite(change.baseline)
      ? ''
      : `; in production it is ${distance(change.baseline, true)}`
  const allowed = `at most ${distance(limit, true)} ${limit === 0.01 ? 'is' : 'are'} allowed`
  const facts = `The candidate ${ratesIn(gap, question)}: ${distance(gap.gap, true)} apart${span}, where ${allowed}${before}`
  if (status !== 'inconclusive') return `${facts}.`
  const rows = more === null || more <= 0 ? '' : `; about ${count(more)} more rows would tell`
  return `${facts}. So few rows do not tell whether it is more${rows}.`
}

function ratesIn({of, high, low}: TestedGap, question: FairnessQuestion): string {
  const [a, b] = figurePair(high.value, low.value, true)
  const [first, second] = [nameOf(high, question), nameOf(low, question)]
  switch (of) {
    case 'selection':
      return `says yes to ${a} of ${first} and ${b} of ${second}`
    case 'true-positive':
      return `finds ${a} of the positives of ${first} and ${b} of those of ${second}`
    case 'false-positive':
      return `raises a false alarm on ${a} of the negatives of ${first} and ${b} of those of ${second}`
  }
}

function nameOf({group}: Rate, {column, names}: FairnessQuestion): string {
  return `${column} = ${names[group] ?? ''}`
}

function leftOut(of: GroupRateName, rate: Rate, question: FairnessQuestion): string {
  const what = {
    selection: 'rows',
    'true-positive': 'positive rows',
    'false-positive': 'negative rows'
  }[of]
  return `${nameOf(rate, question)} has ${count(rate.rows)} ${what}, fewer than ${question.minRows}${question.minRowsAssumed ? ' (assumed; fairness: {min-rows: …} sets another)' : ''}, and is not judged${rate.rows === 0 ? '' : ` (${figure(rate.value, true)})`}.`
}

function remedyOf(status: Status, couldPass: boolean): string | null {
  if (status === 'fail') {
    return 'Find out why the candidate treats the groups differently, and mend it: more or better data of the group that is behind, or another threshold.'
  }
  if (status !== 'inconclusive') return null
  return couldPass
    ? 'Evaluate on more rows of the groups that are named.'
    : 'Improve the candidate for the group that is behind: more rows would rather show a failure than a pass.'
}

function stepsOf(
  gaps: readonly TestedGap[],
  gap: TestedGap,
  question: FairnessQuestion,
  change: Difference | null
): Finding['steps'] {
  const rate = ({group, rows, value, selected}: Rate): {what: string; value: string} => ({
    what: nameOf({group, rows, value, selected}, question),
    value: `${selected} of ${rows}`
  })
  const steps = [
    rate(gap.high),
    rate(gap.low),
    {what: `gap of the ${gap.of} rates`, value: gap.gap},
    {what: 'lower bound of the gap', value: gap.lower},
    {what: 'upper bound of the gap', value: gap.upper},
    {what: 'limit', value: question.limit},
    {what: 'p of "the gap reaches the limit"', value: gap.pWithin},
    {what: 'p of "the gap keeps the limit"', value: gap.pBeyond},
    {what: 'pairs of groups that are tested', value: gaps.length},
    ...(change === null
      ? []
      : [
          {what: 'gap of the same groups in production', value: change.baseline},
          {what: 'change of the gap, positive = smaller now', value: change.difference}
        ])
  ]
  return steps.map(({what, value}) => ({
    what,
    value: typeof value === 'number' && !Number.isFinite(value) ? String(value) : value
  }))
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null
}
