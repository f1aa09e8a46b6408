import {describe, expect, test} from '@jest/globals'
import {segments} from '../../src/gate/checks/segments.ts'
import {caseOf, decide} from '../../src/gate/decide.ts'
import {aCase, block, factsOf, findingOf, predictionsOf, type Row} from './segments-case.ts'
import {referenceFile} from '../statistics/reference-cases.ts'

interface Areas {
  readonly label: readonly number[]
  readonly segment: readonly number[]
  readonly champion: readonly number[]
  readonly candidate: readonly number[]
}

/** The reference's rows: the area rises as a whole and falls in both segments. */
function areaRows(): Row[] {
  const {cases} = referenceFile<Partial<Areas>, unknown>('30-simpson')
  const input = cases.find(({id}) => id === 'auc')?.input
  if (input?.label === undefined) throw new Error('no rows')
  const {label, segment = [], champion = [], candidate = []} = input
  return label.map((y, i) => ({
    id: `r${i}`,
    label: y,
    said: [y, y],
    scored: [champion[i] ?? 0, candidate[i] ?? 0],
    columns: {part: segment[i] === 0 ? 'first' : 'second'}
  }))
}

function simpsonOf(rows: readonly Row[], metric: string, by = 'country') {
  const policy = {'at-least-as-good': {[metric]: {margin: '1 pp'}}, segments: {by: [by]}}
  return segments(aCase(rows, policy)).filter(({check}) => check === 'simpson')
}

describe('an area that rises as a whole and falls in every segment', () => {
  const [finding, ...others] = simpsonOf(areaRows(), 'roc_auc', 'part')

  test('is named, with the numbers of the reference', () => {
    expect(others).toEqual([])
    expect(finding).toMatchObject({
      id: 'simpson/roc_auc/part',
      status: 'inconclusive',
      role: 'info',
      detail: 'reversal',
      baseline: 0.75,
      candidate: 0.8125
    })
    expect(finding?.summary).toBe(
      'ROC AUC is better as a whole (75.0 % → 81.3 %), but worse in each of the 2 segments by part: trust the segments.'
    )
    expect(finding?.steps.filter(({what}) => what.startsWith('change for'))).toMatchObject([
      {value: -0.25},
      {value: -0.25}
    ])
  })

  test('is named the other way round too', () => {
    const swapped = areaRows().map(row => ({
      ...row,
      scored: [row.scored?.[1] ?? 0, row.scored?.[0] ?? 0] as const
    }))
    expect(simpsonOf(swapped, 'roc_auc', 'part')[0]?.summary).toMatch(
      /^ROC AUC is worse as a whole \(81\.3 % → 75\.0 %\), but better in each of the 2 segments/u
    )
  })

  test('decides nothing', () => {
    const rows = areaRows()
    const policy = {
      'at-least-as-good': {accuracy: null},
      segments: {by: ['part'], metrics: ['roc_auc']}
    }
    const {findings} = decide(
      caseOf(factsOf(predictionsOf(rows, 0), predictionsOf(rows, 1), policy))
    )
    expect(findingOf(findings, 'simpson/roc_auc/part').role).toBe('info')
  })
})

describe('a whole that hides what its parts lose', () => {
  test('is named where a segment is shown to be worse', () => {
    const rows = [
      ...block('a', {right: 80, lost: 20}, {country: 'NO'}),
      ...block('b', {right: 300, won: 40}, {country: 'SE'})
    ]
    const [finding] = simpsonOf(rows, 'accuracy')
    expect(finding).toMatchObject({id: 'simpson/accuracy/country', detail: 'hidden-loss'})
    expect(finding?.summary).toBe(
      'Accuracy did not get worse as a whole (90.9 % → 95.5 %), but it did for country = NO: the whole hides it.'
    )
    expect(finding?.notes).toContain('1 segments go down and 1 up.')
  })

  test('is not named where luck explains the parts', () => {
    const rows = [
      ...block('a', {right: 96, lost: 3, won: 1}, {country: 'NO'}),
      ...block('b', {right: 96, lost: 1, won: 3}, {country: 'SE'})
    ]
    expect(simpsonOf(rows, 'accuracy')).toEqual([])
  })

  test('is not named where the whole falls as well, or where there is one segment', () => {
    const down = [
      ...block('a', {right: 80, lost: 20}, {country: 'NO'}),
      ...block('b', {right: 99, won: 1}, {country: 'SE'})
    ]
    expect(simpsonOf(down, 'accuracy')).toEqual([])
    expect(simpsonOf(block('a', {right: 80, won: 20}, {country: 'NO'}), 'accuracy')).toEqual([])
  })
})
