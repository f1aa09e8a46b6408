import type {Finding, ModelVerdict, Unjudged, Verdict} from '../verdict/verdict.ts'
import {count, percent} from '../words/numbers.ts'
import {comparisonName, comparisonTable, isDecidingComparison} from './comparison.ts'
import {gainText, pairOrDash, rangeText, valuePair} from './quantities.ts'
import type {RichText, Section} from './rich-text.ts'
import {gravestFirst, type Standing, standingOf, STANDINGS, stopsPromotion} from './standing.ts'
import {counted, listed} from '../words/lists.ts'
import {outcome, segmentName, STANDING_WORDS} from './words.ts'

type Icon = (standing: Standing) => string

/** What the verdict rests on, each part with a title; empty parts left out. */
export function evidenceOf(model: ModelVerdict, verdict: Verdict, icon: Icon): readonly Section[] {
  return [
    comparisonSection(model, icon),
    segments(model, icon),
    checks(model, icon),
    ...rowsToLookAt(model),
    waivers(model),
    unjudged(model),
    differences(model),
    decided(model, verdict)
  ].filter(section => section !== null)
}

/** `19 checks, 3 segments, 7 differences from production`. */
export function evidenceTitle({findings, differences: found}: ModelVerdict): string {
  const names = new Set(findings.flatMap(one => segmentName(one.subject) ?? []))
  return listed([
    counted(findings.length, 'check'),
    ...(names.size === 0 ? [] : [counted(names.size, 'segment')]),
    ...(found.length === 0 ? [] : [`${counted(found.length, 'difference')} from production`])
  ])
}

/** `All 34 checks: 1 fails, 1 cannot tell, 31 pass and 1 not judged`; `All 28 checks pass`. */
export function checksTitle(findings: readonly Finding[]): string {
  const tally = STANDINGS.map(standing => ({
    standing,
    number: findings.filter(one => standingOf(one) === standing).length
  })).filter(({number}) => number > 0)
  const all = findings.length === 1 ? 'The only check' : `All ${counted(findings.length, 'check')}`
  const [only] = tally
  if (only === undefined) return 'No check was made'
  if (tally.length === 1) return `${all} ${agreeing(only.standing, only.number)}`
  return `${all}: ${listed(tally.map(({standing, number}) => `${count(number)} ${agreeing(standing, number)}`))}`
}

function agreeing(standing: Standing, number: number): string {
  if (number === 1) return STANDING_WORDS[standing]
  const words: Partial<Record<Standing, string>> = {
    fail: 'fail',
    noted: 'only inform',
    missing: 'are missing',
    pass: 'pass'
  }
  return words[standing] ?? STANDING_WORDS[standing]
}

/** The whole table of what decides; null where nothing was compared. */
function comparisonSection(model: ModelVerdict, icon: Icon): Section | null {
  const compared = gravestFirst(model.findings.filter(isDecidingComparison))
  if (compared.length === 0) return null
  return {
    title: `The metrics that decide: ${counted(compared.length, 'comparison')}`,
    paragraphs: [],
    table: comparisonTable(compared, model, icon),
    list: []
  }
}

/** Rows that a finding names: what both models say of them, the worst first. */
function rowsToLookAt({findings}: ModelVerdict): readonly Section[] {
  return findings.flatMap(({id, summary, examples}) =>
    examples === undefined || examples.length === 0
      ? []
      : [
          {
            title: `Rows to look at: the worst ${count(examples.length)} of ${id}`,
            paragraphs: [[summary]],
            table: {
              columns: [
                {title: 'row'},
                {title: 'label'},
                {title: 'in production'},
                {title: 'candidate'}
              ],
              rows: examples.map(({key, label, baseline, candidate}) => [
                [{code: key}],
                [label],
                [baseline],
                [candidate]
              ])
            },
            list: []
          }
        ]
  )
}

function checks(model: ModelVerdict, icon: Icon): Section | null {
  if (model.findings.length === 0) return null
  const shown = model.findings.filter(
    one => segmentName(one.subject) === null || standingOf(one) !== 'pass'
  )
  const hidden = model.findings.length - shown.length
  return {
    title: checksTitle(model.findings),
    paragraphs: hidden === 0 ? [] : [[`Without ${hidden} that pass on a segment: see there.`]],
    table: {
      columns: [{title: ''}, {title: 'check'}, {title: 'what was found'}, {title: 'where'}],
      rows: gravestFirst(shown).map(finding => [
        [icon(standingOf(finding))],
        [{code: finding.id}],
        [[finding.summary, ...finding.notes, remedyOf(finding)].join(' ').trim()],
        place(finding)
      ])
    },
    list: []
  }
}

function remedyOf(finding: Finding): string {
  return stopsPromotion(finding) ? (finding.remedy ?? '') : ''
}

function place({location}: Pick<Finding, 'location'>): RichText {
  return location === null ? [] : [{code: `${location.file}:${location.line}`}]
}

