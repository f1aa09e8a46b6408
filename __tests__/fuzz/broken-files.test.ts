import {readFileSync} from 'node:fs'
import {describe, expect, test} from '@jest/globals'
import fc from 'fast-check'
import {brokenCopies} from '../../scripts/fuzz/broken.mjs'
import {UserError, WorldError} from '../../src/errors.ts'
import {check} from '../../src/run.ts'
import {renderJson} from '../../src/report/json.ts'
import {renderMarkdown} from '../../src/report/comment.ts'
import type {Verdict} from '../../src/verdict/verdict.ts'
import {aRequest, aWorld} from '../fixtures/world.ts'

const COPIES = 40
const SEED = 13

const metricsOf = (accuracy: number): string =>
  JSON.stringify({accuracy, f1: accuracy - 0.01, n: 2000, by: {country: {NO: {accuracy}}}}, null, 1)
const yamlOf = (accuracy: number): string =>
  `accuracy: ${accuracy}\nmetrics: &m\n  - {name: f1, value: ${accuracy - 0.1}}\nagain: *m\n`
const tomlOf = (accuracy: number): string =>
  `[metrics]\naccuracy = ${accuracy}\n[metrics.test]\nf1 = ${accuracy - 0.1}\n`
const cardOf = (accuracy: number): string =>
  `---\nlicense: mit\nmodel-index:\n- name: m\n  results:\n  - task: {type: text-classification}\n    dataset: {name: d, type: d}\n    metrics:\n    - type: accuracy\n      value: ${accuracy}\n---\n# A model\n\n## Intended use\n\nAll.\n`
const rowsOf = (mistakes: number): string =>
  `id,label,prediction,country\n${Array.from({length: 300}, (_, i) => `r${i},${i % 2},${i % mistakes === 0 ? 1 - (i % 2) : i % 2},${i % 3 === 0 ? 'NO' : 'SE'}`).join('\n')}\n`
const policyOf = (file: string): string => {
  const evidence = file.startsWith('p')
    ? `predictions: {file: ${file}}`
    : `${file.endsWith('.md') ? 'card' : 'metrics'}: ${file}`
  return `version: 1\nmodels: {fraud: {${evidence}, at-least-as-good: {accuracy: {margin: 1 pp}}}}\n`
}

/** Each file of a candidate that is much worse than the model in production. */
const FILES: readonly (readonly [file: string, worse: string, production: string])[] = [
  ['metrics.json', metricsOf(0.7), metricsOf(0.9)],
  ['metrics.yaml', yamlOf(0.7), yamlOf(0.9)],
  ['metrics.toml', tomlOf(0.7), tomlOf(0.9)],
  ['metrics.csv', 'metric,value\naccuracy,0.7\n', 'metric,value\naccuracy,0.9\n'],
  ['README.md', cardOf(0.7), cardOf(0.9)],
  ['predictions.csv', rowsOf(3), rowsOf(30)]
]

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** The verdict, and whether it can be told in JSON and Markdown. */
async function judged(
  candidate: Readonly<Record<string, Uint8Array>>,
  production: Readonly<Record<string, Uint8Array>>,
  policy: string | null
): Promise<Verdict['verdict'] | 'refused'> {
  try {
    const verdict = await check(aRequest(), aWorld(candidate, production, {policy}))
    expect(renderJson(verdict) + renderMarkdown(verdict)).not.toMatch(/\n\s+at \S+ \(/u)
    return verdict.verdict
  } catch (error) {
    if (error instanceof UserError || error instanceof WorldError) return 'refused'
    throw error
  }
}

describe('a file that broke', () => {
  test.each(FILES)(
    '%s: never an error of the program, and never a pass',
    async (file, worse, better) => {
      const production = {[file]: bytesOf(better)}
      const policy = policyOf(file)
      expect(await judged({[file]: bytesOf(worse)}, production, policy)).toBe('fail')
      const passed: string[] = []
      for (const {way, bytes} of brokenCopies(bytesOf(worse), COPIES, SEED)) {
        const verdict = await judged({[file]: bytes}, production, policy)
        if (verdict === 'pass') passed.push(`${way}: ${new TextDecoder().decode(bytes)}`)
      }
      expect(passed).toEqual([])
    }
  )

  test.each(['none', 'gzip', 'snappy', 'zstd'])('Parquet, packed with %s', async packing => {
    const whole = readFileSync(`__tests__/evidence/fixtures/rows.${packing}.parquet`)
    for (const {bytes} of brokenCopies(whole, COPIES, SEED)) {
      const verdict = await judged(
        {'predictions.parquet': bytes},
        {'predictions.parquet': whole},
        null
      )
      expect(['pass', 'fail', 'hold', 'refused']).toContain(verdict)
    }
  })
})

describe('names that mean something to the language', () => {
  const NAMES = [
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    '__defineGetter__'
  ]
  const name = fc.constantFrom(...NAMES)
  const before = Object.getOwnPropertyNames(Object.prototype).sort()

  test('are names of metrics, columns, segments and parameters, and change no object', async () => {
    await fc.assert(
      fc.asyncProperty(name, name, fc.constantFrom('json', 'yaml', 'csv'), async (a, b, syntax) => {
        const metrics = (value: number): string =>
          syntax === 'json'
            ? `{"accuracy": ${value}, "${a}": {"${b}": ${value}, "polluted": 1}, "by": {"${b}": {"${a}": {"accuracy": ${value}}}}}`
            : syntax === 'yaml'
              ? `accuracy: ${value}\n${a}:\n  ${b}: ${value}\n  polluted: 1\nparams: {${a}: 1}\n`
              : `metric,value,${a}\naccuracy,${value},${b}\n${b},0.5,${a}\n`
        const rows = `id,label,prediction,${a},${b === a ? 'other' : b}\n1,0,0,${b},x\n2,1,1,${a},y\n`
        const files = (value: number): Record<string, Uint8Array> => ({
          [`metrics.${syntax}`]: bytesOf(metrics(value)),
          'predictions.csv': bytesOf(rows),
          'params.yaml': bytesOf(`${a}: {${b}: 1, polluted: 1}\n`)
        })
        const verdict = await judged(files(0.7), files(0.9), null)
        expect(['fail', 'hold']).toContain(verdict)
        expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
        expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(before)
      }),
      {numRuns: 25, seed: SEED}
    )
  })

  test.each(NAMES)('as a model, a metric, a column or a key of the policy: %s', async one => {
    const policies = [
      `version: 1\nmodels: {"${one}": {metrics: metrics.json}}\n`,
      `version: 1\nmodels: {fraud: {metrics: metrics.json, at-least-as-good: {"${one}": {margin: 1 pp}}}}\n`,
      `version: 1\nmodels: {fraud: {metrics: metrics.json, segments: {by: ["${one}"]}}}\n`,
      `version: 1\n"${one}": {polluted: 1}\nmodels: {fraud: {metrics: metrics.json, "${one}": {polluted: 1}}}\n`
    ]
    const files = (value: number) => ({'metrics.json': bytesOf(metricsOf(value))})
    for (const policy of policies) {
      expect(await judged(files(0.7), files(0.9), policy)).not.toBe('pass')
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    }
  })
})
