import {describe, expect, test} from '@jest/globals'
import fc from 'fast-check'
import {FORMATS, type Format} from '../src/report/formats.ts'
import {check} from '../src/run.ts'
import type {ModelVerdict, Verdict} from '../src/verdict/verdict.ts'
import {tells} from './fixtures/numbers-in.ts'
import {aRequest, aWorld} from './fixtures/world.ts'

/** Names of all kinds: qualities, losses, counts, times, and some that nobody knows. */
const NAMES = [
  ...['accuracy', 'recall', 'f1', 'val_auc', 'rmse', 'log_loss', 'my_score', 'price_mae'],
  ...['train_loss', 'epoch', 'latency_ms', 'widgets', 'lr', 'seed']
]

const file = fc.dictionary(
  fc.constantFrom(...NAMES),
  fc.oneof(
    fc.integer({min: 1, max: 999}).map(value => value / 1000),
    fc.constantFrom('yes', 'a text', '')
  ),
  {minKeys: 1, maxKeys: 8}
)

async function judged(candidate: object, baseline: object): Promise<Verdict> {
  const world = aWorld(
    {'metrics.json': JSON.stringify(candidate)},
    {'metrics.json': JSON.stringify(baseline)}
  )
  return check(aRequest(), world)
}

/** Whether the gate has an answer on this number, or says why not. */
function isAccounted({findings, unjudged}: ModelVerdict, value: number): boolean {
  return [...findings, ...(unjudged?.shown ?? [])].some(
    one => one.candidate === value || one.candidate === value * 100
  )
}

describe('invariant 1 and 2: every number of a file is judged, or listed with the reason', () => {
  test('of files with any names', async () => {
    await fc.assert(
      fc.asyncProperty(file, file, async (candidate, baseline) => {
        const {models} = await judged(candidate, baseline)
        const numbers = Object.values(candidate).filter(value => typeof value === 'number')
        for (const model of models) {
          expect(numbers.filter(value => !isAccounted(model, value))).toEqual([])
          for (const {why} of model.unjudged?.shown ?? []) expect(why).not.toBe('')
        }
      }),
      {numRuns: 60}
    )
  })

  test('and stands in each report for people', async () => {
    await fc.assert(
      fc.asyncProperty(file, file, async (candidate, baseline) => {
        const verdict = await judged(candidate, baseline)
        const formats: readonly Format[] = ['markdown', 'html', 'text']
        for (const format of formats) {
          const report = FORMATS[format](verdict, {verbose: true, width: 1000})
          for (const {findings, unjudged} of verdict.models) {
            const stated = findings.filter(({subject}) => subject.metric !== undefined)
            const values = [...stated, ...(unjudged?.shown ?? [])].flatMap(
              one => one.candidate ?? []
            )
            const unseen = values.filter(value => !tells(report, value))
            expect([format, unseen]).toEqual([format, []])
          }
        }
      }),
      {numRuns: 30}
    )
  })

  test('a text where a number was looked for is told', async () => {
    const {models} = await judged({accuracy: 0.9, recall: 'n/a'}, {accuracy: 0.9})
    expect(models[0]?.unjudged?.shown).toEqual([
      {
        what: 'recall',
        baseline: null,
        candidate: null,
        why: expect.stringContaining('n/a'),
        location: {file: 'metrics.json', line: 1}
      }
    ])
  })

  test('a log of thousands of numbers is kept by its first, and counted', async () => {
    const losses = Object.fromEntries(
      Array.from({length: 500}, (_, step) => [`step_${step}`, {train_loss: step / 500}])
    )
    const {models} = await judged({accuracy: 0.9, ...losses}, {accuracy: 0.9})
    expect(models[0]?.unjudged?.shown).toHaveLength(200)
    expect(models[0]?.unjudged?.count).toBeGreaterThanOrEqual(500)
  })

  test('nothing to judge says what was read, and why none of it votes', async () => {
    const {models} = await judged({train_loss: 0.3, epochs: 8}, {train_loss: 0.3})
    const nothing = models[0]?.findings.find(one => one.check === 'nothing-to-judge')
    expect(nothing?.summary).toBe(
      'Nothing that the files state is a quality by which the candidate could be judged. Read: metrics.json. Not judged: loss on train (a training metric) and epochs (a step or epoch count).'
    )
  })

  test('first numbers are told as such, not as nothing that was read', async () => {
    const {models} = await judged({accuracy: 0.9}, {epochs: 8})
    const nothing = models[0]?.findings.find(one => one.check === 'nothing-to-judge')
    expect(nothing?.summary).toBe(
      'The candidate states accuracy, the model in production nothing of the kind: there is nothing to compare with. Read: metrics.json.'
    )
  })

  test('a terminal counts them, and lists them where it is asked to', async () => {
    const verdict = await judged({accuracy: 0.9, widget_count: 12}, {accuracy: 0.9})
    expect(FORMATS.text(verdict, {})).toContain('Not judged: 1 value of the files (--verbose')
    expect(FORMATS.text(verdict, {verbose: true})).toContain('  widget_count – → 12: ')
  })
})
