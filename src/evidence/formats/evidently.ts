import {recognise} from '../../metrics/names.ts'
import {at} from '../../files/problem.ts'
import {ignore, newDraft, state} from '../entries/draft.ts'
import type {Draft} from '../entries/draft.ts'
import {readTree} from '../entries/tree.ts'
import {get, itemsOf, pairsOf, textOf} from '../../files/syntax/node.ts'
import type {Node} from '../../files/syntax/node.ts'
import type {Format} from '../entries/format.ts'

/** Evidently's report JSON: from 0.7 on `metric_name` and `value`, before it `metric` and `result`. */
export const evidently: Format = {
  name: 'evidently',
  read: ({path, root}) => {
    const metrics = itemsOf(get(root, 'metrics'))
    const tests = itemsOf(get(root, 'tests'))
    const isReport = metrics.some(metric => isNew(metric) || isOld(metric)) || tests.some(isTest)
    if (!isReport) return null
    const draft = newDraft(path)
    for (const metric of metrics) {
      if (isNew(metric)) readNew(draft, metric)
      else readOld(draft, metric)
    }
    const summary = get(root, 'summary')
    if (summary !== undefined) {
      readTree(draft, summary, {path: ['summary'], traits: {silent: 'a count of tests'}})
    }
    tests.forEach(test => {
      readTest(draft, test)
    })
    return draft
  }
}

function isNew(metric: Node): boolean {
  return get(metric, 'metric_name') !== undefined && get(metric, 'value') !== undefined
}

function isOld(metric: Node): boolean {
  return textOf(get(metric, 'metric')) !== undefined && get(metric, 'result')?.kind === 'map'
}

function isTest(test: Node): boolean {
  return /^(?:SUCCESS|FAIL|WARNING|ERROR|SKIPPED)$/u.test(textOf(get(test, 'status')) ?? '')
}

function readNew(draft: Draft, metric: Node): void {
  const title = textOf(get(metric, 'metric_name')) ?? '?'
  const [, name = title, args = ''] = /^(\w+)\((.*)\)$/u.exec(title) ?? []
  const known = recognise(name)
  const statistic = known.direction === undefined ? 'a statistic of the data' : undefined
  const traits = {
    title,
    qualifier: args === '' ? undefined : args,
    silent: known.why ?? statistic
  }
  const value = get(metric, 'value')
  if (value === undefined) return
  if (value.kind === 'map') {
    for (const [key, node] of leavesOf(value)) {
      state(draft, name, node, {...traits, ...partOf(name, key)})
    }
  } else state(draft, name, value, {...traits, metric: name})
}

/** The values of a mapping and of the mappings in it, by dotted key. */
function leavesOf(value: Node): readonly (readonly [string, Node])[] {
  return pairsOf(value).flatMap(([key, node]): readonly (readonly [string, Node])[] =>
    node.kind === 'map'
      ? pairsOf(node).map(([inner, leaf]) => [`${key}.${inner}`, leaf])
      : [[key, node]]
  )
}

/** A metric for each label has the labels as keys; one with a mean and spread has these. */
function partOf(name: string, key: string) {
  if (key === 'mean') return {metric: name}
  if (name === 'DriftedColumnsCount' && key === 'share') {
    // The one number of a drift report that is better when lower.
    return {metric: `${name}.${key}`, direction: 'lower', silent: null} as const
  }
  if (key === 'std') return {metric: `${name}.${key}`, silent: 'a spread, not a value'}
  const isStatistic =
    /^(?:counts?|shares?)(?:\.|$)/u.test(key) || recognise(name).direction === undefined
  return isStatistic ? {metric: `${name}.${key}`} : {metric: name, segment: {label: key}}
}

function readOld(draft: Draft, metric: Node): void {
  const result = get(metric, 'result')
  const current = get(result, 'current')
  const name = textOf(get(metric, 'metric')) ?? '?'
  if (result === undefined) return
  const quality = /Quality|Classification|Regression|RecallTopK|NDCG|MRR/u.test(name)
  const silent = quality ? undefined : 'a statistic of the data'
  if (current === undefined) {
    readTree(draft, result, {path: [name], traits: {silent}})
    return
  }
  readTree(draft, current, {path: [name], traits: {silent}})
  for (const [key, node] of pairsOf(result)) {
    if (key !== 'current')
      ignore(draft, `${name}.${key}`, 'only the current data was read', node.line)
  }
}

function readTest(draft: Draft, test: Node): void {
  const status = textOf(get(test, 'status')) ?? '?'
  const name = textOf(get(test, 'name')) ?? 'a test'
  ignore(draft, `test "${name}": ${status}`, 'a verdict of Evidently, not a number', test.line)
  if (status !== 'FAIL' && status !== 'ERROR') return
  const description = textOf(get(test, 'description')) ?? 'no description'
  draft.problems.push({
    status: 'inconclusive',
    id: 'evidently-test',
    summary: `Evidently's test "${name}" has status ${status}: ${description}`,
    remedy: 'Look at the report; correct the data or the test.',
    location: at(draft.file, test.line)
  })
}
