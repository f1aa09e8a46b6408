import {describe, expect, test} from '@jest/globals'
import type {Records} from '../../src/repository/forge.ts'
import type {PracticeCase} from '../../src/practices/case.ts'
import {
  aPromotion,
  aPracticeCase,
  aVersion,
  someRecords,
  stateOf,
  type Files,
  someProduction
} from './a-practice-case.ts'

const IN_MLFLOW: PracticeCase['baseline'] = {
  ...aVersion(),
  identity: {registry: 'mlflow', version: 'fraud/3', commit: null}
}

describe('the audit trail', () => {
  const trail = (records: Records | null, more: Partial<PracticeCase> = {}): readonly string[] => {
    const {state, evidence} = stateOf(
      'audit-trail',
      aPracticeCase({}, {baseline: IN_MLFLOW, records, ...more})
    )
    return [state, evidence]
  }

  test('is the record of the version in production', () => {
    expect(
      trail(
        someRecords(
          aPromotion({version: {version: 'fraud/2', commit: null}}),
          aPromotion({number: 2})
        )
      )
    ).toEqual([
      'verified',
      'ann promoted fraud/3 in place of fraud/2 on 2026-11-18 for pull request 12, on a verdict of pass over 1 file of evidence.'
    ])
    const back = aPromotion({
      kind: 'rollback',
      verdict: null,
      evidence: [],
      reason: 'Alarms at night.'
    })
    expect(trail(someRecords(back))).toEqual([
      'verified',
      'ann went back to fraud/3 in place of fraud/2 on 2026-11-18: Alarms at night.'
    ])
  })

  test('is only declared where the record lacks why, or on what', () => {
    expect(trail(someRecords(aPromotion({verdict: null})))[0]).toBe('declared')
    const back = aPromotion({kind: 'rollback', pullRequest: null, verdict: null, evidence: []})
    expect(trail(someRecords(back))[0]).toBe('declared')
  })

  test('does not do where another version came into production', () => {
    const other = aPromotion({version: {version: 'fraud/4', commit: null}})
    expect(trail(someRecords(other))).toEqual([
      'missing',
      'The last record is of fraud/4, but fraud/3 is in production: it came there past the gate.'
    ])
    expect(trail(someRecords())[0]).toBe('missing')
    expect(trail(someRecords(aPromotion({at: '2026-11-22T00:00:00Z'})))[0]).toBe('missing')
    expect(trail({known: false, why: 'MLflow does not answer.'})).toEqual([
      'missing',
      'The records could not be read: MLflow does not answer.'
    ])
  })

  test('is in git who merged, not on what', () => {
    expect(trail(null, {baseline: aVersion()})[0]).toBe('declared')
    expect(trail(null)).toEqual(['missing', expect.stringMatching(/^Looked for/u)])
    expect(trail(null, {baseline: aVersion(), baselineGiven: true})[0]).toBe('missing')
  })
})

describe('the way back', () => {
  const production = someProduction({'models/fraud/model.pkl': ''})
  const back = (files: Files, records: Records | null = null): string =>
    stateOf('rollback', aPracticeCase(files, {baseline: IN_MLFLOW, production, records})).evidence

  test('says that nobody has tried it', () => {
    expect(back({})).toBe(
      'models/fraud/model.pkl of fraud/3 is in the registry; no rehearsal of the way back is recorded.'
    )
  })

  test('says when it was last taken or rehearsed, whichever is later', () => {
    const records = someRecords(
      aPromotion({
        kind: 'rollback',
        version: {version: 'fraud/1', commit: null},
        at: '2026-08-01T07:00:00Z'
      })
    )
    expect(back({}, records)).toContain('was last taken on 2026-08-01 (to fraud/1).')
    const drills = {
      'docs/rollback-rehearsal.md': 'Rehearsed on 2026-09-30: 4 minutes.\n',
      'drills/2026-10-02.md': 'Went back in 3 minutes.\n',
      'drills/2027-01-01.md': 'Planned.\n',
      'drills/undated.md': 'Some day.\n'
    }
    expect(back(drills, records)).toContain('last rehearsed on 2026-10-02 (drills/2026-10-02.md).')
    expect(back({'drills/2026-07-01.md': 'x'}, records)).toContain('last taken on 2026-08-01')
  })

  test('may be rehearsed by a job', () => {
    const text =
      "on: {schedule: [{cron: '0 4 1 * *'}]}\njobs:\n  drill: {steps: [{run: ./rollback.sh --rehearse}]}\n"
    expect(back({'.github/workflows/drill.yml': text})).toContain(
      '.github/workflows/drill.yml rehearses the way back on the schedule 0 4 1 * *.'
    )
  })
})
