import type {Predictions} from './evidence.ts'
import {type Keys, cellText, createIndex, findRepeats, isEmpty, isSameKey, keysOf} from './keys.ts'
import type {Problem} from '../files/problem.ts'
import {alignLevels} from './align.ts'
import {keyHasher, labelHasher, setDigest} from './row-hash.ts'
import type {Column} from '../tables/table.ts'
import {someOf} from '../words/lists.ts'
import {count as spoken} from '../words/numbers.ts'

/** The rows that two files of predictions have in common. */
export interface Joined {
  /** Pairs: `baselineRows[i]` and `candidateRows[i]` have the same key; in the baseline's order. */
  readonly rows: number
  readonly baselineRows: Int32Array
  readonly candidateRows: Int32Array
  /** Rows without a partner, because their key is missing on the other side, empty or repeated. */
  readonly onlyBaseline: number
  readonly onlyCandidate: number
  /** Pairs whose labels differ. */
  readonly labelsDiffer: number
  /** What the two files were evaluated on, by key and label: equal for the same set in any order. */
  readonly baselineSet: string
  readonly candidateSet: string
  readonly problems: readonly Problem[]
}

interface Side {
  readonly path: string
  /** For messages: both versions' files usually have one path. */
  readonly name: string
  readonly key: Column
  readonly label: Column | null
  readonly lineOf: (row: number) => number
}

interface OneSided {
  readonly what: string
  readonly keys: string
  readonly first: number
}

interface Pairs {
  readonly baseline: Int32Array
  readonly candidate: Int32Array
}

const NAMED = 5

/**
 * Pairs the rows of both files by key, whatever their order. Keys on one side only and labels that
 * differ are problems which name them; of repeated keys (a problem of the file itself, told by
 * `readPredictions`) the first row counts.
 */
export function joinRows(baseline: Predictions, candidate: Predictions): Joined {
  const before = sideOf(baseline, 'the baseline’s')
  const after = sideOf(candidate, 'the candidate’s')
  const pairs = sameOrder(before.key, after.key) ?? pairUp(keysOf(before.key), keysOf(after.key))
  const rows = pairs.baseline.length
  const onlyBaseline = rowsOf(before.key) - rows
  const onlyCandidate = rowsOf(after.key) - rows
  const differing =
    before.label === null || after.label === null
      ? []
      : differingPairs(before.label, after.label, {
          baselineRows: pairs.baseline,
          candidateRows: pairs.candidate
        })
  const baselineSet = setOf(before)
  const isSame = onlyBaseline === 0 && onlyCandidate === 0 && differing.length === 0
  const isLabelled = (before.label === null) === (after.label === null)
  return {
    rows,
    baselineRows: pairs.baseline,
    candidateRows: pairs.candidate,
    onlyBaseline,
    onlyCandidate,
    labelsDiffer: differing.length,
    baselineSet,
    candidateSet: isSame && isLabelled ? baselineSet : evaluationSet(candidate),
    problems: [
      ...(rows === 0 ? [nothingInCommon(before, after)] : oneSidedProblems(before, after, pairs)),
      ...labelProblem(before, after, pairs, differing)
    ]
  }
}

/** Names the set of rows, by key and label, that predictions were made on, whatever their order. */
export function evaluationSet(predictions: Predictions): string {
  return setOf(sideOf(predictions, 'the'))
}

/** Positions of the pairs whose values differ; a value that only one side has differs too. */
export function differingPairs(
  a: Column,
  b: Column,
  {baselineRows, candidateRows}: Pick<Joined, 'baselineRows' | 'candidateRows'>
): readonly number[] {
  const found: number[] = []
  if (a.kind === 'number' && b.kind === 'number') {
    for (let at = 0; at < baselineRows.length; at++) {
      const x = a.values[baselineRows[at] ?? -1] ?? NaN
      const y = b.values[candidateRows[at] ?? -1] ?? NaN
      // In single precision, which is all that some writers keep.
      if (!Object.is(Math.fround(x + 0), Math.fround(y + 0))) found.push(at)
    }
    return found
  }
  const [codesA, codesB] = alignLevels([a, b]).codes
  if (codesA === undefined || codesB === undefined) return []
  for (let at = 0; at < baselineRows.length; at++) {
    if (codesA[baselineRows[at] ?? -1] !== codesB[candidateRows[at] ?? -1]) found.push(at)
  }
  return found
}

function setOf({key, label}: Side): string {
  return setDigest(rowsOf(key), keyHasher(key), label === null ? null : labelHasher(label))
}

function sideOf({path, table, columns}: Predictions, whose: string): Side {
  const key = table.columns.get(columns.key)
  const label = columns.label === undefined ? undefined : table.columns.get(columns.label)
  return {
    path,
    name: `${whose} ${path}`,
    key: key ?? {kind: 'number', values: new Float64Array(table.rows).fill(NaN)},
    label: label ?? null,
    lineOf: table.lineOf
  }
}

