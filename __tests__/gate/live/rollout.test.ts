import {describe, expect, test} from '@jest/globals'
import {rolloutFinding} from '../../../src/gate/live/rollout.ts'
import {aFindingOf} from '../../../src/verdict/finding.ts'
import {findingId} from '../../../src/verdict/finding-id.ts'
import type {Finding, Status} from '../../../src/verdict/verdict.ts'

const STEPS = [100, 5, 50, 25, 10]

function finding(what: string, status: Status, more: Partial<Finding> = {}): Finding {
  return {
    ...aFindingOf({id: findingId('shadow', what), status, evidence: 'files', summary: what}),
    ...more
  }
}

interface Asked {
  readonly canary?: boolean
  readonly now?: number | null
  readonly steps?: readonly number[]
}

function advice(
  findings: readonly Finding[],
  {canary = true, now = 25, steps = STEPS}: Asked = {}
) {
  const roles = {layout: canary ? 'groups' : 'wide'} as Parameters<
    typeof rolloutFinding
  >[1]['roles']
  return rolloutFinding(findings, {roles}, {rollout: {steps, now}})
}

const PASS = finding('errors', 'pass')
const FAIL = finding('latency', 'fail')
const WAITS = finding('days', 'inconclusive', {waitsUntil: '2026-12-01'})
const LATER = finding('labelled', 'inconclusive', {waitsUntil: '2026-12-09'})
const STUCK = finding('versions', 'missing')

describe('what to do with the candidate’s traffic', () => {
  test('a canary without fault goes on to the next step, in whatever order steps are given', () => {
    expect(advice([PASS])).toMatchObject({
      status: 'not-applicable',
      role: 'info',
      detail: 'continue',
      candidate: 50,
      unit: '%',
      rollout: {decision: 'continue', now: 25, next: 50, because: []}
    })
  })

  test.each([
    [null, 5],
    [0, 5],
    [4.9, 5],
    [5, 10],
    [50, 100],
    [99, 100]
  ])('from %s %% it goes on to %s %%', (now, next) => {
    expect(advice([PASS], {now}).rollout).toMatchObject({next})
    expect(advice([PASS], {now, canary: false}).rollout).toMatchObject({decision: 'promote', next})
  })

  test('from the last step it goes on to all', () => {
    expect(advice([PASS], {now: 50, steps: [5, 50]}).rollout).toMatchObject({next: 100})
  })

  test('with all of the traffic there is no next step, and no unit of none', () => {
    const told = advice([PASS], {now: 100})
    expect(told).toMatchObject({candidate: null, rollout: {decision: 'continue', next: null}})
    expect(told).not.toHaveProperty('unit')
  })

  test.each([
    [25, 10],
    [10, 5],
    [5, 0],
    [7, 5],
    [null, null]
  ])('a canary that fails at %s %% goes back to %s %%', (now, next) => {
    const told = advice([PASS, FAIL, WAITS], {now})
    expect(told).toMatchObject({
      detail: 'go-back',
      candidate: null,
      rollout: {decision: 'go-back', now, next, because: ['shadow/latency']}
    })
    expect(told).not.toHaveProperty('unit')
    expect(told).not.toHaveProperty('waitsUntil')
  })

  test('what fails in a shadow is not promoted, and has nowhere to go back to', () => {
    expect(advice([FAIL], {canary: false}).rollout).toEqual({
      decision: 'do-not',
      now: 25,
      next: null,
      because: ['shadow/latency']
    })
  })

  test('what time settles waits for the last of it', () => {
    const told = advice([LATER, WAITS, PASS])
    expect(told).toMatchObject({
      detail: 'hold',
      candidate: null,
      waitsUntil: '2026-12-09',
      rollout: {next: null, because: ['shadow/labelled', 'shadow/days']}
    })
    expect(advice([WAITS], {canary: false}).detail).toBe('keep-shadowing')
  })

  test('what time does not settle is named alone, without a date', () => {
    const told = advice([WAITS, STUCK])
    expect(told.rollout).toMatchObject({decision: 'hold', because: ['shadow/versions']})
    expect(told).not.toHaveProperty('waitsUntil')
  })

  test('what is waived, and what only informs, does not count', () => {
    const waiver = {reason: 'known', approvedBy: 'team', expires: '2027-01-31'}
    const others = [{...FAIL, waiver}, finding('flips', 'fail', {role: 'info'})]
    expect(advice([...others, PASS]).detail).toBe('continue')
  })
})
