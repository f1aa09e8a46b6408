import {describe, expect, test} from '@jest/globals'
import {rhythmOf} from '../../src/repository/cron.ts'

describe('the rhythm of a schedule', () => {
  test.each([
    ['0 3 * * 1', 7],
    ['0 3 * * MON', 7],
    ['@weekly', 7],
    ['0 0 * * 1-5', 3],
    ['0 0 * * 7', 7],
    ['15 2 * * *', 1],
    ['0 */6 * * *', 1],
    ['0 0 1 * *', 31],
    ['0 0 1 jan,jul *', 184],
    ['0 0 1 1 *', 366],
    ['0 0 1 * 1', 7],
    ['0 0 */10 * *', 10]
  ])('%s comes at least every %d days', (cron, longestDays) => {
    expect(rhythmOf(cron)).toEqual({longestDays, isMoreThanHourly: false})
  })

  test.each(['* * * * *', '*/10 * * * *', '0,30 8-18 * * *'])('%s is more than hourly', cron => {
    expect(rhythmOf(cron)?.isMoreThanHourly).toBe(true)
  })

  test.each(['@hourly', '0 * * * *', '*/10 3 * * *', '5 4-8 * * *'])('%s is not', cron => {
    expect(rhythmOf(cron)?.isMoreThanHourly).toBe(false)
  })

  test.each([
    '',
    'weekly',
    '0 3 * *',
    '0 3 * * 1 2026',
    '60 3 * * *',
    '0 24 * * *',
    '0 3 0 * *',
    '0 3 * * 8',
    '*/0 * * * *',
    '5-1 * * * *',
    '0 3 30 2 *',
    '@fortnightly',
    '${CRON}'
  ])('%j is none', cron => {
    expect(rhythmOf(cron)).toBeNull()
  })
})
