import {describe, expect, test} from '@jest/globals'
import {catalogueMarkdown} from '../../src/gaps/catalogue-page.ts'
import {answerChecklist, CHECKLIST} from '../../src/catalogue/checklist.ts'
import {INCIDENTS, type IncidentRow} from '../../src/catalogue/incidents.ts'
import {STAGES} from '../../src/catalogue/maturity.ts'
import {practiceOf, PRACTICES} from '../../src/practices/index.ts'

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

/** The list that the catalogue was made from, by hand: what prevents each, the days and the loss a day. */
const AGREED: readonly (readonly [string, string, number | null, number | null])[] = [
  ['silent-decay', 'monitoring drift-detection alerting retraining-schedule', 90, 400],
  ['irreproducible', 'data-version code-version parameters seed environment weights', 14, 250],
  ['no-way-back', 'model-registry rollback', 2, 3000],
  ['too-slow', 'latency-budget capacity', null, null],
  ['missing-features', 'feature-availability training-serving-skew', null, null],
  ['blind-to-a-segment', 'segments realistic-test-data', null, null],
  ['unfair', 'bias-audit proxy-features human-oversight', null, null],
  ['forgets', 'at-least-as-good retraining-interval negative-flips', null, null],
  ['quiet-garbage', 'output-validity freshness data-validation', null, null],
  ['hand-made-deploy', 'automated-deployment container progressive-rollout', null, null],
  ['runaway-spend', 'cost-ledger budget-alert cost-per-prediction', null, null],
  ['certain-and-wrong', 'calibration abstention', null, null],
  ['outage', 'fallback health-check retry circuit-breaker', null, null],
  ['who-did-that', 'access-control audit-trail approval', null, null],
  ['offline-only', 'shadow-mode ab-test business-metric held-out-test-set', null, null],
  ['notebook', 'scripted-training automated-tests', null, null],
  ['unexplained', 'explainability documentation', null, null]
]

describe('what was agreed', () => {
  const page = catalogueMarkdown()

  test('is in the catalogue, incident by incident', () => {
    const rows: readonly IncidentRow[] = INCIDENTS
    const written = rows.map(({id, preventedBy, daysUndetected, lossPerDay}) => [
      id,
      preventedBy.toSorted().join(' '),
      daysUndetected,
      lossPerDay
    ])
    expect(written).toEqual(
      AGREED.map(([id, by, days, loss]) => [id, by.split(' ').toSorted().join(' '), days, loss])
    )
  })

  test.each(AGREED)('%s has a line of the page, with all that prevents it', (id, by) => {
    const lines = page.split('\n').filter(line => line.startsWith(`| \`${id}\` |`))
    expect(lines).toHaveLength(1)
    for (const practice of by.split(' ')) expect(lines[0]).toContain(`\`${practice}\``)
  })

  test('is asked in thirteen questions, in order', () => {
    const asked = [
      /data.*versioned.*validated/iu,
      /models.*versioned/iu,
      /training.*reproduced/iu,
      /held-out test set/iu,
      /monitored in production/iu,
      /told when it degrades/iu,
      /predictions.*explained/iu,
      /way back/iu,
      /realistic data/iu,
      /bias/iu,
      /retrained on a schedule/iu,
      /A\/B/u,
      /documented/iu
    ]
    const keys = [
      'data-version data-validation',
      'weights model-registry',
      'code-version parameters seed environment scripted-training',
      'held-out-test-set',
      'monitoring',
      'alerting',
      'explainability',
      'rollback',
      'realistic-test-data',
      'bias-audit',
      'retraining-schedule',
      'ab-test',
      'documentation'
    ]
    expect(CHECKLIST.map(({title}) => title)).toEqual(
      asked.map(question => expect.stringMatching(question))
    )
    expect(CHECKLIST.map(({practices}) => practices.join(' '))).toEqual(keys)
    const places = CHECKLIST.map(({title}, at) => page.indexOf(`${at + 1}. ${title}: `))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  test('are the ranges of what a practice costs', () => {
    for (const range of [
      '| monitoring and observability | 500–5,000 |',
      '| feature store | 500–2,000 |',
      '| model registry | 100–500 |',
      '| compute | 1,000–50,000 |',
      '| data engineer | 150,000–250,000 |',
      '| ML engineer | 180,000–300,000 |',
      '| MLOps engineer | 140,000–220,000 |',
      '| data scientist | 140,000–250,000 |',
      'A project that fails costs 500,000–2,000,000 USD'
    ])
      expect(page).toContain(range)
  })

  test('are the five stages', () => {
    expect(STAGES).toEqual([
      'manual deployment',
      'automated training and evaluation',
      'continuous deployment',
      'observability and automated intervention',
      'full life-cycle integration'
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
