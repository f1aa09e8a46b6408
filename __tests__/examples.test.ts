import {existsSync, readFileSync, readdirSync} from 'node:fs'
import {join} from 'node:path'
import {beforeAll, describe, expect, test} from '@jest/globals'
import {readCommandLine} from '../src/cli/options.ts'
import {canary} from '../src/cli/canary.ts'
import {check} from '../src/cli/check.ts'
import {FORMATS, type Format} from '../src/report/formats.ts'
import type {Finding, Verdict} from '../src/verdict/verdict.ts'
import {tells} from './fixtures/numbers-in.ts'
import {NONSENSE, nonsensical} from './fixtures/nonsense.ts'
import {SILENT} from './fixtures/world.ts'

interface Numbers {
  readonly baseline: number | null
  readonly candidate: number
  readonly method?: string
  readonly interval?: readonly number[]
  readonly intervalAtConfidence0_975?: readonly number[]
  readonly difference?: number
  readonly wins?: number
  readonly losses?: number
  readonly rows?: number
  /** How far the gate's value may be from it, as a share of it: it tells quantiles from buckets. */
  readonly relative?: number
}

/**
 * What scikit-learn and the published formulas give; `numbers` by metric, by metric and segment, or by the
 * id of a finding.
 */
interface Expected {
  /** Default `check`. */
  readonly command?: 'canary'
  /** Of a canary. */
  readonly log?: string
  readonly options?: readonly string[]
  readonly verdict: string
  readonly exit: number
  readonly findings: Readonly<Record<string, string>>
  readonly numbers: Readonly<Record<string, Numbers>>
}

/** Findings about live traffic, whose numbers are expected by id. */
const LIVE = /^(shadow|canary|budgets)\//u

const root = join(import.meta.dirname, '..', 'examples')
const examples = readdirSync(root).filter(name => existsSync(join(root, name, 'expected.json')))

/** The lines of a report, and the cells of its tables. */
function partsOf(report: string): readonly string[] {
  return report.split(
    /\n|(?<!\\)\||<\/t[dh]>|<\/p>|<\/li>|<\/summary>|(?=<svg)|(?<=<\/svg>)|", ?"/u
  )
}

/** How the same verdict is reported with and without words. */
function reports(verdict: Verdict): readonly (readonly [Format, string])[] {
  const formats = Object.keys(FORMATS).filter(name => name !== 'json') as Format[]
  // Wide lines, which do not break elsewhere where words are shorter.
  return formats.map(name => [name, FORMATS[name](verdict, {width: 100_000})])
}

interface Judged {
  readonly verdict: Verdict
  readonly exit: number
}

async function judged(name: string, {command, log = '', options = []}: Expected): Promise<Judged> {
  const path = join('examples', name)
  const words = command === 'canary' ? ['canary', join(path, log), path] : ['check', path]
  const line = readCommandLine([...words, ...options, '--format', 'json'])
  let written = ''
  const write = (text: string): void => {
    written += text
  }
  const terminal = {write, log: SILENT, width: 80, color: false, today: '2026-11-21'}
  const exit = await (command === 'canary' ? canary : check)(line, terminal)
  return {verdict: JSON.parse(written) as Verdict, exit}
}

