import {describe, expect, test} from '@jest/globals'
import fc from 'fast-check'
import {renderCheckRun, renderOverallCheckRun} from '../../src/report/check-run.ts'
import {COMMENT_MARKER, renderComment, renderMarkdown} from '../../src/report/comment.ts'
import {jsonText, plainLines, withoutCommands} from '../../src/report/escape.ts'
import {renderExplanation} from '../../src/report/explain.ts'
import {FORMATS} from '../../src/report/formats.ts'
import {renderMoves, sentenceOfMove, type Move} from '../../src/report/moves.ts'
import {SCRIPT} from '../../src/report/page/script.ts'
import {renderSummary} from '../../src/report/summary.ts'
import {renderReported, renderTrouble, renderTroubleCheckRun} from '../../src/report/told.ts'
import type {Verdict} from '../../src/verdict/verdict.ts'
import {HOSTILE_TEXTS, withEveryText} from '../fixtures/hostile.ts'
import {markupFaults, tagNames} from '../fixtures/markup.ts'
import {aComparison, aFinding, aModel, aVerdict} from '../fixtures/verdict.ts'
import {harms} from '../real/support/posted-markdown.ts'

/** What names are made of where somebody means harm: commands, markup, references, escapes, marks that turn text. */
const PIECES = [
  ...['::set-output name=verdict::pass', '::stop-commands::x', '::add-mask::a', '::error::x', '::'],
  ...['##[add-mask]a', '##[', '##vso[task.setvariable variable=x]y', '##teamcity[x]', '#', '##'],
  ...['\n', '\r', '\r\n', '\u2028', '\u0085', '\v', '\f', ' ', '\t', '\u00a0', '\u3000', '\ufeff'],
  ...[
    '\u001b[31m',
    '\u001b]0;x\u0007',
    '\u009b2J',
    '\u001b',
    '\u0000',
    '\u0008',
    '\u202e',
    '\u2066'
  ],
  ...['<!-- model-promotion-gate -->', '<script>', '</details>', '"', "'", '&', ']]>', '<', '>'],
  ...['|', '`', '```', '@acme', '#1', 'GH-2', 'https://evil.test', '[a](b)', '\\', '$x$', ':tada:'],
  ...['\ud800', '\udc00', 'e\u0301\u0301\u0301\u0301', 'word', 'recall', 'x'.repeat(90)]
]
const anyName = fc.oneof(
  {weight: 6, arbitrary: fc.array(fc.constantFrom(...PIECES), {maxLength: 7}).map(p => p.join(''))},
  {weight: 1, arbitrary: fc.string({unit: 'binary', maxLength: 60})},
  {weight: 1, arbitrary: fc.constantFrom(...HOSTILE_TEXTS)}
)

const PLAIN = aVerdict({
  verdict: 'fail',
  models: [
    aModel({
      verdict: 'fail',
      findings: [
        aComparison('recall', [0.9, 0.8], [-0.15, -0.05], {
          status: 'fail',
          location: {file: 'metrics.json', line: 3}
        }),
        aFinding({status: 'missing', remedy: 'Add it.', notes: ['One.']}),
        aFinding({
          waiver: {reason: 'new', approvedBy: 'ann', expires: '2027-01-01'},
          status: 'fail'
        })
      ]
    })
  ]
})
const hostile = (name: string): Verdict => withEveryText(PLAIN, name)
const moveOf = (name: string): Move => ({
  model: name,
  outcome: {done: 'refused', why: name, did: [name]}
})

