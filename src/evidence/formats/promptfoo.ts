import {newDraft, stateNumber} from '../entries/draft.ts'
import type {Draft} from '../entries/draft.ts'
import {append, meanOf} from '../entries/measured.ts'
import {countOf, get, itemsOf, numberOf, pairsOf, textOf} from '../../files/syntax/node.ts'
import type {Node} from '../../files/syntax/node.ts'
import type {Format} from '../entries/format.ts'

/** promptfoo's output: the pass rate, mean score and named scores of each prompt and provider. */
export const promptfoo: Format = {
  name: 'promptfoo',
  read: ({path, root}) => {
    const stats = get(root, 'results', 'stats')
    const results = get(root, 'results')
    if (countOf(get(stats, 'successes')) === undefined) return null
    const rows = itemsOf(get(results, 'results') ?? get(results, 'outputs'))
    const draft = newDraft(path)
    const groups = groupsOf(rows)
    for (const group of groups) readGroup(draft, group, groups.length > 1)
    if (groups.length === 0 && stats !== undefined) readStats(draft, stats)
    return draft
  }
}

interface Group {
  readonly provider: string
  readonly prompt: string
  readonly rows: readonly Node[]
}

function groupsOf(rows: readonly Node[]): readonly Group[] {
  const groups = new Map<string, Node[]>()
  for (const row of rows) {
    const key = JSON.stringify([providerOf(row), textOf(get(row, 'promptIdx')) ?? '0'])
    append(groups, key, row)
  }
  return [...groups.values()].map(members => ({
    provider: providerOf(members[0]),
    prompt: textOf(get(members[0], 'promptIdx')) ?? '0',
    rows: members
  }))
}

function providerOf(row: Node | undefined): string {
  const provider = get(row, 'provider')
  return textOf(get(provider, 'id')) ?? textOf(provider) ?? 'unknown'
}

function readGroup(draft: Draft, {provider, prompt, rows}: Group, several: boolean): void {
  // A grader that could not be reached says nothing about the model.
  const judged = rows.filter(row => !isTrue(get(row, 'gradingResult', 'metadata', 'graderError')))
  const line = rows[0]?.line ?? 1
  const passed = judged.filter(row => isTrue(get(row, 'success'))).length
  const traits = {model: provider, n: judged.length, ...(several && {config: `prompt ${prompt}`})}
  if (judged.length < rows.length) {
    draft.ignored.push({
      what: `${rows.length - judged.length} rows`,
      why: 'their grader failed',
      line
    })
  }
  if (judged.length === 0) return
  stateNumber(draft, 'pass_rate', {value: passed / judged.length}, line, traits)
  const scores = judged.map(row => numberOf(get(row, 'score')))
  stateMean(draft, 'score', scores, line, traits)
  const latencies = judged.map(row => numberOf(get(row, 'latencyMs')))
  stateMean(draft, 'latency_ms', latencies, line, traits)
  const costs = judged.map(row => numberOf(get(row, 'cost')))
  stateMean(draft, 'cost_per_request_usd', costs, line, traits)
  const names = new Set(
    judged.flatMap(row => pairsOf(get(row, 'namedScores')).map(([name]) => name))
  )
  for (const name of names) {
    stateMean(
      draft,
      name,
      judged.map(row => numberOf(get(row, 'namedScores', name))),
      line,
      traits
    )
  }
}

/** What is better when lower; the scores of promptfoo are better when higher. */
const OPERATION = /^(?:latency|cost)_/u

function stateMean(
  draft: Draft,
  name: string,
  values: readonly (number | undefined)[],
  line: number,
  traits: {readonly model: string; readonly n: number}
): void {
  const known = values.filter(value => value !== undefined)
  if (known.length === 0) return
  stateNumber(draft, name, {value: meanOf(known)}, line, {
    ...traits,
    n: known.length,
    direction: OPERATION.test(name) ? 'lower' : 'higher'
  })
}

function readStats(draft: Draft, stats: Node): void {
  const [passed = 0, failed = 0, errors = 0] = ['successes', 'failures', 'errors'].map(key =>
    countOf(get(stats, key))
  )
  const n = passed + failed + errors
  if (n > 0) stateNumber(draft, 'pass_rate', {value: passed / n}, stats.line, {n})
}

function isTrue(node: Node | undefined): boolean {
  return node?.kind === 'other' && node.value === 'true'
}
