import {parseMargin} from '../../policy/margin.ts'
import {rowsForError} from '../../statistics/core/power.ts'
import {clopperPearsonBounds, type Bounds} from '../../statistics/counts/proportion.ts'
import type {Case} from '../case.ts'
import {count, figure} from '../../words/figures.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import {countFlips, countGrownErrors, type Flips, type GrownErrors} from '../flips/count.ts'
import type {Finding, Status} from '../../verdict/verdict.ts'

const CHECK = 'flips'
const POWER = 0.8

/**
 * How many rows did the model in production get right that the candidate gets wrong? Told always, since
 * users notice what breaks more than what is mended; decided on where the policy gives a limit.
 */
export function flips(given: Case): readonly Finding[] {
  const {rows, baseline, candidate, demand} = given
  const predictions = candidate.evidence.predictions
  const limit = demand.policy.flips?.['max-rate']
  const most = limit === undefined ? null : (parseMargin(limit)?.value ?? null)
  if (baseline === null) return []
  if (rows === null || rows.rows === 0 || predictions === null) {
    return most === null ? [] : [notCounted('there are no rows that both models predicted')]
  }
  const flipped = countFlips(rows, predictions, demand.policy.predictions?.threshold)
  if (flipped !== null) {
    const dependent = rows.clusters !== undefined || rows.weights !== undefined
    return [judge(flipped, most, 1 - demand.confidence, dependent)]
  }
  const grown = countGrownErrors(rows, predictions)
  return [
    ...(most === null ? [] : [notCounted('the predictions are not of classes')]),
    ...(grown === null ? [] : [shown(grown)])
  ]
}

function judge(
  {rows, lost, won, examples}: Flips,
  most: number | null,
  alpha: number,
  dependent: boolean
): Finding {
  const {lower, upper} = clopperPearsonBounds(lost, rows, alpha)
  const rate = lost / rows
  const status = most === null ? 'not-applicable' : statusOf(lost, {lower, upper}, most)
  const error = Math.sqrt((rate * (1 - rate)) / rows)
  const needed =
    status === 'inconclusive' && most !== null && rate < most
      ? Math.ceil(rowsForError(rows, error, most - rate, {alpha, power: POWER}))
      : null
  return aFindingOf({
    id: findingId(CHECK),
    status,
    role: most === null ? 'info' : 'guard',
    detail: most === null ? 'no-limit' : null,
    direction: 'lower',
    unit: 'fraction',
    candidate: rate,
    confidence: 1 - alpha,
    limit: most === null ? null : {atMost: most},
    method: 'clopper-pearson',
    evidence: 'paired-rows',
    rows,
    rowsNeeded: needed,
    summary: sentence({rows, lost, won}, upper, most, status, needed),
    remedy: remedyOf(status, rate, most),
    notes: [
      'Flips are counted one by one, whatever the metrics say as a whole.',
      ...(dependent ? ['The bounds take rows as independent and of equal weight.'] : [])
    ],
    examples: [...examples],
    steps: [
      {what: 'rows', value: rows},
      {what: 'right in production, wrong now', value: lost},
      {what: 'wrong in production, right now', value: won},
      {what: 'rate = first of the two / rows', value: rate},
      {what: `lower bound of the rate at confidence ${1 - alpha}`, value: lower},
      {what: `upper bound of the rate at confidence ${1 - alpha}`, value: upper}
    ],
    reference: 'Clopper & Pearson 1934, Biometrika 26:404'
  })
}

/** Shown to be within the limit, shown to be beyond it, or neither; a limit of 0 is meant literally. */
function statusOf(lost: number, {lower, upper}: Bounds, most: number): Status {
  if (most === 0) return lost === 0 ? 'pass' : 'fail'
  if (upper <= most) return 'pass'
  return lower > most ? 'fail' : 'inconclusive'
}

function sentence(
  {rows, lost, won}: Pick<Flips, 'rows' | 'lost' | 'won'>,
  upper: number,
  most: number | null,
  status: Status,
  needed: number | null
): string {
  const share = figure(lost / rows, true)
  const breaks =
    lost === 0
      ? `No row that the model in production gets right is wrong now (of ${count(rows)})`
      : `${count(lost)} of ${count(rows)} rows (${share}) that the model in production gets right ${lost === 1 ? 'is' : 'are'} wrong now`
  const mends = `; the other way round ${won === 1 ? 'it is' : 'there are'} ${count(won)}`
  const bound = `, on other rows like these at most ${figure(upper, true)}`
  if (most === null) return `${breaks}${mends}.`
  const allowed = `at most ${figure(most, true)} ${most === 0 ? 'is' : 'are'} allowed`
  if (status !== 'inconclusive')
    return `${breaks}${status === 'pass' && most > 0 ? bound : ''}; ${allowed}.`
  const more =
    needed !== null && needed > rows ? `: about ${count(needed - rows)} more rows would tell` : ''
  return `${breaks}; ${allowed}, and so few rows do not tell whether it is more${more}.`
}

function remedyOf(status: Status, rate: number, most: number | null): string | null {
  if (status === 'fail') {
    return 'Look at the rows that are wrong now (examples), and improve the candidate on them.'
  }
  if (status !== 'inconclusive' || most === null) return null
  return rate < most
    ? 'Evaluate both models on more rows.'
    : 'Look at the rows that are wrong now (examples); more rows would rather show a failure than a pass.'
}

function shown({rows, grew, shrank, examples}: GrownErrors): Finding {
  return aFindingOf({
    id: findingId(CHECK),
    status: 'not-applicable',
    role: 'info',
    detail: 'no-limit',
    evidence: 'paired-rows',
    rows,
    summary: `On ${count(grew)} of ${count(rows)} rows the candidate is farther off than the model in production, on ${count(shrank)} it is nearer.`,
    examples: [...examples],
    steps: [
      {what: 'rows', value: rows},
      {what: 'error grew', value: grew},
      {what: 'error shrank', value: shrank}
    ]
  })
}

function notCounted(why: string): Finding {
  return aFindingOf({
    id: findingId(CHECK),
    status: 'missing',
    evidence: 'files',
    summary: `The policy limits flips, but ${why}.`,
    remedy:
      'Write the predicted classes of both models on the same examples, or take flips out of the policy.'
  })
}