describe.each(examples)('%s', name => {
  const expected = JSON.parse(readFileSync(join(root, name, 'expected.json'), 'utf8')) as Expected

  let verdict: Verdict
  let exit: number

  beforeAll(async () => {
    ;({verdict, exit} = await judged(name, expected))
  })

  test('comes out as scikit-learn and the formulas say', () => {
    expect(verdict.models).toHaveLength(1)
    const findings = new Map(verdict.models[0]?.findings.map(f => [f.id, f]))
    const checks = new Set([...findings.keys()].map(id => id.split('/')[0] ?? ''))
    expect([verdict.verdict, exit]).toEqual([expected.verdict, expected.exit])
    for (const [id, status] of Object.entries(expected.findings)) {
      // Segments are a check of their own; where it is not there, there is nothing to compare.
      if (id.startsWith('segments/') && !checks.has('segments')) continue
      expect([id, findings.get(id)?.status]).toEqual([id, status])
    }
    for (const [metric, numbers] of Object.entries(expected.numbers)) {
      if (LIVE.test(metric)) expectLiveNumbers(findings.get(metric), numbers)
      if (metric.includes('/')) continue
      const finding = findings.get(`at-least-as-good/${metric}`) ?? findings.get(`limits/${metric}`)
      expectNumbers(finding, numbers)
    }
  })

  test("invariant 1: every finding's number is in the reports for people", () => {
    const formats: readonly Format[] = ['markdown', 'html', 'text']
    for (const format of formats) {
      const report = FORMATS[format](verdict, {verbose: true, width: 1000})
      const stated = verdict.models.flatMap(({findings}) =>
        findings.filter(
          ({subject, candidate}) => subject.metric !== undefined && candidate !== null
        )
      )
      const unseen = stated.filter(({candidate}) => !tells(report, candidate ?? NaN))
      expect([format, unseen.map(({id}) => id)]).toEqual([format, []])
    }
  })

  test('no sentence carries data: reports show the same tables, plots and order without any', () => {
    const without = new Map(reports(nonsensical(verdict)))
    for (const [format, report] of reports(verdict)) {
      const [parts, others] = [partsOf(report), partsOf(without.get(format) ?? '')]
      expect([format, others.length]).toEqual([format, parts.length])
      // What is told in words is nonsense now, and nothing else is.
      const changed = others.filter((part, i) => part !== parts[i] && !NONSENSE.test(part))
      expect([format, changed]).toEqual([format, []])
    }
  })
})

function expectNumbers(
  finding: Finding | undefined,
  {baseline, candidate, method, ...bounds}: Numbers
): void {
  if (finding === undefined) throw new Error('the metric has no finding')
  // What a file states has the digits that were written: six here.
  const digits = finding.evidence === 'bare' ? 3 : finding.evidence === 'counts' ? 5 : 7
  if (baseline !== null) expect(finding.baseline).toBeCloseTo(baseline, digits)
  expect(finding.candidate).toBeCloseTo(candidate, digits)
  const {interval, intervalAtConfidence0_975: wider} = bounds
  // With few rows of a class the gate claims less of an area than DeLong's test, and no less than that at half of alpha.
  if (wider !== undefined && finding.method === `${method}-of-few`) {
    expect(finding.interval?.[0]).toBeLessThanOrEqual(interval?.[0] ?? NaN)
    expect(finding.interval?.[0]).toBeGreaterThanOrEqual(wider[0] ?? NaN)
    expect(finding.interval?.[1]).toBeGreaterThanOrEqual(interval?.[1] ?? NaN)
    expect(finding.interval?.[1]).toBeLessThanOrEqual(wider[1] ?? NaN)
  }
  // Of the same method only: recall, for one, is tested on the positive rows.
  if (interval === undefined || method !== finding.method) return
  expect(finding.interval?.[0]).toBeCloseTo(interval[0] ?? NaN, 5)
  expect(finding.interval?.[1]).toBeCloseTo(interval[1] ?? NaN, 5)
}

function expectLiveNumbers(
  finding: Finding | undefined,
  {baseline, candidate, difference, wins, losses, rows, relative}: Numbers
): void {
  if (finding === undefined) throw new Error('there is no such finding')
  const {steps} = finding
  const close = (found: number | null, expected: number): void => {
    const tolerance = relative === undefined ? 5e-8 : relative * expected
    expect(Math.abs((found ?? NaN) - expected)).toBeLessThanOrEqual(tolerance)
  }
  close(finding.candidate, candidate)
  if (baseline !== null) close(finding.baseline, baseline)
  if (difference !== undefined) close(finding.difference, difference)
  expect(finding.rows).toBe(rows)
  const counted = (word: string) => steps.find(({what}) => what.startsWith(word))?.value
  if (wins !== undefined) expect([counted('wins'), counted('losses')]).toEqual([wins, losses])
}
