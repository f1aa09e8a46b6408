import {existsSync, readFileSync, readdirSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from '@jest/globals'
import {readCommandLine} from '../src/cli-options.ts'
import {exitOf} from '../src/commands/check.ts'
import {judgeLocally} from '../src/commands/judge.ts'
import type {Finding, Verdict} from '../src/gate/verdict.ts'
import {SILENT} from './fixtures/world.ts'

interface Numbers {
  readonly baseline: number | null
  readonly candidate: number
  readonly method?: string
  readonly interval?: readonly number[]
  readonly intervalAtConfidence0_975?: readonly number[]
}

/** What scikit-learn and the published formulas give; `numbers` by metric, or by metric and segment. */
interface Expected {
  readonly options?: readonly string[]
  readonly verdict: string
  readonly exit: number
  readonly findings: Readonly<Record<string, string>>
  readonly numbers: Readonly<Record<string, Numbers>>
}

const root = join(import.meta.dirname, '..', 'examples')
const examples = readdirSync(root).filter(name => existsSync(join(root, name, 'expected.json')))

async function judged(path: string, options: readonly string[] = []): Promise<Verdict> {
  const line = readCommandLine(['check', path, ...options])
  const terminal = {write() {}, log: SILENT, width: 80, color: false, today: '2026-11-21'}
  return await judgeLocally(line, path, terminal)
}

describe.each(examples)('%s', name => {
  const expected = JSON.parse(readFileSync(join(root, name, 'expected.json'), 'utf8')) as Expected

  test('comes out as scikit-learn and the formulas say', async () => {
    const verdict = await judged(join('examples', name), expected.options)
    expect(verdict.models).toHaveLength(1)
    const findings = new Map(verdict.models[0]?.findings.map(f => [f.id, f]))
    const checks = new Set([...findings.keys()].map(id => id.split('/')[0] ?? ''))
    expect([verdict.verdict, exitOf(verdict, {failOn: null})]).toEqual([
      expected.verdict,
      expected.exit
    ])
    for (const [id, status] of Object.entries(expected.findings)) {
      // Segments are a check of their own; where it is not there, there is nothing to compare.
      if (id.startsWith('segments/') && !checks.has('segments')) continue
      expect([id, findings.get(id)?.status]).toEqual([id, status])
    }
    for (const [metric, numbers] of Object.entries(expected.numbers)) {
      if (metric.includes('/')) continue
      const finding = findings.get(`at-least-as-good/${metric}`) ?? findings.get(`limits/${metric}`)
      expectNumbers(finding, numbers)
    }
  })
})

function expectNumbers(
  finding: Finding | undefined,
  {baseline, candidate, method, ...bounds}: Numbers
): void {
  if (finding === undefined) throw new Error('the metric has no finding')
  const digits = finding.evidence === 'bare' ? 3 : 7
  if (baseline !== null) expect(finding.baseline).toBeCloseTo(baseline, digits)
  expect(finding.candidate).toBeCloseTo(candidate, digits)
  // With few rows of a class the gate tests an area at half of alpha.
  const interval = bounds.intervalAtConfidence0_975 ?? bounds.interval
  // Of the same method only: recall, for one, is tested on the positive rows.
  if (interval === undefined || method !== finding.method) return
  expect(finding.interval?.[0]).toBeCloseTo(interval[0] ?? NaN, 5)
  expect(finding.interval?.[1]).toBeCloseTo(interval[1] ?? NaN, 5)
}
