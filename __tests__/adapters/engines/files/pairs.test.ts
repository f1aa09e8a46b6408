import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {afterAll, beforeAll, describe, expect, test} from '@jest/globals'
import fc from 'fast-check'

import {openFiles} from '../../../../src/adapters/engines/files/index.ts'
import {createPairing} from '../../../../src/traffic/pairing.ts'
import {TooFarApart} from '../../../../src/traffic/waiting-rows.ts'
import type {LogPlan} from '../../../../src/traffic/plan.ts'
import {tablesFor} from '../../../../src/traffic/table-plans.ts'
import {wantedBy} from '../../../../src/traffic/wanted.ts'
import {textOf} from './logs.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gate-pairs-'))
})
afterAll(() => {
  rmSync(folder, {recursive: true, force: true})
})

const questions = {
  answers: 'scores',
  hasScores: true,
  segments: [['segment']],
  latencyLimits: [],
  features: [],
  drift: [],
  magnitude: null
} as const

const common = {
  answers: 'scores',
  threshold: 0.5,
  positive: '1',
  negative: '0',
  labelsUntil: null
} as const

const longRoles: LogPlan['roles'] = {
  layout: 'paired',
  id: 'id',
  time: 'ts',
  label: 'label',
  others: ['segment'],
  model: 'model',
  values: {baseline: ['champion'], candidate: ['candidate']},
  side: {score: 'score', latency: 'latency'}
}
const wideRoles: LogPlan['roles'] = {
  layout: 'wide',
  id: 'id',
  time: 'ts',
  label: 'label',
  others: ['segment'],
  sides: {
    baseline: {score: 'b_score', latency: 'b_latency'},
    candidate: {score: 'c_score', latency: 'c_latency'}
  }
}
const long: LogPlan = {...common, roles: longRoles, tables: tablesFor(longRoles, questions)}
const wide: LogPlan = {...common, roles: wideRoles, tables: tablesFor(wideRoles, questions)}

async function tablesOf(
  plan: LogPlan,
  rows: readonly object[],
  batchRows: number
): Promise<string> {
  const file = join(folder, `${plan.roles.layout}.jsonl`)
  writeFileSync(file, `\n${rows.map(row => `${JSON.stringify(row)}\n`).join('')}`)
  const engine = openFiles([file], {script: null, batchRows})
  return textOf(await engine.count(plan))
}

describe('rows of one side each', () => {
  test('the columns that they need', () => {
    const columns = new Set(wantedBy({...long, tables: []}).map(({column}) => column))
    expect([...columns]).toEqual(['id', 'ts', 'label', 'model', 'score', 'latency'])
  })

  const answer = fc.record({
    id: fc.option(fc.integer({min: 0, max: 6}), {freq: 8}),
    isCandidate: fc.boolean(),
    ts: fc.integer({min: 1_763_000_000_000, max: 1_763_009_000_000}),
    label: fc.constantFrom(null, 0, 1),
    segment: fc.constantFrom('x', 'y', null),
    score: fc.option(fc.integer({min: 0, max: 100}).map(score => score / 100)),
    latency: fc.integer({min: 1, max: 200})
  })

  test('are the wide rows to which they belong, the n-th of a side to the n-th of the other', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(answer, {maxLength: 40}),
        fc.integer({min: 1, max: 9}),
        async (answers, batchRows) => {
          const requests: {
            baseline: typeof answers
            candidate: typeof answers
            id: number | null
          }[] = []
          for (const one of answers) {
            const [own, other] = one.isCandidate
              ? (['candidate', 'baseline'] as const)
              : (['baseline', 'candidate'] as const)
            const waiting = requests.find(
              request => one.id !== null && request.id === one.id && request[own].length === 0
            )
            if (waiting === undefined)
              requests.push({id: one.id, baseline: [], candidate: [], [own]: [one]})
            else waiting[own].push(one)
            expect(other).not.toBe(own)
          }
          const wideRows = requests.map(({id, baseline: [b], candidate: [c]}) => ({
            id,
            ts: Math.min(b?.ts ?? Infinity, c?.ts ?? Infinity),
            label: b?.label ?? c?.label ?? null,
            segment: b?.segment ?? c?.segment ?? null,
            b_score: b?.score ?? null,
            b_latency: b?.latency ?? null,
            c_score: c?.score ?? null,
            c_latency: c?.latency ?? null
          }))
          const longRows = answers.map(({isCandidate, ...row}) => ({
            ...row,
            model: isCandidate ? 'candidate' : 'champion'
          }))
          const expected = await tablesOf(wide, wideRows, 1000)
          expect(await tablesOf(long, longRows, batchRows)).toBe(expected)
        }
      ),
      {numRuns: 60}
    )
  })

  test('wait in bounded memory', () => {
    const pairing = createPairing(long, 2)
    const rows = 3
    const add = (): void => {
      pairing.add(
        {
          rows,
          columns: new Map([
            ['text:model', {kind: 'text', codes: new Int32Array(rows), dictionary: ['candidate']}],
            [
              'id:id',
              {
                kind: 'id',
                high: Uint32Array.of(1, 2, 3),
                low: new Uint32Array(rows),
                absent: new Uint8Array(rows)
              }
            ]
          ])
        },
        () => undefined
      )
    }
    expect(add).toThrow(TooFarApart)
  })
})
