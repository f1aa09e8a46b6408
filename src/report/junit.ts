import type {Finding, ModelVerdict, Verdict} from '../verdict/verdict.ts'
import {MAX_NAME_CHARS, markupText} from './escape.ts'
import {standingOf} from './standing.ts'
import {modelTitle} from './title.ts'
import {outcome} from './words.ts'

/**
 * The verdict as JUnit XML: a suite a model, a case a finding. What is proven wrong is a failure,
 * what cannot be told or is missing an error (both are red), what is waived or does not apply is
 * skipped.
 */
export function renderJunit(verdict: Verdict): string {
  const suites = verdict.models.map(suite)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="model-promotion-gate" ${counts(verdict.models.flatMap(one => one.findings))}>`,
    ...suites,
    '</testsuites>',
    ''
  ].join('\n')
}

function suite(model: ModelVerdict): string {
  return [
    `  <testsuite name="${markupText(model.name)}" ${counts(model.findings)}>`,
    '    <properties>',
    property('verdict', model.verdict),
    property('title', modelTitle(model)),
    property('reason', model.headline),
    '    </properties>',
    ...model.findings.map(finding => testCase(model, finding)),
    '  </testsuite>'
  ].join('\n')
}

function property(name: string, value: string): string {
  return `      <property name="${name}" value="${markupText(value)}"/>`
}

function counts(findings: readonly Finding[]): string {
  const standings = findings.map(standingOf)
  const failures = standings.filter(one => one === 'fail').length
  const errors = standings.filter(one => one === 'missing' || one === 'inconclusive').length
  const skipped = standings.filter(one => one === 'waived' || one === 'not-applicable').length
  return `tests="${findings.length}" failures="${failures}" errors="${errors}" skipped="${skipped}"`
}

function testCase(model: ModelVerdict, finding: Finding): string {
  const {id, check, location} = finding
  const file =
    location === null ? '' : ` file="${markupText(location.file)}" line="${location.line}"`
  const head = `    <testcase classname="${markupText(`${model.name}.${check}`, 2 * MAX_NAME_CHARS)}" name="${markupText(id)}"${file}`
  const body = bodyOf(finding)
  return body === '' ? `${head}/>` : `${head}>${body}</testcase>`
}

function bodyOf(finding: Finding): string {
  const {summary, remedy, waiver, status} = finding
  const message = `message="${markupText(summary)}"`
  const more = markupText([outcome(finding), remedy].filter(part => part !== null).join('. '))
  switch (standingOf(finding)) {
    case 'fail':
      return `<failure type="${status}" ${message}>${more}</failure>`
    case 'missing':
    case 'inconclusive':
      return `<error type="${status}" ${message}>${more}</error>`
    case 'waived': {
      const why =
        waiver === null
          ? ''
          : `waived until ${waiver.expires} by ${waiver.approvedBy}: ${waiver.reason}`
      return `<skipped message="${markupText(why)}"/>`
    }
    case 'not-applicable':
      return `<skipped ${message}/>`
    case 'noted':
      return `<system-out>${markupText(summary)}</system-out>`
    case 'pass':
      return ''
  }
}
