import type {Finding, ModelVerdict, Verdict} from '../verdict/verdict.ts'
import {cleanLine, jsonText} from './escape.ts'
import {placeOf} from './place.ts'
import {type Standing, standingOf, stopsPromotion} from './standing.ts'
import {spoken} from '../words/names.ts'

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json'

type Level = 'error' | 'warning' | 'note'

const LEVELS: Readonly<Record<Standing, Level | null>> = {
  fail: 'error',
  missing: 'warning',
  inconclusive: 'warning',
  waived: 'note',
  noted: 'note',
  pass: null,
  'not-applicable': null
}

/**
 * What does not pass as SARIF 2.1.0, a rule a check; a waived finding carries its waiver as an
 * accepted suppression.
 */
export function renderSarif(verdict: Verdict): string {
  const results = verdict.models.flatMap(model =>
    model.findings.flatMap(finding => {
      const level = LEVELS[standingOf(finding)]
      return level === null ? [] : [resultOf(finding, level, model, verdict)]
    })
  )
  const checks = [...new Set(results.map(result => result.ruleId))].toSorted()
  const driver = {
    name: verdict.tool.name,
    version: verdict.tool.version,
    rules: checks.map(id => ({id, shortDescription: {text: spoken(id)}}))
  }
  const log = {$schema: SCHEMA, version: '2.1.0', runs: [{tool: {driver}, results}]}
  return jsonText(log)
}

function resultOf(finding: Finding, level: Level, model: ModelVerdict, verdict: Verdict) {
  const {check, id, summary, remedy, waiver} = finding
  const {file, line} = placeOf(finding, model, verdict)
  const text = [`${model.name}: ${summary}`, stopsPromotion(finding) ? remedy : null]
    .filter(part => part !== null)
    .join(' ')
  return {
    ruleId: check,
    level,
    message: {text: cleanLine(text)},
    locations: [
      {
        physicalLocation: {artifactLocation: {uri: uriOf(file)}, region: {startLine: line}},
        logicalLocations: [{fullyQualifiedName: cleanLine(`${model.name}/${id}`)}]
      }
    ],
    partialFingerprints: {'modelAndFinding/v1': `${model.name}/${id}`},
    ...(waiver === null
      ? {}
      : {
          suppressions: [
            {kind: 'external', status: 'accepted', justification: cleanLine(waiver.reason)}
          ]
        })
  }
}

/** A relative path as a URI reference, whatever characters its names have. */
function uriOf(file: string): string {
  return file
    .replaceAll(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/')
}
