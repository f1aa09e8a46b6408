import type {OperationUnit} from '../../evidence/operation.ts'
import type {Direction} from '../../statistics/core/difference.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import type {Finding, Status} from '../../verdict/verdict.ts'
import {amount, figure} from '../../words/figures.ts'
import {capitalised} from '../../words/names.ts'
import type {Case} from '../case.ts'
import type {BudgetName} from '../../policy/budgets.ts'
import {budgetOf, type OperationPair, type StatedOperation} from './operations.ts'

/** Measurements of speed, memory and cost differ from run to run by so much, so nobody calls less a loss. */
const ASSUMED_LOSS = 0.2
/** Shares of failed requests that differ by less, in fractions, are as good as equal. */
const LEAST_SHARE = 0.001
const CHECK = 'operation'

/** How a quantity of operation is judged. */
export interface OperationQuestion {
  /** Whether nothing else speaks for or against the model: then these numbers decide, and no loss is too small. */
  readonly decides: boolean
}

/** One quantity of both versions: as good, worse by more than is assumed, or not comparable. */
export function judgeOperation(
  pair: OperationPair,
  question: OperationQuestion,
  given: Case
): Finding | null {
  const {candidate, baseline} = pair
  if (baseline === null) return candidate === null ? null : added(pair, candidate)
  if (candidate === null) return lost(pair, baseline)
  const factor = conversion(candidate.operation.unit, baseline.operation.unit)
  return factor === null
    ? otherUnits(pair, candidate, baseline)
    : compared(pair, {candidate, baseline, factor}, question, given)
}

interface Compared {
  readonly candidate: StatedOperation
  readonly baseline: StatedOperation
  /** One of the baseline's unit in the candidate's. */
  readonly factor: number
}

function compared(
  pair: OperationPair,
  {candidate, baseline, factor}: Compared,
  {decides}: OperationQuestion,
  given: Case
): Finding {
  const {operation, entry} = candidate
  const before = baseline.entry.value * factor
  const gain = (operation.direction === 'higher' ? 1 : -1) * (entry.value - before)
  const loss = Math.max(0, -gain - roundingOf(candidate, baseline, factor))
  const isShare = operation.kind === 'errors' || operation.kind === 'availability'
  const accepted = Math.max(ASSUMED_LOSS * Math.abs(before), isShare ? LEAST_SHARE : 0)
  const isLarge = loss > accepted
  const status: Status = isLarge || (decides && loss > 0) ? 'inconclusive' : 'pass'
  const now = told(entry.value, operation.unit)
  return aFindingOf({
    ...common(pair, candidate),
    status,
    role: status === 'pass' && !decides ? 'screen' : 'guard',
    detail: 'assumed',
    direction: operation.direction,
    ...(operation.unit === null ? {} : {unit: operation.unit.text}),
    baseline: before,
    candidate: entry.value,
    difference: gain,
    margin: accepted,
    marginText: '20 %',
    marginAssumed: true,
    evidence: decides ? 'bare' : 'files',
    summary: `${capitalised(operation.name)} is ${now}, ${told(before, operation.unit)} in production: ${comparisonWords(gain, before, status, operation.direction)}.`,
    remedy: status === 'pass' ? null : settledBy(candidate, before, given)
  })
}

function comparisonWords(
  gain: number,
  before: number,
  status: Status,
  direction: Direction
): string {
  if (gain === 0) return 'the same'
  const share = before === 0 ? '' : ` by ${figure(Math.abs(gain / before), true)}`
  if (gain > 0) return `better${share}`
  const now = direction === 'lower' ? before - gain : before + gain
  if (before > 0 && now > 2 * before)
    return `${figure(now / before, false)} times as much, and nobody says what is allowed`
  return status === 'pass'
    ? `worse${share}, and up to 20 % is assumed to be the noise of one measurement`
    : `worse${share}, which one measurement cannot tell from noise, and nobody says what is allowed`
}

