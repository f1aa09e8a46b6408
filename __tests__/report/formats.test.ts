import {describe, expect, test} from '@jest/globals'
import * as z from 'zod'
import {verdictSchema} from '../../src/verdict/verdict.ts'
import {type Format, FORMATS} from '../../src/report/formats.ts'
import {HOSTILE_TEXTS, withEveryText} from '../fixtures/hostile.ts'
import {markupFaults} from '../fixtures/markup.ts'
import {aFinding, aModel, anIdentity, aVerdict, fraudDetector} from '../fixtures/verdict.ts'

const names = Object.keys(FORMATS)

test('every format of the command line is there', () => {
  expect(names).toEqual(['text', 'markdown', 'json', 'html', 'junit', 'sarif', 'gitlab'])
})

describe.each(Object.entries(FORMATS))('%s', (_name, render: (typeof FORMATS)[Format]) => {
  test('ends with one line break, for any verdict, and is the same for the same verdict', () => {
    for (const verdict of [aVerdict(), aVerdict({models: []}), fraudDetector()]) {
      expect(render(verdict, {})).toMatch(/[^\n]\n$/u)
      expect(render(verdict, {})).toBe(render(verdict, {}))
    }
  })

  test('gives no number that a reader would have to guess at', () => {
    expect(render(fraudDetector(), {})).not.toMatch(/undefined|NaN|\[object/u)
  })
})

describe('JSON', () => {
  test('is the verdict, to the last digit', () => {
    const verdict = fraudDetector()
    expect(verdictSchema.parse(JSON.parse(FORMATS.json(verdict)))).toEqual(verdict)
    expect(FORMATS.json(verdict)).toMatch(/^\{\n {2}"schemaVersion": "1",\n/u)
  })
})

describe('JUnit', () => {
  const xml = FORMATS.junit(fraudDetector())

  test('counts what it shows', () => {
    expect(xml).toContain(
      '<testsuites name="model-promotion-gate" tests="34" failures="2" errors="1" skipped="2">'
    )
    expect(xml.match(/<testcase /gu)).toHaveLength(34)
    expect(xml.match(/<failure /gu)).toHaveLength(2)
    expect(xml.match(/<error type="inconclusive" /gu)).toHaveLength(1)
    expect(xml.match(/<skipped /gu)).toHaveLength(2)
  })

  test('says why something is skipped and where something stands', () => {
    expect(xml).toContain(
      'name="at-least-as-good/f1_macro" file="models/fraud/metrics.json" line="7"><skipped message="waived until 2027-01-31 by risk-team: macro average'
    )
    expect(xml).toContain('<system-out>No random seed is recorded.</system-out>')
  })

  test.each(HOSTILE_TEXTS)('is well formed with %j', text => {
    const written = FORMATS.junit(withEveryText(fraudDetector(), text))
    expect(markupFaults(written)).toEqual([])
    expect(written).not.toMatch(/[^\P{Cc}\n]|[\ufffe\uffff]/u)
  })
})

/** What SARIF 2.1.0 demands of the parts that we write. */
const sarif = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z
    .array(
      z.strictObject({
        tool: z.strictObject({
          driver: z.strictObject({
            name: z.string().min(1),
            version: z.string(),
            rules: z.array(
              z.strictObject({id: z.string(), shortDescription: z.strictObject({text: z.string()})})
            )
          })
        }),
        results: z.array(
          z.strictObject({
            ruleId: z.string(),
            level: z.enum(['error', 'warning', 'note']),
            message: z.strictObject({text: z.string()}),
            locations: z
              .array(
                z.strictObject({
                  physicalLocation: z.strictObject({
                    artifactLocation: z.strictObject({
                      uri: z.string().regex(/^[\w\-.~%!*'()/]*$/u)
                    }),
                    region: z.strictObject({startLine: z.int().min(1)})
                  }),
                  logicalLocations: z.array(z.strictObject({fullyQualifiedName: z.string()}))
                })
              )
              .length(1),
            partialFingerprints: z.record(z.string(), z.string()),
            suppressions: z
              .array(
                z.strictObject({
                  kind: z.literal('external'),
                  status: z.literal('accepted'),
                  justification: z.string()
                })
              )
              .optional()
          })
        )
      })
    )
    .length(1)
})

describe('SARIF', () => {
  test('has a result for each finding that does not pass, with rule, level and place', () => {
    const [run] = sarif.parse(JSON.parse(FORMATS.sarif(fraudDetector()))).runs
    expect(
      run?.results.map(one => [one.ruleId, one.level, one.suppressions !== undefined])
    ).toEqual([
      ['at-least-as-good', 'error', false],
      ['at-least-as-good', 'warning', false],
      ['segments', 'error', false],
      ['lineage', 'note', false],
      ['at-least-as-good', 'note', true]
    ])
    expect(run?.tool.driver.rules.map(one => one.id)).toEqual([
      'at-least-as-good',
      'lineage',
      'segments'
    ])
    expect(run?.results[3]?.locations[0]?.physicalLocation).toEqual({
      artifactLocation: {uri: 'models/fraud/README.md'},
      region: {startLine: 1}
    })
  })

  test('has nothing to say of a pass', () => {
    expect(sarif.parse(JSON.parse(FORMATS.sarif(aVerdict()))).runs[0]?.results).toEqual([])
  })

  test('writes a path as a URI', () => {
    const location = {file: 'modèles/a b#c.json', line: 3}
    const findings = [aFinding({status: 'fail', location})]
    const [run] = sarif.parse(
      JSON.parse(FORMATS.sarif(aVerdict({models: [aModel({findings})]})))
    ).runs
    expect(run?.results[0]?.locations[0]?.physicalLocation.artifactLocation.uri).toBe(
      'mod%C3%A8les/a%20b%23c.json'
    )
  })

  test.each(HOSTILE_TEXTS)('keeps its shape with %j', text => {
    const written = FORMATS.sarif(withEveryText(fraudDetector(), text))
    expect(sarif.safeParse(JSON.parse(written)).error).toBeUndefined()
  })
})

const codeQuality = z.array(
  z.strictObject({
    description: z.string(),
    check_name: z.string(),
    fingerprint: z.string(),
    severity: z.enum(['info', 'minor', 'major', 'critical', 'blocker']),
    location: z.strictObject({path: z.string(), lines: z.strictObject({begin: z.int().min(1)})})
  })
)

describe('GitLab Code Quality', () => {
  test('has an issue for each finding that does not pass, each with its own fingerprint', () => {
    const issues = codeQuality.parse(JSON.parse(FORMATS.gitlab(fraudDetector())))
    expect(issues.map(one => one.severity)).toEqual([
      'blocker',
      'major',
      'blocker',
      'info',
      'minor'
    ])
    expect(new Set(issues.map(one => one.fingerprint)).size).toBe(issues.length)
    expect(issues[0]).toEqual({
      description:
        'fraud-detector: Recall is 2.9 points worse, more than the 0.5 points that are accepted.',
      check_name: 'at-least-as-good',
      fingerprint: 'fraud-detector/at-least-as-good/recall',
      severity: 'blocker',
      location: {path: 'models/fraud/predictions.parquet', lines: {begin: 1}}
    })
  })

  test('finds a place for a finding without one', () => {
    const model = aModel({findings: [aFinding({status: 'missing'})], candidate: anIdentity('v13')})
    const [issue] = codeQuality.parse(JSON.parse(FORMATS.gitlab(aVerdict({models: [model]}))))
    expect(issue?.location).toEqual({path: '.github/model-promotion.yml', lines: {begin: 1}})
  })
})
