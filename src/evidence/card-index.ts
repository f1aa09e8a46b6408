import {ignore, state, stateNumber} from './entries/draft.ts'
import type {Draft, Traits} from './entries/draft.ts'
import {meanOf, repeatsOf} from './entries/measured.ts'
import {brief, get, isNull, kindOf, pairsOf, textOf, writtenOf} from '../files/syntax/node.ts'
import type {Node} from '../files/syntax/node.ts'
import {recognise, splitOf} from '../metrics/names.ts'
import {absent, at, broken} from '../files/problem.ts'

/** Reads every number of a card's `model-index` into the draft. Several models stay apart. */
export function readModelIndex(draft: Draft, index: Node): void {
  if (index.kind !== 'list') {
    wrongType(draft, index, 'model-index', 'a list of models')
    return
  }
  for (const model of index.items) {
    if (model.kind !== 'map') {
      wrongType(draft, model, 'a model of model-index', 'a mapping with name and results')
      continue
    }
    const name = textOf(get(model, 'name'))
    const results = get(model, 'results')
    if (results === undefined || isNull(results)) {
      ignore(draft, `model ${name ?? '?'}`, 'it has no results', model.line)
    } else if (results.kind !== 'list') {
      wrongType(draft, results, `results of ${name ?? '?'}`, 'a list of results')
    } else {
      for (const result of results.items) readResult(draft, result, name)
    }
  }
}

function readResult(draft: Draft, result: Node, model: string | undefined): void {
  if (result.kind !== 'map') {
    wrongType(draft, result, 'a result', 'a mapping with task, dataset and metrics')
    return
  }
  const dataset = get(result, 'dataset')
  // spaCy's old cards say "tasks" and put the metrics inside.
  const task = get(result, 'task') ?? get(result, 'tasks')
  const metrics = get(result, 'metrics') ?? get(task, 'metrics')
  if (metrics === undefined || isNull(metrics)) {
    ignore(draft, `a result of ${model ?? '?'}`, 'it has no metrics', result.line)
    return
  }
  if (metrics.kind !== 'list') {
    wrongType(draft, metrics, 'metrics', 'a list of metrics')
    return
  }
  const identity = identityOf(dataset, task, model)
  if (identity.dataset === undefined && metrics.items.length > 0) {
    draft.problems.push(withoutDataset(draft.file, result.line, identity.task ?? model))
  }
  for (const metric of metrics.items) readMetric(draft, metric, identity)
}

/** What a result is about. Old cards have the dataset's configuration in `args`. */
function identityOf(
  dataset: Node | undefined,
  task: Node | undefined,
  model: string | undefined
): Traits {
  const split = textOf(get(dataset, 'split'))
  const id = textOf(get(dataset, 'type')) ?? textOf(get(dataset, 'name')) ?? textOf(dataset)
  return {
    model,
    task: textOf(get(task, 'type')) ?? textOf(get(task, 'name')) ?? textOf(task),
    dataset: id,
    config: textOf(get(dataset, 'config')) ?? briefly(get(dataset, 'args')),
    split,
    revision: textOf(get(dataset, 'revision')),
    silent:
      id === undefined
        ? 'its result names no dataset'
        : split !== undefined && splitOf(split) === 'train'
          ? 'a training metric'
          : undefined
  }
}

function readMetric(draft: Draft, metric: Node, identity: Traits): void {
  if (metric.kind !== 'map') {
    wrongType(draft, metric, 'a metric', 'a mapping with type and value')
    return
  }
  const type = textOf(get(metric, 'type'))
  const title = textOf(get(metric, 'name'))
  const name = type ?? title
  const value = get(metric, 'value')
  if (name === undefined) {
    wrongType(draft, metric, 'a metric', 'given a type')
    return
  }
  if (value === undefined || isNull(value)) {
    draft.problems.push(notANumber(draft.file, name, 'there is no value', metric.line))
    return
  }
  const config = [briefly(get(metric, 'config')), briefly(get(metric, 'args'))]
  const traits: Traits = {
    ...identity,
    metric: name,
    title: title === name ? undefined : title,
    qualifier: config.filter(part => part !== undefined).join(', ') || undefined,
    silent: identity.silent ?? silenceOf(title)
  }
  readValue(draft, tellingName(name, title), value, traits)
}

/** A title says what is measured where the type is the author's own: `{type: score, name: Accuracy}`. */
function tellingName(name: string, title: string | undefined): string {
  const isTold = title === undefined || recognise(name).direction !== undefined
  return isTold || recognise(title).direction === undefined ? name : title
}

/** A title such as "Training loss" makes a training metric of the type `loss`. */
function silenceOf(title: string | undefined): string | undefined {
  return title !== undefined && recognise(title).split === 'train' ? 'a training metric' : undefined
}

function readValue(draft: Draft, name: string, value: Node, traits: Traits): void {
  const repeats = value.kind === 'list' ? repeatsOf(value) : undefined
  if (repeats !== undefined && recognise(name).direction !== undefined) {
    stateNumber(draft, name, {value: meanOf(repeats)}, value.line, {...traits, repeats})
    return
  }
  if (value.kind === 'map') {
    const numbers = pairsOf(value).filter(([, node]) => writtenOf(node) !== null)
    for (const [key, node] of numbers) {
      state(draft, key, node, {...traits, metric: key === name ? name : `${name}.${key}`})
    }
    if (numbers.length > 0) return
  }
  const number = writtenOf(value)
  if (number === null) {
    draft.problems.push(notANumber(draft.file, name, `the value is ${kindOf(value)}`, value.line))
    return
  }
  stateNumber(draft, name, number, value.line, {
    ...traits,
    title: titleOf(traits.title, number.spread)
  })
}

/** A spread after ± may be a standard deviation, an error or an interval: it is shown, not used. */
function titleOf(title: string | undefined, spread: number | undefined): string | undefined {
  if (spread === undefined) return title
  return `${title ?? ''} ± ${spread} (kind not said)`.trim()
}

function briefly(node: Node | undefined): string | undefined {
  if (node === undefined || isNull(node)) return undefined
  const text = brief(node).trim()
  return text === '' ? undefined : text
}

function wrongType(draft: Draft, given: Node, what: string, allowed: string): void {
  draft.problems.push(
    broken(
      'broken-model-index',
      at(draft.file, given.line),
      `In ${draft.file}, line ${given.line}, ${what} is ${kindOf(given)}; it must be ${allowed}.`,
      'See "Model Card Metadata" of the Hugging Face Hub for the form of model-index.'
    )
  )
}

function withoutDataset(file: string, line: number, what: string | undefined) {
  return absent(
    'result-without-dataset',
    at(file, line),
    `In ${file}, line ${line}, the result${what === undefined ? '' : ` of ${what}`} names no dataset, so its numbers cannot be compared.`,
    'Add dataset: {type: …, name: …, split: …} to the result.'
  )
}

function notANumber(file: string, name: string, why: string, line: number) {
  return absent(
    'not-a-number',
    at(file, line),
    `In ${file}, line ${line}, the metric ${name} has no number: ${why}.`,
    'Write the number, such as 0.912 or 91.2%.'
  )
}
