import {describe, expect, test} from '@jest/globals'
import {readJson, readText, votes} from '../reading.ts'

describe('invariant 20: a row is what its table means by it: runs with the time on their clock', () => {
  const head = 'run_at,rmse,r2\n'
  const log = `${head}2026-03-01 10:15:22.104,4.1,0.71\n2026-03-04 08:02:51.9,3.9,0.74\n`

  test('the last run is read, and the earlier ones are told', () => {
    const reading = readText('scores.csv', log)
    expect(votes(reading)).toEqual({rmse: 3.9, r2: 0.74})
    expect(reading.ignored).toContainEqual(
      expect.objectContaining({
        what: '1 earlier rows',
        why: 'the last row was read, run_at 2026-03-04 08:02:51.9'
      })
    )
  })

  test('a log of one run has the same names', () => {
    expect(votes(readText('scores.csv', log.split('\n').slice(0, 2).join('\n')))).toEqual({
      rmse: 4.1,
      r2: 0.71
    })
  })

  test('a list of runs in JSON is one, too', () => {
    const runs = ['2026-03-01T10:15:22Z', '2026-03-04T08:02:51+01:00'].map((time, i) => ({
      time,
      accuracy: 0.8 + i / 100
    }))
    expect(votes(readJson(runs))).toEqual({accuracy: 0.81})
  })

  test.each([
    [
      'periods that were evaluated',
      `${head}2026-03-01 10:00:00,4,0.7\n2026-03-01 11:00:00,5,0.6\n`
    ],
    ['days', `${head}2026-03-01,4,0.7\n2026-03-02,5,0.6\n`],
    ['times that do not rise', `${head}2026-03-04 08:02:51,4,0.7\n2026-03-01 10:15:22,5,0.6\n`],
    [
      'several models',
      'at,model,rmse\n2026-03-01 10:15:22,forest,4\n2026-03-01 10:16:40,boosted,5\n'
    ]
  ])('%s are not one log: every row is kept', (_, text) => {
    expect(readText('scores.csv', text).entries.map(({value}) => value)).toEqual(
      expect.arrayContaining([4, 5])
    )
  })
})
