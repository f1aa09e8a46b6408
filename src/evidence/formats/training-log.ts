import {recognise, splitOf} from '../../metrics/names.ts'
import type {Traits} from '../entries/draft.ts'
import {contextOf, ofSplit} from '../entries/where.ts'
import {ignore, newDraft} from '../entries/draft.ts'
import {readTree} from '../entries/tree.ts'
import {get, pairsOf, textOf} from '../../files/syntax/node.ts'
import type {ListNode, MapNode, Node} from '../../files/syntax/node.ts'
import type {Format, Source} from '../entries/format.ts'

const STEP =
  /^(?:step|steps|epoch|epochs|iter|iteration|iterations|global_step|_step|trainer\/global_step)$/iu
const EVALUATED =
  /^(?:coco|bbox|segm|keypoints|sem_seg|panoptic_seg|metrics|val|valid|validation|test|eval)[/_]/iu
/** Columns that say of which part of the data a row is. */
const PART = /^(?:split|phase|stage|set|subset|dataset)$/iu
const LEARNING_RATE = /^(?:lr|learning_rate|base_lr)$/iu

/**
 * A log of a training, a row a step: Detectron2 and MMDetection (JSON lines), Lightning, Ultralytics
 * and DVCLive (CSV). The last value of each column is read.
 */
export const trainingLog: Format = {
  name: 'training-log',
  read: source => {
    const rows = logOf(source)
    if (rows === null) return null
    const draft = newDraft(source.path)
    for (const {name, split, node, training} of lastValues(rows)) {
      const where = contextOf({path: [], traits: split}, name)
      const silent = training ? 'a training metric' : where.traits.silent
      readTree(draft, node, {...where, traits: {...where.traits, silent}})
    }
    const last = rows.at(-1)
    const step = last && pairsOf(last).find(([key]) => STEP.test(key))
    const until = step === undefined ? '' : `, ${step[0]} ${textOf(step[1]) ?? '?'}`
    if (rows.length > 1)
      ignore(draft, `${rows.length - 1} earlier rows`, `the last row was read${until}`)
    return draft
  }
}

interface Last {
  readonly name: string
  readonly split: Traits
  readonly node: Node
  readonly training: boolean
}

/** The rows of a log: a list of flat mappings with a step or epoch in some. */
function logOf({root, syntax}: Source): readonly MapNode[] | null {
  if (root?.kind !== 'list' || root.items.length === 0) return null
  const rows = root.items.filter(item => item.kind === 'map')
  if (rows.length < root.items.length || !rows.some(hasStep)) return null
  return syntax === 'sheet' || isLines(root) ? rows : null
}

/** JSON lines: every row on a line of its own. */
function isLines(list: ListNode): boolean {
  return list.items.every((item, index) => item.line > (list.items[index - 1]?.line ?? 0))
}

function hasStep(row: MapNode): boolean {
  return pairsOf(row).some(([key]) => STEP.test(key))
}

function lastValues(rows: readonly MapNode[]): Iterable<Last> {
  const last = new Map<string, Last>()
  for (const row of rows) {
    const names = pairsOf(row).map(([key]) => key)
    const rates = names.some(name => LEARNING_RATE.test(name))
    const mode = textOf(get(row, 'mode'))
    const part = pairsOf(row).find(
      ([name, node]) => PART.test(name) && splitOf(textOf(node) ?? '') !== null
    )
    const split = part === undefined ? {} : ofSplit(textOf(part[1]) ?? '')
    for (const [name, node] of pairsOf(row)) {
      if (textOf(node) === undefined || name === 'mode' || name === part?.[0]) continue
      const evaluated =
        EVALUATED.test(name) || mode === 'val' || recognise(name).split !== undefined
      const training =
        mode === 'train' || (rates && !evaluated && recognise(name).why === undefined)
      last.set(`${split.split ?? ''} ${name}`, {name, split, node, training})
    }
  }
  return last.values()
}
