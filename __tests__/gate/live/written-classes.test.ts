import {describe, expect, test} from '@jest/globals'
import {isUnlike, writtenClasses} from '../../../src/gate/live/written-classes.ts'
import {found, trafficOf, type LogRow} from './traffic-of.ts'

function rowsOf(label: string[], baseline: string[], candidate: string[]): readonly LogRow[] {
  return Array.from({length: 200}, (_, row) => ({
    request_id: `r${row}`,
    timestamp: 1_763_000_000_000 + row * 1000,
    label: label[row % 2] ?? null,
    baseline_prediction: baseline[row % 2] ?? null,
    candidate_prediction: candidate[row % 2] ?? null
  }))
}

describe('invariant 13: classes of both sides are written alike, or the log holds', () => {
  test('classes that the labels never have', () => {
    const traffic = trafficOf(rowsOf(['0', '1'], ['cat', 'dog'], ['0', '1']))
    expect(isUnlike(traffic)).toBe(true)
    expect(found(writtenClasses(traffic), 'shadow/classes')).toMatchObject({
      status: 'missing',
      summary:
        'shadow.csv writes its classes in different ways: the labels are "0" and "1", and the model in production answers "cat" and "dog", so a right answer cannot be told from a wrong one.'
    })
  })

  test('mistakes are no other names', () => {
    const traffic = trafficOf(rowsOf(['0', '1'], ['1', '0'], ['0', '0']))
    expect(writtenClasses(traffic)).toEqual([])
  })

  test('what was taken as the same is said', () => {
    const counts = (...names: string[]): ReadonlyMap<string, number> =>
      new Map(names.map(name => [name, 1]))
    const traffic = {
      ...trafficOf(rowsOf(['0', '1'], ['0', '1'], ['0', '1'])),
      respelled: {
        spelling: 'truth' as const,
        written: {
          label: counts('0', '1'),
          baseline: counts('false', 'true'),
          candidate: counts('0', '1')
        }
      }
    }
    expect(found(writtenClasses(traffic), 'shadow/classes/same')).toMatchObject({
      status: 'not-applicable',
      role: 'info'
    })
  })
})
