import {describe, expect, test} from '@jest/globals'
import fc from 'fast-check'
import {intervalMarks, intervalPicture} from '../../src/report/interval-picture.ts'
import {aFinding} from '../fixtures/verdict.ts'

describe('the picture of a difference', () => {
  test('shows measured, range, margin and zero in their places', () => {
    const finding = aFinding({difference: -0.029, interval: [-0.04, -0.018], margin: 0.005})
    expect(intervalPicture(finding)).toBe('·├───●───┤····╎·0·')
  })

  test('shows where a range goes on outside', () => {
    expect(intervalPicture(aFinding({difference: 0.1, interval: [null, null]}))).toMatch(
      /^‹─*0─+●─*›$/u
    )
    expect(intervalPicture(aFinding({difference: -1, interval: [-90, -0.5]}))).toMatch(
      /^‹─*●.*┤·*0/u
    )
  })

  test('is nothing without a difference, and a point without a range', () => {
    expect(intervalPicture(aFinding())).toBe('')
    expect(intervalPicture(aFinding({difference: -1}))).toBe('·●··············0·')
    expect(intervalPicture(aFinding({difference: 0}))).toMatch(/^·+●·+$/u)
  })

  test('keeps the true order of any numbers, and its width', () => {
    const number = fc.double({min: -1e6, max: 1e6, noNaN: true})
    fc.assert(
      fc.property(
        number,
        number,
        number,
        fc.double({min: 0, max: 1e3, noNaN: true}),
        (a, b, c, margin) => {
          const [lower = 0, difference = 0, upper = 0] = [a, b, c].toSorted((x, y) => x - y)
          const finding = aFinding({difference, interval: [lower, upper], margin})
          const marks = intervalMarks(finding)
          const places: readonly (readonly [number, number | null])[] = [
            [lower, marks?.lower ?? null],
            [difference, marks?.difference ?? null],
            [upper, marks?.upper ?? null],
            [0, marks?.zero ?? null],
            [-margin, marks?.margin ?? null]
          ]
          const shown = places.flatMap(([value, cell]) => (cell === null ? [] : [{value, cell}]))
          for (const one of shown) {
            expect(one.cell).toBeGreaterThanOrEqual(1)
            expect(one.cell).toBeLessThanOrEqual(16)
            for (const other of shown) {
              expect(one.cell < other.cell).toBe(one.value < other.value)
            }
          }
          expect(Array.from(intervalPicture(finding))).toHaveLength(18)
        }
      )
    )
  })
})
