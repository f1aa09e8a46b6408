import {newDraft, state, stateNumber} from '../entries/draft.ts'
import {readTree} from '../entries/tree.ts'
import {append, meanOf} from '../entries/measured.ts'
import {recognise} from '../../metrics/names.ts'
import {get, itemsOf, numberOf, pairsOf, textOf} from '../../files/syntax/node.ts'
import type {Node} from '../../files/syntax/node.ts'
import type {Format} from '../entries/format.ts'
import {contextOf} from '../entries/where.ts'
import type {Where} from '../entries/where.ts'

/** Scores of each question, as ragas and similar tools write them; their means are computed. */
export const ragas: Format = {
  name: 'scores-per-question',
  read: ({path, root}) => {
    const rows = itemsOf(get(root, 'results') ?? get(root, 'scores') ?? root ?? undefined)
    const asked = rows.filter(row => questionOf(row) !== undefined)
    if (rows.length === 0 || asked.length < rows.length) return null
    const draft = newDraft(path)
    const columns = new Map<string, number[]>()
    rows.forEach((row, index) => {
      for (const [name, node] of scoresOf(row)) {
        const value = numberOf(node)
        if (value === undefined) continue
        append(columns, name, value)
        const id = textOf(get(row, 'id')) ?? String(index + 1)
        state(draft, name, node, {segment: {question: id}, silent: 'one question, not a summary'})
      }
    })
    for (const [name, values] of columns) {
      const title = `${name}: mean of ${values.length} questions`
      const spread = {n: values.length, standardError: standardErrorOf(values)}
      const direction = recognise(name).direction ?? (/score/iu.test(name) ? 'higher' : undefined)
      const traits = {title, direction, ...spread}
      stateNumber(draft, name, {value: meanOf(values)}, root?.line ?? 1, traits)
    }
    for (const [key, node] of pairsOf(root)) {
      if (key !== 'results' && key !== 'scores') readTree(draft, node, contextOf(TOP, key))
    }
    return draft
  }
}

const TOP: Where = {path: [], traits: {}}

function questionOf(row: Node): string | undefined {
  return textOf(get(row, 'question') ?? get(row, 'user_input'))
}

function scoresOf(row: Node): readonly (readonly [string, Node])[] {
  const inner = pairsOf(get(row, 'scores'))
  const outer = pairsOf(row).filter(([key, node]) => key !== 'id' && node.kind === 'number')
  return [...inner, ...outer]
}

/** Standard deviation (n - 1) over the square root of n; undefined below two values. */
function standardErrorOf(values: readonly number[]): number | undefined {
  if (values.length < 2) return undefined
  const mean = meanOf(values)
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return Math.sqrt(squares / (values.length - 1) / values.length)
}
