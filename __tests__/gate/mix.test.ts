import {describe, expect, test} from '@jest/globals'
import {decided, statusesOf, type Written} from '../fixtures/facts.ts'
import {referenceFile} from '../statistics/reference-cases.ts'

interface Counts {
  readonly x: number
  readonly n: number
}
type Mix = readonly {readonly champion: Counts; readonly candidate: Counts}[]

/** Charig et al. 1986, as the reference has it. */
function kidneyStones(): Mix {
  const {cases} = referenceFile<{readonly segments?: Mix}, unknown>('30-simpson')
  const mixed = cases.find(({id}) => id === 'table0')?.input.segments
  if (mixed === undefined) throw new Error('no table')
  return mixed
}

function stated(
  counts: readonly Counts[],
  metric = 'accuracy',
  of = (rate: number) => rate
): Written {
  return {
    metrics: JSON.stringify(
      counts.map(({x, n}, i) => ({size: i === 0 ? 'small' : 'large', [metric]: of(x / n), n}))
    )
  }
}

const champion = kidneyStones().map(segment => segment.champion)
const candidate = kidneyStones().map(segment => segment.candidate)

describe('different mixes of the same segments', () => {
  const found = decided(stated(champion), stated(candidate)).findings.find(
    ({id}) => id === 'simpson/accuracy/size'
  )

  test('are named where the whole says the opposite, with the numbers of the reference', () => {
    expect(found).toMatchObject({status: 'inconclusive', role: 'info', detail: 'mix', rows: 350})
    expect(found?.baseline).toBeCloseTo(289 / 350, 12)
    expect(found?.candidate).toBeCloseTo(273 / 350, 12)
    expect(found?.summary).toBe(
      'Accuracy is worse over all segments by size (82.6 % → 78.0 %), but 5.9 points better on the mix of segments that the model in production was evaluated on (88.5 %): the models were evaluated on different mixes.'
    )
  })

  test('are named the other way round, and of errors', () => {
    const swapped = decided(stated(candidate), stated(champion)).findings
    expect(swapped.find(({detail}) => detail === 'mix')?.summary).toMatch(
      /^Accuracy is better over/u
    )
    const errors = decided(
      stated(champion, 'error_rate', rate => 1 - rate),
      stated(candidate, 'error_rate', rate => 1 - rate)
    ).findings
    expect(errors.find(({detail}) => detail === 'mix')?.summary).toMatch(
      /^Error rate is worse over/u
    )
  })
})

test.each([
  ['one mix', stated(champion), stated(champion.map(({x, n}) => ({x: x - 3, n})))],
  ['a metric that is no mean of rows', stated(champion, 'f1'), stated(candidate, 'f1')],
  ['one segment alone', stated(champion.slice(0, 1)), stated(candidate.slice(0, 1))]
])('%s is no such case', (_, before, after) => {
  expect(statusesOf(decided(before, after)).join()).not.toContain('simpson')
})