/** The budget that takes such a number, with what is assumed; else the margin. */
function settledBy({operation, entry}: StatedOperation, before: number, given: Case): string {
  const {demand, policyFile} = given
  const budget = budgetOf(operation)
  const allowed =
    operation.direction === 'lower' ? before * (1 + ASSUMED_LOSS) : before * (1 - ASSUMED_LOSS)
  const line =
    budget === null
      ? `at-least-as-good: {${JSON.stringify(entry.metric)}: {direction: ${operation.direction}, margin: 20 %}}`
      : `budgets: {${budget}: ${limitOf(budget, operation.unit, Number(allowed.toPrecision(3)))}}`
  return `Measure both versions alike; or say in ${policyFile} what is allowed: models: {${demand.name}: {${line}}}.`
}

/** A limit as the policy writes it. */
function limitOf(budget: BudgetName, unit: OperationUnit | null, value: number): string {
  if (budget === 'throughput' || budget === 'cost-per-1000' || unit === null) return String(value)
  return unit.text === '%' ? `${value} %` : `${value} ${unit.text}`
}

function added(pair: OperationPair, stated: StatedOperation): Finding {
  const {operation, entry} = stated
  return aFindingOf({
    ...common(pair, stated),
    status: 'not-applicable',
    role: 'info',
    detail: 'new',
    direction: operation.direction,
    ...(operation.unit === null ? {} : {unit: operation.unit.text}),
    candidate: entry.value,
    evidence: 'files',
    summary: `${capitalised(operation.name)} is ${told(entry.value, operation.unit)}; the model in production states none to compare with.`
  })
}

function lost(pair: OperationPair, stated: StatedOperation): Finding {
  const {operation, entry} = stated
  return aFindingOf({
    ...common(pair, stated),
    status: 'missing',
    detail: 'gone',
    direction: operation.direction,
    ...(operation.unit === null ? {} : {unit: operation.unit.text}),
    baseline: entry.value,
    evidence: 'files',
    summary: `${capitalised(operation.name)} of the model in production is known (${told(entry.value, operation.unit)}), that of the candidate no longer.`,
    remedy: `Measure ${operation.name} of the candidate, too, and state it under the same name.`,
    location: null
  })
}

function otherUnits(
  pair: OperationPair,
  candidate: StatedOperation,
  baseline: StatedOperation
): Finding {
  const [now, before] = [candidate, baseline].map(({entry, operation: {unit}}) =>
    unit === null ? `${figure(entry.value, false)} without a unit` : told(entry.value, unit)
  )
  return aFindingOf({
    ...common(pair, candidate),
    status: 'inconclusive',
    detail: 'other-unit',
    direction: candidate.operation.direction,
    evidence: 'files',
    summary: `${capitalised(candidate.operation.name)} is ${now ?? ''}, ${before ?? ''} in production: they are not compared.`,
    remedy: 'Write both with their unit, in the name or beside the value.'
  })
}

function common({subject}: OperationPair, {operation, entry}: StatedOperation) {
  const {file, line} = entry.location
  const {segment, dataset, model} = entry
  return {
    id: findingId(CHECK, subject),
    subject: {
      metric: operation.name.replaceAll(' ', '_'),
      ...(segment === undefined ? {} : {segment}),
      ...(dataset === undefined ? {} : {dataset}),
      ...(model === undefined ? {} : {model})
    },
    location: file === undefined ? null : {file, line}
  } as const
}

/** How many of the one unit one of the other is; null where they do not measure the same, or only one is known. */
function conversion(to: OperationUnit | null, from: OperationUnit | null): number | null {
  if (to === null || from === null) return to === from ? 1 : null
  return to.dimension === from.dimension ? from.factor / to.factor : null
}

/** Half a unit of the last digit, of the side that is written more finely: JSON drops zeros at the end. */
function roundingOf({entry}: StatedOperation, baseline: StatedOperation, factor: number): number {
  const of = (decimals: number | undefined): number => 0.5 * 10 ** -(decimals ?? 15)
  return Math.min(of(entry.decimals), of(baseline.entry.decimals) * factor)
}

function told(value: number, unit: OperationUnit | null): string {
  return unit === null ? figure(value, false) : amount(value, unit.text)
}
