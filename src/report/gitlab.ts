import type {Finding, Verdict} from '../verdict/verdict.ts'
import {cleanLine, jsonText} from './escape.ts'
import {placeOf} from './place.ts'
import {type Standing, standingOf} from './standing.ts'

type Severity = 'info' | 'minor' | 'major' | 'critical' | 'blocker'

const SEVERITIES: Readonly<Record<Standing, Severity | null>> = {
  fail: 'blocker',
  missing: 'critical',
  inconclusive: 'major',
  waived: 'minor',
  noted: 'info',
  pass: null,
  'not-applicable': null
}

/**
 * What does not pass as a GitLab Code Quality report. The fingerprint is model and finding, so that
 * GitLab recognises a finding from one run to the next.
 */
export function renderGitlab(verdict: Verdict): string {
  const issues = verdict.models.flatMap(model =>
    model.findings.flatMap(finding => {
      const severity = SEVERITIES[standingOf(finding)]
      if (severity === null) return []
      const {file, line} = placeOf(finding, model, verdict)
      return {
        description: cleanLine(`${model.name}: ${describe(finding)}`),
        check_name: finding.check,
        fingerprint: `${model.name}/${finding.id}`,
        severity,
        location: {path: file, lines: {begin: line}}
      }
    })
  )
  return jsonText(issues)
}

function describe({summary, waiver}: Finding): string {
  return waiver === null ? summary : `${summary} Waived until ${waiver.expires}: ${waiver.reason}`
}