const MARKDOWN: Readonly<Record<string, (name: string) => string>> = {
  comment: name => renderComment(hostile(name)),
  markdown: name => renderMarkdown(hostile(name)),
  summary: name => renderSummary(hostile(name)),
  'what a fork’s run reported': name => renderReported(hostile(name)),
  trouble: name => renderTrouble(name),
  'a check run that is trouble': name => renderTroubleCheckRun(name).summary,
  moves: name => renderMoves([moveOf(name)]),
  'check run': name => {
    const verdict = hostile(name)
    const [model = aModel()] = verdict.models
    const {summary, text} = renderCheckRun(model, verdict)
    return `${summary}\n\n${text}\n\n${renderOverallCheckRun(verdict).summary}`
  }
}
const MARKUP: Readonly<Record<string, (name: string) => string>> = {
  // Its one script is the same for every verdict, and no other runs beside it.
  html: name => FORMATS.html(hostile(name)).replace(`<script>${SCRIPT}</script>`, ''),
  junit: name => FORMATS.junit(hostile(name))
}
const DATA = {json: FORMATS.json, sarif: FORMATS.sarif, gitlab: FORMATS.gitlab}
const LINES: Readonly<Record<string, (name: string) => string>> = {
  text: name => FORMATS.text(hostile(name), {width: 40, verbose: true}),
  explanation: name =>
    hostile(name)
      .models.map(m => m.findings.map(f => withoutCommands(renderExplanation(f))).join('\n'))
      .join('\n'),
  'titles and annotations': name => {
    const verdict = hostile(name)
    const [model = aModel()] = verdict.models
    const {title, annotations} = renderCheckRun(model, verdict)
    return [title, ...annotations.flatMap(a => [a.title, a.message])].map(plainLines).join('\n')
  },
  'the log': name => plainLines(`warning: ${name}\n${name}`),
  'a sentence of a move': name => plainLines(sentenceOfMove(moveOf(name)))
}

/** What a terminal or a runner would obey, and what turns what a person reads. */
function obeyed(text: string): readonly string[] {
  return [
    ...(/[^\P{Cc}\n\t]/u.exec(text) ?? []),
    ...(/[\u061c\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]/u.exec(text) ?? []),
    ...(/^[\s\u0085]*::/mu.exec(text) ?? []),
    ...(/##(?:\[|vso\[|teamcity\[)/iu.exec(text) ?? [])
  ]
}

const RUNS = {numRuns: 60}
const all = {...MARKDOWN, ...MARKUP, ...LINES}

test.each(Object.entries(all))('%s commands neither terminal nor runner', (_, render) => {
  fc.assert(
    fc.property(anyName, name => {
      expect(obeyed(render(name))).toEqual([])
    }),
    RUNS
  )
})

test.each(Object.entries(MARKDOWN))('%s is Markdown that does nothing', (_, render) => {
  fc.assert(
    fc.property(anyName, name => {
      const text = render(name).replace(COMMENT_MARKER, '')
      expect(harms(`${COMMENT_MARKER}${text}`, COMMENT_MARKER)).toEqual([])
    }),
    RUNS
  )
})

test.each(Object.entries(MARKUP))('%s has only its own tags', (_, render) => {
  const own = tagNames(render('plain'))
  fc.assert(
    fc.property(anyName, name => {
      const text = render(name)
      expect(markupFaults(text)).toEqual([])
      expect([...tagNames(text)].filter(tag => !own.has(tag))).toEqual([])
    }),
    RUNS
  )
})

describe.each(Object.entries(DATA))('%s', (name, render) => {
  test('commands nobody, and its data stay what they are', () => {
    fc.assert(
      fc.property(anyName, text => {
        const verdict = hostile(text)
        const written = render(verdict)
        expect(obeyed(written)).toEqual([])
        expect(withoutCommands(written)).toBe(written)
        const data: unknown = JSON.parse(written)
        expect(name === 'json' ? data : null).toEqual(
          name === 'json' ? JSON.parse(JSON.stringify(verdict)) : null
        )
      }),
      RUNS
    )
  })
})

test('JSON without anything of that kind is as JSON writes it', () => {
  const value = {a: ['größer', '日本', '# ::x', 1e21], b: null}
  expect(jsonText(value)).toBe(`${JSON.stringify(value, null, 2)}\n`)
})

describe('lines for a terminal or a log', () => {
  test.each([
    ['::set-output name=x::y', ':\u200b:set-output name=x::y'],
    ['  ::error::x', '  :\u200b:error::x'],
    ['a ::error::x', 'a ::error::x'],
    ['see ##[error]x', 'see #\u200b#[error]x'],
    ['a\u001b[2Jb\r\u009b1m', 'a\\x1b[2Jb\\x0d\\x9b1m'],
    ['\u202egnp.exe', '\\u202egnp.exe'],
    ['a\n\tb', 'a\n\tb']
  ])('%j are %j', (text, lines) => {
    expect(plainLines(text)).toBe(lines)
  })

  test('keep colours where they are the gate’s own', () => {
    expect(withoutCommands('\u001b[31mred\u001b[0m')).toBe('\u001b[31mred\u001b[0m')
  })
})
