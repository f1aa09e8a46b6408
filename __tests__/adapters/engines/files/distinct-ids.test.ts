import {mkdtempSync, readdirSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {describe, expect, test} from '@jest/globals'

import {createDistinctIds} from '../../../../src/adapters/engines/files/distinct-ids.ts'
import {hashInto} from '../../../../src/tables/hash.ts'

/** Words of the ids `r0`, `r1`, …, each given twice. */
function wordsOf(count: number): Uint32Array<ArrayBuffer> {
  const words = new Uint32Array(count * 4)
  const [high, low] = [new Uint32Array(1), new Uint32Array(1)]
  for (let index = 0; index < count * 2; index++) {
    const bytes = new TextEncoder().encode(`r${index % count}`)
    hashInto(bytes, 0, bytes.length, high, low, 0)
    words[index * 2] = high[0] ?? 0
    words[index * 2 + 1] = low[0] ?? 0
  }
  return words
}

describe('different ids', () => {
  test.each([
    ['in memory', 1_000_000],
    ['on disk', 1000]
  ])('are counted %s, and leave nothing behind', async (_, inMemory) => {
    const own = mkdtempSync(join(tmpdir(), 'gate-ids-test-'))
    const ids = createDistinctIds(inMemory, own)
    const words = wordsOf(200_000)
    for (let at = 0; at < words.length; at += 10_000) ids.add(words.slice(at, at + 10_000))
    expect(readdirSync(own)).toHaveLength(inMemory === 1000 ? 1 : 0)
    expect(await ids.count(() => undefined)).toBe(200_000)
    ids.close()
    expect(readdirSync(own)).toEqual([])
  })

  test('are removed when the work is called off', async () => {
    const own = mkdtempSync(join(tmpdir(), 'gate-ids-test-'))
    const ids = createDistinctIds(10, own)
    ids.add(wordsOf(100))
    await expect(
      ids.count(() => {
        throw new Error('called off')
      })
    ).rejects.toThrow('called off')
    ids.close()
    expect(readdirSync(own)).toEqual([])
  })
})
