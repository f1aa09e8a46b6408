import {hoursIn, type LogHour, type Traffic} from '../../traffic/traffic.ts'
import type {Side} from '../../traffic/side.ts'
import type {Step} from '../../statistics/core/difference.ts'
import {
  halvesOf,
  rateChange,
  sumOf,
  type RateChange
} from '../../statistics/sequential/change-point.ts'
import {twoProportions, type Count} from '../../statistics/counts/two-proportions.ts'
import {count, distance, spokenChange} from '../../words/figures.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import type {Finding} from '../../verdict/verdict.ts'
import type {TrafficDemand} from './demand.ts'
import {storableSteps} from '../comparison/finding.ts'
import {dateOf, dayOf, HOURS_PER_DAY} from './when.ts'

const ID = findingId('shadow', 'concept-drift')
/** Labelled requests before and after. */
const FEWEST_ROWS = 100
/** In fewer days it cannot be seen how much days differ anyway, and any two differ. */
const FEWEST_DAYS = 7
/** A day of whose requests so much fewer are labelled than on the median day still waits for its labels. */
const COMPLETE = 0.5
/** Days in which each weekday comes twice: in fewer, a weekend looks like a change. */
const TWO_WEEKS = 14

const NONE: Count = {count: 0, n: 0}

/** What the model in production answered on a day, and of both models the labelled requests and the wrong answers. */
interface Day {
  readonly day: number
  readonly answered: number
  readonly baseline: Count
  readonly candidate: Count
}

/**
 * Does the model in production, unchanged, make more errors than at the beginning of the log? Then the relation of
 * input and label has moved. Told, not judged: it is about the model that is there, not about the one to come.
 */
export function conceptDrift(traffic: Traffic, {confidence}: TrafficDemand): readonly Finding[] {
  const hours = hoursIn(traffic).filter(({hour}) => hour !== null)
  const versions = versionsOf(hours)
  const version = versions[0] ?? null
  const known = daysOf(hours, version)
  const days = completeDays(known)
  const periods = days.map(({baseline}) => baseline)
  const rows = sumOf(periods).n
  if (rows === 0) return []
  const notes = [
    ...leftOut(known.length - days.length),
    ...(versions.length > 1
      ? [`Only requests that version ${version ?? 'without a name'} of it answered are counted.`]
      : [])
  ]
  const change = days.length < FEWEST_DAYS ? null : rateChange(periods, FEWEST_ROWS)
  const halves = halvesOf(periods)
  if (change === null || halves === null) {
    return [
      aFindingOf({
        id: ID,
        status: 'not-applicable',
        role: 'info',
        detail: 'too-few',
        rows,
        summary: `There are too few labelled requests, errors or days to tell whether the model in production errs more than at the beginning of the window: ${count(rows)} requests on ${days.length} ${days.length === 1 ? 'day' : 'days'}.`,
        notes
      })
    ]
  }
  const alpha = 1 - confidence
  const isChanged = change.p <= alpha
  const {before, after} = isChanged ? change : halves
  const hasRisen = isChanged && change.z > 0
  const since = dateOf((days[change.at]?.day ?? 0) * HOURS_PER_DAY)
  const rates = spokenChange(rateOf(before), rateOf(after), true)
  return [
    aFindingOf({
      id: ID,
      status: 'not-applicable',
      role: 'info',
      detail: hasRisen ? 'more-errors' : isChanged ? 'fewer-errors' : 'unchanged',
      direction: 'lower',
      unit: 'fraction',
      confidence,
      method: 'change-point of the score test',
      evidence: 'counts',
      rows,
      summary: !isChanged
        ? `The model in production makes as many errors as at the beginning of the window: ${rates}, first half against second.`
        : hasRisen
          ? `Since ${since} the model in production is wrong more often: ${rates} of its labelled requests; what it learnt may no longer hold (concept drift).`
          : `Since ${since} the model in production is wrong less often: ${rates} of its labelled requests.`,
      remedy: hasRisen
        ? 'Look at what changed about that day (labels, customers, an upstream source); train and evaluate on requests since then.'
        : null,
      notes: [
        ...(isChanged
          ? [
              `The day is the one at which the two parts differ most; that they do by chance alone has a probability of at most ${change.p.toPrecision(2)}, with all ${change.splits} days counted that it might have been. That holds for one look, not for one each day.`,
              ...candidateNote(days, change.at)
            ]
          : [resolution(halves, alpha)]),
        ...(isChanged && days.length < TWO_WEEKS
          ? ['In less than two weeks a weekend cannot be told from a change.']
          : []),
        ...notes
      ],
      steps: storableSteps([
        {what: 'days with labels', value: days.length},
        {what: 'first day of the second part', value: since},
        ...stepsOf(change),
        {what: 'p of so large a change somewhere if there was none', value: change.p}
      ]),
      reference:
        'Miettinen & Nurminen 1985, Statistics in Medicine 4:213; McCullagh & Nelder 1989, Generalized Linear Models, § 4.5'
    })
  ]
}

