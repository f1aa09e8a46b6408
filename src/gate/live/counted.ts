import type {ScoreCell} from '../../statistics/paired/binned-scores.ts'
import {estimateConfusion, pairedAccuracy, pairedRecall} from '../../statistics/paired/confusion.ts'
import type {ConfusionMetric} from '../../statistics/paired/confusion-metrics.ts'
import type {Difference, Question} from '../../statistics/core/difference.ts'
import type {JointTable} from '../../statistics/paired/joint-table.ts'
import {
  meanOfLosses,
  meanOfOwn,
  rootOfLosses,
  rootOfOwn,
  type Estimated
} from '../../statistics/paired/loss-sums.ts'
import type {Count} from '../../statistics/counts/two-proportions.ts'
import {sequentialGroups} from '../../statistics/sequential/sequential-groups.ts'
import {sequentialPair} from '../../statistics/sequential/sequential-pair.ts'
import {sequentialRates} from '../../statistics/sequential/sequential.ts'
import {jointTableOf} from './classes.ts'
import {bothGroups, ofTwo, type Groups} from './group-tables.ts'
import type {LossBehind, MetricSource} from './metric-source.ts'

/** How counts of a log give a metric, valid however often one looks. */
export interface OfCounts {
  /** By the answers of both models to the same requests, which have what the metric needs. */
  readonly ofPairs: (source: MetricSource, question: Question, optimalCount: number) => Difference
  /** By two groups of requests, each of which went to one model; null where they do not give it. */
  readonly ofGroups: (groups: Groups, question: Question, optimalCount: number) => Difference | null
  /** The loss of which it is the mean, or the root of it. */
  readonly loss?: LossBehind
}

type TableCell = JointTable['cells'][number]
/** Chooses cells of a joint table. */
type Choose = (cell: TableCell, positive: number) => boolean

/** Requests that are right. */
const right: Choose = ({label, candidate}) => label === candidate

/** The share of all requests that are right. */
export const rightAnswers: OfCounts = {
  ofPairs: (source, question) => sequentialRates(pairedAccuracy(tableOf(source)), question),
  ofGroups: ofShares(right)
}

/** The share of all requests that are wrong. */
export const wrongAnswers: OfCounts = {
  ofPairs: (source, question) => {
    const {baseline, candidate, ...counts} = pairedAccuracy(tableOf(source))
    const shares = {baseline: 1 - baseline, candidate: 1 - candidate}
    return sequentialRates({...counts, ...shares}, question)
  },
  ofGroups: ofShares((cell, positive) => !right(cell, positive))
}

/** The share of the requests of one class that are right: of the one that counts, or of the other one. */
export function rightOfClass(name: 'recall' | 'specificity'): OfCounts {
  const isRecall = name === 'recall'
  return {
    ofPairs: (source, question) => {
      const {positive} = source.classes
      const code = isRecall ? positive : 1 - positive
      return sequentialRates(pairedRecall(tableOf(source), code), question)
    },
    ofGroups: ofShares(right, ({label}, positive) => (label === positive) === isRecall)
  }
}

/** A metric of the joint table, by the delta method. */
export function byJointTable(name: ConfusionMetric): OfCounts {
  return {
    ofPairs: (source, question, optimalCount) =>
      ofPair(
        estimateConfusion(name, tableOf(source), source.classes.positive),
        question,
        optimalCount
      ),
    ofGroups: ({tables, classes: {positive}}, question, optimalCount) => {
      if (!bothGroups(side => tables[side].cells.length > 0)) return null
      const of = (table: JointTable): Estimated => estimateConfusion(name, table, positive)
      return ofTwo(of(tables.baseline), of(tables.candidate), question, optimalCount)
    }
  }
}

/** A metric of the joint table that is a share of the requests of a group: of all, or of those of some answer. */
export function shareByJointTable(name: ConfusionMetric, among?: Choose): OfCounts {
  return {...byJointTable(name), ofGroups: ofShares(right, among)}
}

/** Requests that a model answered with the class that counts. */
export const answeredPositive: Choose = ({candidate}, positive) => candidate === positive

/** An area under a curve of scores. */
export function area(estimate: (scores: readonly ScoreCell[]) => Estimated): OfCounts {
  return {
    ofPairs: ({scores}, question, optimalCount) => ofPair(estimate(scores), question, optimalCount),
    ofGroups: ({scores}, question, optimalCount) =>
      bothGroups(side => scores[side].length > 0)
        ? ofTwo(estimate(scores.baseline), estimate(scores.candidate), question, optimalCount)
        : null
  }
}

/** The mean of a loss, or the root of it. */
export function loss(behind: LossBehind): OfCounts {
  const {kind, isRoot} = behind
  const [ofBoth, ofOwn] = isRoot ? [rootOfLosses, rootOfOwn] : [meanOfLosses, meanOfOwn]
  return {
    loss: behind,
    ofPairs: ({losses}, question, optimalCount) => {
      const sums = losses.get(kind)
      if (sums === undefined) throw new RangeError(`no ${kind} was counted`)
      return ofPair(ofBoth(sums), question, optimalCount)
    },
    ofGroups: ({losses}, question, optimalCount) => {
      const sums = losses.get(kind)
      if (sums === undefined || !bothGroups(side => sums[side].n > 0)) return null
      return ofTwo(ofOwn(sums.baseline), ofOwn(sums.candidate), question, optimalCount)
    }
  }
}

/** The share of two groups' requests, or of those among them, of which something holds. */
function ofShares(holds: Choose, among: Choose = () => true): OfCounts['ofGroups'] {
  return ({tables, classes: {positive}}, question) => {
    if (!bothGroups(side => tables[side].cells.length > 0)) return null
    const of = ({cells}: JointTable): Count => {
      const all = cells.filter(cell => among(cell, positive))
      return {count: requestsIn(all.filter(cell => holds(cell, positive))), n: requestsIn(all)}
    }
    return sequentialGroups(
      {baseline: of(tables.baseline), candidate: of(tables.candidate)},
      question
    )
  }
}

function requestsIn(cells: readonly TableCell[]): number {
  return cells.reduce((sum, {rows}) => sum + rows, 0)
}

function ofPair({estimate, note}: Estimated, question: Question, optimalCount: number): Difference {
  return sequentialPair(estimate, question, note, optimalCount)
}

function tableOf({outcomes, classes}: MetricSource): JointTable {
  return jointTableOf(outcomes, classes)
}