/** The usual case, without a table of keys: both files were written from the same rows. */
function sameOrder(before: Column, after: Column): Pairs | null {
  if (rowsOf(before) !== rowsOf(after)) return null
  const rows = new Int32Array(rowsOf(before))
  for (let row = 0; row < rows.length; row++) {
    if (before === after ? isEmpty(before, row) : !isSameKey(before, row, after, row)) return null
    rows[row] = row
  }
  if (findRepeats(before).count > 0) return null
  return {baseline: rows, candidate: rows}
}

function rowsOf(column: Column): number {
  return column.kind === 'number' ? column.values.length : column.codes.length
}

function pairUp(before: Keys, after: Keys): Pairs {
  const {find} = createIndex(before)
  const partner = new Int32Array(before.rows).fill(-1)
  for (let row = 0; row < after.rows; row++) {
    if (isEmpty(after.column, row)) continue
    const found = find(after, row)
    if (found >= 0 && partner[found] === -1) partner[found] = row
  }
  const baseline = new Int32Array(before.rows)
  const candidate = new Int32Array(before.rows)
  let rows = 0
  for (let row = 0; row < before.rows; row++) {
    const other = partner[row] ?? -1
    if (other < 0) continue
    baseline[rows] = row
    candidate[rows++] = other
  }
  return {baseline: baseline.subarray(0, rows), candidate: candidate.subarray(0, rows)}
}

/** Keys that the other file lacks; repeated and empty ones have a problem of their own. */
function oneSided(side: Side, other: Side, paired: Int32Array): OneSided | null {
  const rows = rowsOf(side.key)
  if (rows === paired.length) return null
  const left = new Uint8Array(rows).fill(1)
  for (const row of paired) left[row] = 0
  const keys = keysOf(side.key)
  const {find} = createIndex(keysOf(other.key))
  const names: string[] = []
  let count = 0
  let first = 0
  for (let row = 0; row < rows; row++) {
    if (left[row] === 0 || isEmpty(side.key, row) || find(keys, row) >= 0) continue
    if (count === 0) first = row
    if (++count <= NAMED) names.push(cellText(side.key, row))
  }
  if (count === 0) return null
  return {what: `${amount(count, rows)} of ${side.name}`, keys: someOf(names, count), first}
}

function oneSidedProblems(before: Side, after: Side, pairs: Pairs): readonly Problem[] {
  const problems: Problem[] = []
  const remedy = 'Evaluate both versions on the same rows.'
  const lost = oneSided(before, after, pairs.baseline)
  if (lost !== null) {
    const summary = `${atStart(after.name)} lacks ${lost.what}: key ${lost.keys}.`
    const location = {file: after.path, line: 1}
    problems.push({status: 'fail', id: 'rows-only-in-baseline', summary, remedy, location})
  }
  const added = oneSided(after, before, pairs.candidate)
  if (added !== null) {
    const summary = `${atStart(before.name)} lacks ${added.what}: key ${added.keys}.`
    const location = {file: after.path, line: after.lineOf(added.first)}
    problems.push({status: 'fail', id: 'rows-only-in-candidate', summary, remedy, location})
  }
  return problems
}

/** A name as a sentence begins with it. */
function atStart(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}

function amount(count: number, rows: number): string {
  return `${spoken(count)} of the ${spoken(rows)} rows`
}

function nothingInCommon(before: Side, after: Side): Problem {
  const [a, b] = [before, after].map(({key}) => cellText(key, 0))
  return {
    status: 'fail',
    id: 'no-common-rows',
    summary:
      `${atStart(after.name)} and ${before.name} have no key in common: ` +
      `one begins with key ${b ?? ''}, the other with ${a ?? ''}.`,
    remedy: 'Evaluate both versions on the same rows, with the same key for a row in both files.',
    location: {file: after.path, line: after.lineOf(0)}
  }
}

function labelProblem(
  before: Side,
  after: Side,
  pairs: Pairs,
  differing: readonly number[]
): readonly Problem[] {
  const [first] = differing
  if (first === undefined) return []
  const named = differing.slice(0, NAMED).map(at => {
    const a = pairs.baseline[at] ?? 0
    const b = pairs.candidate[at] ?? 0
    const labels = `${nameOf(before.label, a)} and ${nameOf(after.label, b)}`
    return `${cellText(after.key, b)} (${labels})`
  })
  return [
    {
      status: 'fail',
      id: 'labels-differ',
      summary:
        `${amount(differing.length, pairs.baseline.length)} have another label in ${before.name} ` +
        `than in ${after.name}: key ${someOf(named, differing.length)}.`,
      remedy: 'Evaluate both versions against the same labels.',
      location: {file: after.path, line: after.lineOf(pairs.candidate[first] ?? 0)}
    }
  ]
}

function nameOf(label: Column | null, row: number): string {
  const text = label === null ? '' : cellText(label, row)
  return text === '' ? 'none' : text
}