function segments(model: ModelVerdict, icon: Icon): Section | null {
  const found = gravestFirst(model.findings.filter(one => segmentName(one.subject) !== null))
  if (found.length === 0) return null
  return {
    title: `Segments: ${counted(found.length, 'comparison')}`,
    paragraphs: [],
    table: {
      columns: [
        {title: ''},
        {title: 'metric and segment'},
        {title: 'rows', numbers: true},
        {title: 'in production', numbers: true},
        {title: 'candidate', numbers: true},
        {title: 'gain', numbers: true},
        {title: 'result'}
      ],
      rows: found.map(finding => {
        const [left, right] = valuePair(finding)
        const rows = finding.rows === null ? '–' : count(finding.rows)
        return [
          [icon(standingOf(finding))],
          [comparisonName(finding)],
          [rows],
          [left],
          [right],
          [gainText(finding)],
          [resultOf(finding)]
        ]
      })
    },
    list: []
  }
}

/** What passes needs no range; of the rest a reader wants to know how bad it may be. */
function resultOf(finding: Finding): string {
  const range = standingOf(finding) === 'pass' ? null : rangeText(finding)
  return range === null ? outcome(finding) : `${outcome(finding)}; ${range}`
}

function waivers(model: ModelVerdict): Section | null {
  const waived = model.findings.flatMap(({id, waiver}) => (waiver === null ? [] : [{id, waiver}]))
  if (waived.length === 0) return null
  return {
    title: counted(waived.length, 'waiver'),
    paragraphs: [],
    table: {
      columns: [{title: 'finding'}, {title: 'reason'}, {title: 'approved by'}, {title: 'last day'}],
      rows: waived.map(({id, waiver}) => [
        [{code: id}],
        [waiver.reason],
        [waiver.approvedBy],
        [waiver.expires]
      ])
    },
    list: []
  }
}

/** What the files state and nobody judges, so that none passes unseen. */
function unjudged({unjudged: found}: ModelVerdict): Section | null {
  if (found === undefined || found.count === 0) return null
  const left = found.count - found.shown.length
  return {
    title: unjudgedTitle(found),
    paragraphs: [],
    table: {
      columns: [
        {title: 'what'},
        {title: 'in production', numbers: true},
        {title: 'candidate', numbers: true},
        {title: 'why it does not vote'},
        {title: 'where'}
      ],
      rows: found.shown.map(({what, why, location, ...values}) => {
        const [before, now] = pairOrDash(values.baseline, values.candidate)
        return [[{code: what}], [before], [now], [why], place({location})]
      })
    },
    list: left === 0 ? [] : [[`and ${count(left)} more`]]
  }
}

/** `Not judged: 12 values of the files`. */
export function unjudgedTitle({count: all}: Unjudged): string {
  return `Not judged: ${counted(all, 'value')} of the files`
}

function differences({differences: found}: ModelVerdict): Section | null {
  if (found.length === 0) return null
  return {
    title: `What differs from production: ${counted(found.length, 'difference')}`,
    paragraphs: [],
    table: {
      columns: [{title: 'what'}, {title: 'in production'}, {title: 'candidate'}],
      rows: found.map(one => [[{code: one.what}], [one.baseline ?? '–'], [one.candidate ?? '–']])
    },
    list: []
  }
}

function decided(model: ModelVerdict, {policy, tool}: Verdict): Section {
  const ref: RichText = policy.ref === null ? [] : [' at ', {code: policy.ref}]
  const digest: RichText = policy.digest === null ? [] : [', ', {code: policy.digest}]
  const confidences = [...new Set(model.findings.flatMap(one => one.confidence ?? []))]
  const methods = [...new Set(model.findings.flatMap(one => one.method ?? []))]
  return {
    title: 'How this was decided',
    paragraphs: [],
    table: null,
    list: [
      ['Policy: ', {code: policy.source}, ...ref, ...digest],
      ...policy.assumed.map((line): RichText => ['Assumed, for want of a policy: ', {code: line}]),
      versionLine('In production', model.baseline),
      versionLine('Candidate', model.candidate),
      ...evidenceLines('in production', model.baseline),
      ...evidenceLines('candidate', model.candidate),
      ...(methods.length === 0 ? [] : [[`Methods: ${methods.join(', ')}`]]),
      ...(confidences.length === 0
        ? []
        : [[`Confidence of each one-sided bound: ${confidences.map(percent).join(', ')}`]]),
      [`${tool.name} ${tool.version}`]
    ]
  }
}

function versionLine(label: string, identity: ModelVerdict['baseline']): RichText {
  if (identity === null) return [`${label}: none yet`]
  const {version, registry, commit} = identity
  const at: RichText = commit === null || commit === version ? [] : [', commit ', {code: commit}]
  return [`${label}: `, {code: version}, ` (${registry})`, ...at]
}

function evidenceLines(label: string, identity: ModelVerdict['baseline']): readonly RichText[] {
  return (identity?.evidence ?? []).map(({kind, path, digest}) => [
    `Evidence, ${label}: ${kind} `,
    {code: path},
    ' ',
    {code: digest}
  ])
}
