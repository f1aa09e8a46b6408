import type {LogProblem} from '../../traffic/statistics.ts'
import {requestsIn, totalOf, type Traffic} from '../../traffic/traffic.ts'
import {count, figure} from '../../words/figures.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import type {Finding} from '../../verdict/verdict.ts'

type Kind = LogProblem['kind']

/** Problems that leave requests out of the count, or count them wrongly: nothing may pass with them. */
const SERIOUS: ReadonlySet<Kind> = new Set<Kind>([
  'unreadable-file',
  'other-columns',
  'other-type',
  'changed-while-reading',
  'incomplete'
])
/** Broken rows are no reason to doubt the others while they are this few. */
const FEW = 0.001

const REMEDIES: Readonly<Record<Kind, string>> = {
  'unreadable-file': 'Write the file again, or leave it out of the log that the policy names.',
  'other-columns':
    'Write all files of the log with the same columns, or name those that belong together.',
  'other-type': 'Write the column with the same type in every file.',
  'bad-value': 'Write numbers as numbers, and leave the value empty where there is none.',
  'bad-row': 'Write whole rows: quote text that has commas or line breaks.',
  'cut-file': 'Read a log that is finished; a last row that is cut is left out.',
  'time-order': 'Set the clocks of the servers by one time server.',
  'no-time-zone': 'Write times with their zone: 2026-11-03T14:00:00Z.',
  'changed-while-reading': 'Read a log that is finished, such as all days but today.',
  incomplete: 'Read the log again when all parts of the engine answer.'
}

/** What is wrong with the log itself, and requests of which the numbers cannot be right. */
export function problems(traffic: Traffic): readonly Finding[] {
  const requests = requestsIn(traffic)
  const found = traffic.statistics.problems
  const kinds = [...new Set(found.map(({kind}) => kind))]
  return [
    ...kinds.map(kind =>
      ofKind(
        kind,
        found.filter(problem => problem.kind === kind),
        requests
      )
    ),
    ...negativeLatencies(traffic)
  ]
}

function ofKind(kind: Kind, found: readonly LogProblem[], requests: number): Finding {
  const many = found.reduce((sum, problem) => sum + problem.count, 0)
  const isShown = kind === 'time-order' || kind === 'no-time-zone'
  const isOpen = SERIOUS.has(kind) || (!isShown && many > FEW * requests)
  const [first] = found
  return aFindingOf({
    id: findingId('shadow', 'log', kind),
    status: isOpen ? 'inconclusive' : 'not-applicable',
    role: isOpen ? 'guard' : 'info',
    subject: first === undefined ? {} : {file: first.source},
    evidence: 'files',
    rows: requests,
    summary: first?.summary ?? '',
    remedy: REMEDIES[kind],
    notes: found.slice(1, 10).map(({source, summary}) => `${source}: ${summary}`),
    steps: [
      {what: 'times found', value: many},
      {what: 'files or tables', value: new Set(found.map(({source}) => source)).size}
    ]
  })
}

function negativeLatencies(traffic: Traffic): readonly Finding[] {
  return (['candidate', 'baseline'] as const).flatMap(side => {
    const negative = totalOf(traffic, `${side}/latency-negative`)
    if (negative === 0) return []
    const known = totalOf(traffic, `${side}/latency-known`)
    const isOpen = negative > FEW * known
    return [
      aFindingOf({
        id: findingId('shadow', 'log', 'negative-latency', side),
        status: isOpen ? 'inconclusive' : 'not-applicable',
        role: isOpen ? 'guard' : 'info',
        evidence: 'files',
        rows: known,
        summary: `${count(negative)} of ${count(known)} latencies of the ${side} (${figure(negative / known, true)}) are below 0, as a clock that is set back makes them.`,
        remedy: 'Measure latencies with a monotonic clock.'
      })
    ]
  })
}