/** The versions of the model in production that gave answers whose truth is known, the one with most of them first. */
function versionsOf(hours: readonly LogHour[]): readonly (string | null)[] {
  const judged = new Map<string | null, number>()
  for (const {baselineVersion, value} of hours) {
    const n = value('baseline/judged') ?? 0
    if (n > 0) judged.set(baselineVersion, (judged.get(baselineVersion) ?? 0) + n)
  }
  return [...judged].sort(([, a], [, b]) => b - a).map(([version]) => version)
}

/** The days on which that version of the model in production has labelled requests, ascending. */
function daysOf(hours: readonly LogHour[], version: string | null): readonly Day[] {
  const days = new Map<number, Day>()
  for (const one of hours) {
    const day = dayOf(one.hour ?? NaN)
    const known = days.get(day) ?? {day, answered: 0, baseline: NONE, candidate: NONE}
    const isMeant = one.baselineVersion === version
    days.set(day, {
      day,
      answered: known.answered + (isMeant ? (one.value('baseline/answered') ?? 0) : 0),
      baseline: isMeant ? plus(known.baseline, one, 'baseline') : known.baseline,
      // Of two groups, the candidate's requests have no version of the other model.
      candidate: plus(known.candidate, one, 'candidate')
    })
  }
  return [...days.values()].filter(({baseline}) => baseline.n > 0).sort((a, b) => a.day - b.day)
}

function plus({count: wrong, n}: Count, {value}: LogHour, side: Side): Count {
  return {
    count: wrong + (value(`${side}/wrong`) ?? 0),
    n: n + (value(`${side}/judged`) ?? 0)
  }
}

/** Without the days whose labels are still coming in: the first to come need not be like the others. */
function completeDays(days: readonly Day[]): readonly Day[] {
  const labelled = ({baseline, answered}: Day): number => baseline.n / answered
  const shares = days.map(labelled).sort((a, b) => a - b)
  const median = shares[Math.floor(shares.length / 2)] ?? 0
  return days.filter(day => labelled(day) >= COMPLETE * median)
}

function leftOut(days: number): readonly string[] {
  if (days === 0) return []
  const [those, have] = days === 1 ? ['1 day is', 'it has'] : [`${days} days are`, 'they have']
  return [`${those} left out: ${have} less than half of the labels of a usual day so far.`]
}

/** A change that the input or the labels made shows in both models; one of the service, in one. */
function candidateNote(days: readonly Day[], at: number): readonly string[] {
  const of = (part: readonly Day[]): Count => sumOf(part.map(({candidate}) => candidate))
  const [before, after] = [of(days.slice(0, at)), of(days.slice(at))]
  return before.n === 0 || after.n === 0
    ? []
    : [
        `The candidate’s errors on the same days: ${spokenChange(rateOf(before), rateOf(after), true)}.`
      ]
}

/** What a log that shows no change leaves open. */
function resolution({before, after}: {before: Count; after: Count}, alpha: number): string {
  const {lower} = twoProportions(
    {baseline: before, candidate: after},
    {alpha, margin: {value: 0, relative: false}, direction: 'lower'}
  )
  return `A rise by up to ${distance(Math.max(0, -lower), true)} from the first half to the second is not excluded.`
}

function stepsOf({before, after, z, dispersion, splits}: RateChange): readonly Step[] {
  return [
    {what: 'wrong before it', value: `${before.count} of ${before.n}`},
    {what: 'wrong since it', value: `${after.count} of ${after.n}`},
    {what: 'z of the change', value: z},
    {what: 'variance between days over that of chance, at least 1', value: dispersion},
    {what: 'days that were tried', value: splits}
  ]
}

function rateOf({count: wrong, n}: Count): number {
  return wrong / n
}
