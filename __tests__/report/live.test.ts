import {describe, expect, test} from '@jest/globals'
import {findingId} from '../../src/verdict/finding-id.ts'
import {aFindingOf} from '../../src/verdict/finding.ts'
import {liveRemark} from '../../src/report/live.ts'
import {stopsTable} from '../../src/report/stops.ts'

const days = aFindingOf({
  id: findingId('shadow', 'days'),
  status: 'pass',
  candidate: 14,
  limit: {atLeast: 7},
  summary: 'The log covers 14 days.'
})

describe('the line on live traffic', () => {
  test('says since when a column drifts', () => {
    const drift = aFindingOf({
      id: findingId('shadow', 'drift', 'amount'),
      status: 'inconclusive',
      candidate: 0.4,
      summary: 'Live traffic is not what the candidate was evaluated on.',
      beyondLimit: {when: 'since', date: '2026-11-08'}
    })
    expect(liveRemark({findings: [days, drift]})?.text).toEqual([
      'Not ready: days 14 (at least 7).'
    ])
    const table = stopsTable([drift], standing => standing)
    expect(table.rows).toEqual([
      [['inconclusive ', {strong: 'Drift of amount'}], ['0.4 since 2026-11-08'], ['']]
    ])
  })

  test('says that the model in production errs more, and nothing where it does not', () => {
    const summary = 'Since 2026-11-10 the model in production is wrong more often: 5.0 → 15.0 %.'
    const concept = (detail: string) =>
      aFindingOf({
        id: findingId('shadow', 'concept-drift'),
        status: 'not-applicable',
        role: 'info',
        detail,
        summary
      })
    const plain = liveRemark({findings: [days]})
    expect(liveRemark({findings: [days, concept('unchanged')]})).toEqual(plain)
    expect(liveRemark({findings: [days, concept('more-errors')]})).toEqual({
      label: 'Live',
      text: [expect.stringMatching(/at least 7\)\. Since 2026-11-10 the model in production/u)]
    })
  })
})
