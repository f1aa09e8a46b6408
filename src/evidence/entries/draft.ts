import {recognise} from '../../metrics/names.ts'
import type {Recognised} from '../../metrics/names.ts'
import {isImpossible, mustBePercent} from '../../metrics/ranges.ts'
import {IMPOSSIBLE, NOT_FINITE, type Condition, type Ignored, type MetricEntry} from '../metric.ts'
import type {Problem} from '../../files/problem.ts'
import type {Written} from '../../files/syntax/number.ts'
import {brief, isNull, kindOf, notANumber, pairsOf, writtenOf} from '../../files/syntax/node.ts'
import type {Node} from '../../files/syntax/node.ts'
import type {Findings} from './format.ts'

/** Findings in the making; each reader fills one and gives it away. */
export interface Draft extends Findings {
  readonly file: string
  readonly entries: MetricEntry[]
  readonly ignored: Ignored[]
  readonly conditions: Condition[]
  readonly problems: Problem[]
}

type Identity =
  'title' | 'model' | 'task' | 'dataset' | 'config' | 'split' | 'revision' | 'place' | 'segment'
type Precision =
  'n' | 'unit' | 'standardError' | 'interval' | 'intervalLevel' | 'repeats' | 'folds' | 'direction'

/** What a reader knows about a number besides its name and value. */
export type Traits = {
  readonly [K in Identity | Precision | 'qualifier' | 'percent']?: MetricEntry[K] | undefined
} & {
  /** The name to show, where it is not the one that is recognised. */
  readonly metric?: string | undefined
  /** Why the number does not vote, whatever its name is; null where it votes whatever that is. */
  readonly silent?: string | null | undefined
}

/** An empty draft for one file. */
export function newDraft(file: string): Draft {
  return {file, entries: [], ignored: [], conditions: [], problems: []}
}

/**
 * Adds the number that a node is, under a name that is recognised; tells whether it was a number.
 * Anything else is noted as ignored.
 */
export function state(draft: Draft, name: string, node: Node, traits: Traits = {}): boolean {
  const number = writtenOf(node)
  if (number === null) {
    ignore(draft, traits.metric ?? name, notANumber(node), node.line)
    return false
  }
  stateNumber(draft, name, number, node.line, traits)
  return true
}

/** Adds a number that the reader computed or parsed itself. */
export function stateNumber(
  draft: Draft,
  name: string,
  number: Written,
  line: number,
  traits: Traits = {}
): void {
  const entry = entryOf(draft.file, name, number, line, traits)
  draft.entries.push(entry)
  const {direction} = entry
  if (traits.direction !== undefined && traits.direction !== direction) {
    const why = `${String(direction)} is better, whatever the file says`
    ignore(draft, `the direction of ${entry.metric}`, why, line)
  }
}

/** Notes something that is seen and not used. */
export function ignore(draft: Draft, what: string, why: string, line?: number): void {
  draft.ignored.push({what, why, ...(line !== undefined && {line})})
}

/** Notes what a node says of the evaluation, where it says anything. */
export function condition(draft: Draft, what: string, node: Node | undefined, of?: string): void {
  const value = node === undefined || isNull(node) ? '' : brief(node).trim()
  if (node === undefined || value === '') return
  const location = {file: draft.file, line: node.line}
  draft.conditions.push({what, ...(of !== undefined && {of}), value, location})
}

/** Notes how many examples an evaluation was limited to; without a limit it had all of them. */
export function limitCondition(
  draft: Draft,
  root: Node,
  limit: Node | undefined,
  of?: string
): void {
  const all: Node = {kind: 'text', value: 'none', line: root.line}
  condition(draft, 'limit', limit === undefined || isNull(limit) ? all : limit, of)
}

/** Notes the keys of a mapping that no reader of its format looks at, so that none disappears silently. */
export function ignoreRest(
  draft: Draft,
  node: Node | null | undefined,
  read: readonly string[]
): void {
  for (const [key, inner] of pairsOf(node)) {
    if (!read.includes(key)) ignore(draft, key, `not a result: ${kindOf(inner)}`, inner.line)
  }
}

/** The entry for a number under a name: recognises the name, keeps what the reader knows. */
function entryOf(
  file: string,
  name: string,
  number: Written,
  line: number,
  traits: Traits
): MetricEntry {
  const known = recognise(name)
  const {metric, silent, ...rest} = traits
  const shown = metric ?? known.bare
  const percent = rest.percent ?? percentOf(known, number)
  const said = silent === null ? undefined : (silent ?? known.why)
  const why = said ?? whyNot(known, number, percent === true)
  return withoutUnknown<MetricEntry>({
    metric: shown,
    canonical: known.canonical,
    value: number.value,
    decimals: number.decimals,
    interval: number.interval,
    unit: number.unit,
    ...rest,
    title: rest.title ?? (metric !== undefined || shown === name ? undefined : name),
    split: rest.split ?? known.split,
    qualifier: rest.qualifier,
    percent,
    direction: known.direction ?? rest.direction,
    directionStated:
      known.direction === undefined && rest.direction !== undefined ? true : undefined,
    votes: why === undefined,
    why,
    location: {file, line}
  })
}

/** The same record without the fields that are undefined. */
function withoutUnknown<T extends object>(fields: {[K in keyof T]: T[K] | undefined}): T {
  const kept = Object.entries(fields).filter(([, value]) => value !== undefined)
  return Object.fromEntries(kept) as T
}

/** Metrics of detection that are -1 where there is no object to find, as pycocotools writes them. */
const OF_OBJECTS = /^(?:map|map_50|map_75|mask_map|average_precision|average_recall)$/u

function whyNot(
  {canonical, bare, metric, direction}: Recognised,
  number: Written,
  percent: boolean
): string | undefined {
  const {value, unit} = number
  if (unit !== undefined && direction === undefined) return 'a measurement with a unit, no quality'
  if (!Number.isFinite(value)) return NOT_FINITE
  const ofObjects =
    OF_OBJECTS.test(canonical ?? '') || /(?:^|[^a-z])m?(?:ap|ar)(?:[^a-z]|$)/iu.test(bare)
  if (value === -1 && ofObjects) return 'nothing of this kind to measure'
  if (canonical === 'precision' && isBits(number)) return 'a setting'
  if (metric !== undefined && isImpossible(metric, value, percent)) return IMPOSSIBLE
  return undefined
}

/** The precision of a training is 16 or 32 bits; that of a classifier is hardly ever just so many percent. */
function isBits({value, percent, decimals}: Written): boolean {
  return percent !== true && (decimals ?? 0) === 0 && (value === 16 || value === 32)
}

function percentOf(known: Recognised, number: Written): true | undefined {
  return number.percent === true || mustBePercent(known.metric, number.value) ? true : undefined
}
