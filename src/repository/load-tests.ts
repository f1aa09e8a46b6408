import {readLoadTest, type LoadTest} from '../evidence/load-test.ts'
import type {Costs} from '../policy/schema.ts'
import type {OpenedRepository} from './opened.ts'

/** The load tests of a model. */
export interface LoadTests {
  /** Of those in a form that is known the one that reached the highest rate; null where there is none. */
  readonly best: (LoadTest & {readonly path: string}) | null
  /** A result in a form of its tool that is not known. */
  readonly unknown: {readonly path: string; readonly form: string} | null
  /** A file that is by its name a result, and cannot be read as one. */
  readonly unread: string | null
}

/** Finds and reads the results of k6, Locust and wrk. */
export function loadTestsOf(opened: OpenedRepository): LoadTests {
  const read = opened
    .read('loadTest', 'capacity')
    .map(({path, text}) => ({path, found: readLoadTest(text)}))
  const known = read.flatMap(({path, found}) =>
    found === null || found.unknownForm !== null ? [] : [{...found, path}]
  )
  return {
    best: known.toSorted((a, b) => b.requestsPerSecond - a.requestsPerSecond)[0] ?? null,
    unknown:
      read.flatMap(({path, found}) =>
        found?.unknownForm == null ? [] : [{path, form: `${found.tool} ${found.unknownForm}`}]
      )[0] ?? null,
    unread: read.find(({found}) => found === null)?.path ?? null
  }
}

/** The rate that the serving has to keep up with, and where that is said; null where it is nowhere. */
export function requiredRate(
  {scope}: Pick<OpenedRepository, 'scope'>,
  costs: Costs
): {readonly perSecond: number; readonly from: string} | null {
  const asked = scope.policy.load?.['requests-per-second']
  if (asked !== undefined) return {perSecond: asked, from: 'that the policy asks for (load)'}
  const daily = costs['requests-per-day']
  return daily === undefined
    ? null
    : {perSecond: daily / 86_400, from: 'of an average day (costs.requests-per-day)'}
}
