import {describe, expect, test} from '@jest/globals'
import {calibration} from '../../src/gate/checks/calibration.ts'
import {caseOf, decide} from '../../src/gate/decide.ts'
import {aCase, factsOf, findingOf, predictionsOf, type Row} from './segments-case.ts'

/** Rows of one probability a model, of which some are positive. */
function rowsAt(
  name: string,
  scored: readonly [number, number],
  ones: number,
  zeros: number
): Row[] {
  return Array.from({length: ones + zeros}, (_, i) => ({
    id: `${name}-${i}`,
    label: i < ones ? 1 : 0,
    said: [1, 1] as const,
    scored
  }))
}

/** In production 20 % and 80 % are right; the candidate says 5 % and 95 %. */
const TOO_SURE = [...rowsAt('low', [0.2, 0.05], 40, 160), ...rowsAt('high', [0.8, 0.95], 160, 40)]

describe('calibration', () => {
  test('is told of both models, and decides nothing', () => {
    const [finding, ...others] = calibration(aCase(TOO_SURE))
    expect(others).toEqual([])
    expect(finding).toMatchObject({
      id: 'calibration',
      status: 'not-applicable',
      role: 'info',
      rows: 400
    })
    expect(finding?.summary).toMatch(
      /^On average the candidate’s probabilities are 15\.0 points off what happens, in production 0\.0+ points: it is too sure of itself\.$/u
    )
    expect(finding?.baseline).toBeCloseTo(0, 12)
    expect(finding?.candidate).toBeCloseTo(0.15, 12)
    expect(finding?.difference).toBeCloseTo(-0.15, 12)
  })

  test('has the parts of the Brier score and the slope', () => {
    const {steps} = findingOf(calibration(aCase(TOO_SURE)), 'calibration')
    const value = (what: RegExp) => steps.find(step => what.test(step.what))?.value
    expect(value(/^candidate: reliability/u)).toBeCloseTo(0.15 ** 2, 12)
    expect(value(/^candidate: resolution/u)).toBeCloseTo(0.3 ** 2, 12)
    expect(value(/^candidate: uncertainty/u)).toBeCloseTo(0.25, 12)
    // logit(0.8) / logit(0.95)
    expect(value(/^candidate: slope/u)).toBeCloseTo(Math.log(4) / Math.log(19), 9)
    expect(value(/^in production: slope/u)).toBeCloseTo(1, 9)
  })

  test('says where a model could be surer', () => {
    const swapped = TOO_SURE.map(row => ({
      ...row,
      scored: [0.5, row.scored?.[0] === 0.2 ? 0.4 : 0.6] as const
    }))
    expect(calibration(aCase(swapped))[0]?.summary).toMatch(
      /it is not as sure of itself as it could be\.$/u
    )
  })

  test('is told of a first version alone', () => {
    const [finding] = calibration(caseOf(factsOf(undefined, predictionsOf(TOO_SURE, 1))))
    expect(finding).toMatchObject({baseline: null, difference: null})
    expect(finding?.summary).not.toContain('production')
    expect(finding?.steps.some(({what}) => what.startsWith('in production'))).toBe(false)
  })

  test('needs probabilities of two classes', () => {
    const bare = TOO_SURE.map(({id, label, said}) => ({id, label, said}))
    const beyond = TOO_SURE.map((row, i) => (i === 3 ? {...row, scored: [0.2, 1.2] as const} : row))
    expect(calibration(aCase(bare))).toEqual([])
    expect(calibration(aCase(beyond))).toEqual([])
  })

  test('stays silent of a slope that classes without overlap do not have', () => {
    const apart = [...rowsAt('low', [0.2, 0.1], 0, 20), ...rowsAt('high', [0.8, 0.9], 20, 0)]
    const {steps} = findingOf(calibration(aCase(apart)), 'calibration')
    expect(steps.some(({what}) => what.includes('slope'))).toBe(false)
  })

  test('alone is nothing to judge by', () => {
    const first = factsOf(undefined, predictionsOf(TOO_SURE, 1))
    expect(findingOf(decide(caseOf(first)).findings, 'calibration').role).toBe('info')
  })
})

describe('where the policy says how far the probabilities may be off', () => {
  const asked = {calibration: {'max-error': '5 %'}}

  /** Of each probability as many rows as it says, less what is `off`. */
  function rightRows(scale: number, off = 0): Row[] {
    return [0.05, 0.25, 0.45, 0.65, 0.85].flatMap(p => {
      const ones = Math.round(scale * (p + off))
      return rowsAt(`p${p}`, [p, p], ones, scale - ones)
    })
  }

  test('passes where they are shown to be nearer', () => {
    const [finding] = calibration(aCase(rightRows(1000), asked))
    expect(finding).toMatchObject({
      status: 'pass',
      role: 'guard',
      limit: {atMost: 0.05},
      remedy: null
    })
    expect(finding?.summary).toMatch(
      /At most 5\.0 points are accepted; the rows leave room for between 0\.0 and 1\.\d\.$/u
    )
  })

  test('fails where they are shown to be farther', () => {
    const [finding] = calibration(aCase(rightRows(1000, 0.1), asked))
    expect(finding).toMatchObject({status: 'fail'})
    expect(finding?.remedy).toContain('Calibrate the scores')
  })

  test('cannot tell with few rows, although the error itself is small', () => {
    const [finding] = calibration(aCase(rightRows(40), asked))
    expect(finding).toMatchObject({status: 'inconclusive', remedy: 'Evaluate on more rows.'})
    expect(finding?.candidate).toBeLessThan(0.01)
  })

  test('a bin of one class only is not held for certain', () => {
    const [finding] = calibration(aCase(rowsAt('sure', [0.99, 0.99], 20, 0), asked))
    expect(finding?.status).toBe('inconclusive')
  })

  test('is missing without probabilities, and cannot be told of rows that belong together', () => {
    const bare = rightRows(100).map(({id, label, said}) => ({id, label, said}))
    expect(calibration(aCase(bare, asked))).toMatchObject([{id: 'calibration', status: 'missing'}])
    const beyond = rightRows(100).map(row => ({...row, scored: [0.5, 3] as const}))
    expect(calibration(aCase(beyond, asked))).toMatchObject([{status: 'missing'}])
    const clustered = rightRows(1000).map((row, i) => ({...row, columns: {cluster: i % 50}}))
    expect(calibration(aCase(clustered, asked))).toMatchObject([{status: 'inconclusive'}])
  })

  test('counts in the verdict', () => {
    const policy = {...asked, 'at-least-as-good': {accuracy: {margin: '5 pp'}}}
    // Another model than the one in production, by the scores that it gives.
    const other = (rows: readonly Row[]): readonly Row[] =>
      rows.map(row => ({...row, scored: [0.5, row.scored?.[1] ?? 0]}))
    expect(decide(aCase(other(rightRows(1000)), policy)).verdict).toBe('pass')
    expect(decide(aCase(other(rightRows(1000, 0.1)), policy)).verdict).toBe('fail')
  })
})
