import {describe, expect, test} from '@jest/globals'
import {answerChecklist, CHECKLIST} from '../../src/gaps/checklist.ts'
import {INCIDENTS, isIncident, type IncidentRow} from '../../src/gaps/incidents.ts'
import {practiceOf, PRACTICES} from '../../src/gaps/practices.ts'

const ids = PRACTICES.map(p => p.id)

describe('practices', () => {
  test('are 54, each with its own id', () => {
    expect(ids).toHaveLength(54)
    expect(new Set(ids).size).toBe(54)
  })

  test('are spread over the hurdles and stages as the catalogue says', () => {
    const count = (of: (p: (typeof PRACTICES)[number]) => unknown): Record<string, number> =>
      PRACTICES.reduce<Record<string, number>>((n, p) => {
        const key = String(of(p))
        return {...n, [key]: (n[key] ?? 0) + 1}
      }, {})
    expect(count(p => p.hurdle)).toEqual({R: 11, D: 12, M: 19, G: 12})
    expect(count(p => p.stage)).toEqual({'1': 8, '2': 14, '3': 11, '4': 19, '5': 2})
  })

  test.each(PRACTICES)('$id has a layer exactly where it monitors, and says where it looks', p => {
    expect(p.layer === null).toBe(p.hurdle !== 'M')
    for (const text of [p.title, p.verifiedWhen, p.looksFor, p.lookedIn])
      expect(text).toMatch(/^\S.*[^.\s]$/u)
  })

  test('are found by id', () => {
    expect(practiceOf('rollback')?.stage).toBe(3)
    expect(practiceOf('roll-back')).toBeNull()
    expect(practiceOf('constructor')).toBeNull()
  })
})

describe('incidents', () => {
  test('are 17, each with its own id', () => {
    expect(INCIDENTS).toHaveLength(17)
    expect(new Set(INCIDENTS.map(i => i.id)).size).toBe(17)
    expect(isIncident('outage')).toBe(true)
    expect(isIncident('toString')).toBe(false)
  })

  test.each(INCIDENTS)('$id is prevented by practices of the catalogue', incident => {
    const prevented: readonly string[] = incident.preventedBy
    expect(prevented.length).toBeGreaterThan(0)
    expect(new Set(prevented).size).toBe(prevented.length)
    expect(ids).toEqual(expect.arrayContaining([...prevented]))
    const needed: readonly string[] = incident.needs.flat()
    expect(new Set(needed).size).toBe(needed.length)
    expect(prevented).toEqual(expect.arrayContaining([...needed]))
    expect(needed.length).toBeGreaterThan(0)
  })

  test('three have a default price, the others are the team’s', () => {
    const rows: readonly IncidentRow[] = INCIDENTS
    const priced = rows.filter(i => i.daysUndetected !== null || i.lossPerDay !== null)
    expect(priced.map(i => [i.id, i.daysUndetected, i.lossPerDay])).toEqual([
      ['silent-decay', 90, 400],
      ['irreproducible', 14, 250],
      ['no-way-back', 2, 3000]
    ])
  })
})

describe('checklist', () => {
  test('has thirteen questions', () => {
    expect(CHECKLIST).toHaveLength(13)
  })

  test('answers with the worst of the practices', () => {
    const answers = answerChecklist([
      {id: 'data-version', state: 'verified'},
      {id: 'data-validation', state: 'declared'},
      {id: 'weights', state: 'verified'},
      {id: 'model-registry', state: 'not-applicable'},
      {id: 'bias-audit', state: 'not-applicable'}
    ])
    expect(answers[0]?.state).toBe('declared')
    expect(answers[1]?.state).toBe('verified')
    expect(answers.find(a => a.title === 'Audited for bias')?.state).toBe('not-applicable')
    expect(answers.find(a => a.title === 'There is a way back')?.state).toBe('missing')
  })
})
