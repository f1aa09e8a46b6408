import {describe, expect, test} from '@jest/globals'
import {UserError} from '../../src/errors.ts'
import {loadPolicy} from '../../src/catalogue/policy.ts'

function complaintOf(text: string): string {
  try {
    loadPolicy(text, 'p.yml')
  } catch (error) {
    if (error instanceof UserError) return error.message
    throw error
  }
  throw new Error('the policy was accepted')
}

const guard = (words: string): string =>
  `version: 1\nmodels:\n  a:\n    at-least-as-good:\n      recall: ${words}\n`

describe('loadPolicy', () => {
  test('reads a policy with byte order mark and CR LF as without', () => {
    const plain =
      'version: 1\nmodels:\n  a: {metrics: m.json}\nwaivers:\n  - {finding: x, reason: y, approved-by: me, expires: 2027-01-31}\n'
    const policy = loadPolicy(plain, 'p.yml')
    expect(policy.waivers?.[0]?.expires).toBe('2027-01-31')
    expect(loadPolicy(`\ufeff${plain.replaceAll('\n', '\r\n')}`, 'p.yml')).toEqual(policy)
  })

  test.each([
    ['models', 'version: 1\nmodels:\n  __proto__: {metrics: m.json}\n', 3],
    ['metrics', guard('{}').replace('recall', '__proto__'), 5]
  ])('a key __proto__ of %s is refused, not lost', (_, text, line) => {
    expect(complaintOf(text)).toBe(
      `p.yml:${line}: "__proto__" cannot be a name here; choose another.`
    )
  })

  test('models share what they have in common by an anchor, and what is wrong in it is told where it stands', () => {
    const text =
      'version: 1\nmodels:\n  a: &common\n    metrics: m.json\n    at-least-as-good: {recall: {margin: 1 pp}}\n  b: {<<: *common, metrics: b.json}\n'
    expect(loadPolicy(text, 'p.yml').models).toMatchObject({
      a: {metrics: 'm.json'},
      b: {metrics: 'b.json', 'at-least-as-good': {recall: {margin: '1 pp'}}}
    })
    expect(complaintOf(text.replace('margin', 'margn')).split('\n')).toEqual([
      expect.stringMatching(/^p\.yml:5: "margn" is not a known key of models\.a\./u),
      expect.stringMatching(/^p\.yml:5: "margn" is not a known key of models\.b\./u)
    ])
  })

  test('a waiver of a model that the policy does not have is refused', () => {
    const text =
      'version: 1\nmodels:\n  fraud: {}\nwaivers:\n  - {finding: x, model: fruad, reason: y, approved-by: me, expires: 2027-01-31}\n'
    expect(complaintOf(text)).toBe(
      'p.yml:5: waivers.0.model is "fruad", but the policy has no such model. Did you mean "fraud"? Its models: fraud.'
    )
    expect(loadPolicy(text.replace('fruad', 'fraud'), 'p.yml').waivers?.[0]?.model).toBe('fraud')
  })

  test.each([
    ['nothing', ''],
    ['a comment', '# models\n'],
    ['null', 'null\n']
  ])('says that a file of %s is empty', (_, text) => {
    expect(complaintOf(text)).toBe(
      'p.yml is empty; a policy begins with "version: 1" and "models:".'
    )
  })

  test.each([
    ['a list', '- a\n', 'p.yml:1: the policy is a list; it has to be a mapping.'],
    ['a text', 'hello\n', 'p.yml:1: the policy is "hello"; it has to be a mapping.'],
    ['another version', 'version: 2\nmodels: {}\n', 'p.yml:1: version is 2; allowed: 1.'],
    ['a version as text', 'version: "1"\nmodels: {}\n', 'p.yml:1: version is "1"; allowed: 1.'],
    ['no models', 'version: 1\n', 'p.yml:1: models is not given; it has to be a mapping.'],
    [
      'a model without content',
      'version: 1\nmodels:\n  a:\n',
      'p.yml:3: models.a is null; it has to be a mapping.'
    ],
    [
      'a number as text',
      guard('{at-least: "0.9"}'),
      'p.yml:5: models.a.at-least-as-good.recall.at-least is "0.9"; it has to be a number.'
    ],
    [
      'a word that is not allowed',
      guard('{role: gard}'),
      'p.yml:5: models.a.at-least-as-good.recall.role is "gard"; allowed: guard, screen, info. Did you mean "guard"?'
    ],
    [
      'a confidence that is too small',
      'version: 1\nmodels: {}\nconfidence: 0.2\n',
      'p.yml:3: confidence is 0.2; it has to be above 0.5.'
    ],
    [
      'a confidence of 1',
      'version: 1\nmodels: {}\nconfidence: 1\n',
      'p.yml:3: confidence is 1; it has to be below 1.'
    ],
    [
      'an unknown registry',
      'version: 1\nmodels:\n  a:\n    registry: {type: mlfow, model: x}\n',
      'p.yml:4: models.a.registry.type is "mlfow"; allowed: git, file, mlflow, gto, hf. Did you mean "mlflow"?'
    ],
    [
      'a day that does not exist',
      'version: 1\nmodels: {}\nwaivers:\n  - finding: x\n    reason: y\n    approved-by: z\n    expires: 2027-13-01\n',
      'p.yml:7: waivers.0.expires is "2027-13-01": a date is written as 2027-01-31.'
    ],
    [
      'something else than a path',
      'version: 1\nmodels: {a: {metrics: 3}}\n',
      'p.yml:2: models.a.metrics is 3; it has to be a text or a list.'
    ],
    [
      'an empty list',
      'version: 1\nmodels: {a: {segments: {by: []}}}\n',
      'p.yml:2: models.a.segments.by is too short: it is empty; it needs at least 1.'
    ],
    [
      'duplicate keys',
      'version: 1\nmodels: {}\nversion: 2\n',
      'p.yml gives "version" on line 1 and again, with another value, on line 3.'
    ],
    [
      'what is no number',
      guard('{margin: .nan}'),
      'p.yml:5: here is .nan, which is no number; write the number out.'
    ],
    [
      'an anchor that nobody set',
      'version: 1\nmodels: *base\n',
      'p.yml:2: here is an alias without anchor; write the value out.'
    ]
  ])('says what is wrong with %s', (_, text, complaint) => {
    expect(complaintOf(text)).toBe(complaint)
  })

  test.each([
    ['-0.1', 'is -0.1; it has to be at least 0.'],
    ['true', 'is true; it has to be a number or a text.'],
    ['99999999999999999999', 'is 99999999999999999999; it has to be a number or a text.'],
    [
      '1 point',
      'is "1 point": a margin is written 1 pp (percentage points), 0.01, 2 % (of the baseline), or 10 % of error.'
    ],
    [
      '"0,5 pp"',
      'is "0,5 pp": a margin is written 1 pp (percentage points), 0.01, 2 % (of the baseline), or 10 % of error.'
    ],
    ['150 %', 'is "150 %": a margin of 100 % or more accepts any loss.'],
    [
      '150 % of error',
      'is "150 % of error": a margin of more than 100 % of error lets the error more than double.'
    ]
  ])('refuses a margin of %s instead of assuming another', (written, complaint) => {
    expect(complaintOf(guard(`{margin: ${written}}`))).toBe(
      `p.yml:5: models.a.at-least-as-good.recall.margin ${complaint}`
    )
  })

  test('names every unknown key with the nearest known one, in the order of the lines', () => {
    const text = [
      'version: 1',
      'models:',
      '  a:',
      '    metrcs: m.json',
      '    at-least-as-good:',
      '      recall: {margn: 1 pp}',
      '    cards: README.md',
      'waiver: []'
    ].join('\n')
    const complaints = complaintOf(text).split('\n')
    expect(complaints.map(line => line.replace(/ Known: .*$/u, ''))).toEqual([
      'p.yml:4: "metrcs" is not a known key of models.a. Did you mean "metrics"?',
      'p.yml:6: "margn" is not a known key of models.a.at-least-as-good.recall. Did you mean "margin"?',
      'p.yml:7: "cards" is not a known key of models.a. Did you mean "card"?',
      'p.yml:8: "waiver" is not a known key of the policy. Did you mean "waivers"?'
    ])
    expect(complaints[3]).toContain('Known: version, models, costs, waivers')
  })

  test('suggests nothing for a word that is like none', () => {
    expect(complaintOf('version: 1\nmodels: {}\nx: 1\n')).toMatch(
      /^p\.yml:3: "x" is not a known key of the policy\. Known: /u
    )
  })

  test('names the line of broken YAML', () => {
    expect(complaintOf('version: 1\nmodels:\n  a: {b: [\n')).toMatch(
      /^p\.yml is not valid YAML at line 4: /u
    )
    expect(complaintOf('version: 1\nmodels:\n\ta: 1\n')).toMatch(
      /^p\.yml is not valid YAML at line 3: /u
    )
  })

  test('does not expand aliases that explode', () => {
    const level = (name: string, of: string): string =>
      `${name}: &${name} [${Array.from({length: 100}, () => of).join(', ')}]\n`
    const text = level('a', '1') + level('b', '*a') + level('c', '*b') + level('d', '*c')
    expect(complaintOf(text)).toBe(
      'p.yml expands to more than 1000000 values by its aliases; it was not read.'
    )
  })

  test('does not read a policy of a million characters', () => {
    expect(complaintOf(`#${'x'.repeat(1_000_000)}\n`)).toBe(
      'p.yml: a policy of 1000002 characters; at most 1000000 are read'
    )
  })
})
