import {expect, test} from '@jest/globals'
import fc from 'fast-check'
import {rowsBySegment} from '../../../src/statistics/core/segments.ts'

test('every row is in the segment of its code, ascending, and in none of a negative one', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({min: -1, max: 4})), codes => {
      const rows = rowsBySegment(Int32Array.from(codes), 5)
      expect(rows.map(of => Array.from(of))).toEqual(
        [0, 1, 2, 3, 4].map(segment =>
          codes.flatMap((code, row) => (code === segment ? [row] : []))
        )
      )
    })
  )
})
