import {readFileSync} from 'node:fs'
import {describe, expect, test} from '@jest/globals'
import {checkLimit, LIMITS, mostUnpacked, OverLimit, type Limit} from '../../src/files/limits.ts'

describe('limits', () => {
  const page = readFileSync('docs/limits.md', 'utf8')
  const limits: readonly (readonly [string, Limit])[] = Object.entries(LIMITS)

  test.each(limits)('%s stands in docs/limits.md with its reason', (_, {of, most, unit, why}) => {
    expect(page).toContain(`| ${of} | ${most.toLocaleString('en-US')} ${unit} | ${why} |`)
  })

  test('say what was given and what is allowed', () => {
    checkLimit(LIMITS.columns, 20_000, 'its header')
    expect(() => {
      checkLimit(LIMITS.columns, 1_000_000, 'its header')
    }).toThrow(new OverLimit('its header has 1,000,000 columns; at most 20,000 columns are read'))
  })

  test('let a small file be packed well, and a large one by a factor', () => {
    expect(mostUnpacked(1000)).toBe(64 * 2 ** 20)
    expect(mostUnpacked(2 ** 20)).toBe(250 * 2 ** 20)
  })
})
