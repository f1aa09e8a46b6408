import type {Finding, ModelVerdict, Verdict, VerdictWord} from '../verdict/verdict.ts'
import {firstLook, folds} from './comment.ts'
import {cleanLine, markdownText} from './escape.ts'
import {gravestFirst, standingOf, stopsPromotion} from './standing.ts'
import {modelTitle} from './title.ts'

interface Annotation {
  readonly path: string
  readonly start_line: number
  readonly end_line: number
  readonly annotation_level: 'notice' | 'warning' | 'failure'
  readonly title: string
  readonly message: string
}

export interface CheckRun {
  readonly conclusion: 'success' | 'failure' | 'action_required'
  readonly title: string
  readonly summary: string
  readonly text: string
  /** The gravest first; GitHub takes 50 a request. */
  readonly annotations: readonly Annotation[]
}

/** What GitHub accepts for each of a check run's texts. */
export const MAX_CHECK_CHARS = 65_535
/** More than four requests' worth of annotations helps nobody. */
export const MAX_ANNOTATIONS = 200

const MAX_TITLE_CHARS = 255
const TABLE_ROWS = [Infinity, 300, 100, 30, 10] as const

// A required check is satisfied by success, neutral and skipped. A hold must not be: it is
// `action_required`, which stops the merge like `failure` does and says that a person can settle it.
const CONCLUSIONS: Readonly<Record<VerdictWord, CheckRun['conclusion']>> = {
  pass: 'success',
  fail: 'failure',
  hold: 'action_required'
}

/** The check run on one model: conclusion, texts within GitHub's limits, annotations at file and line. */
export function renderCheckRun(model: ModelVerdict, verdict: Verdict): CheckRun {
  return {
    conclusion: CONCLUSIONS[model.verdict],
    title: cleanLine(modelTitle(model), MAX_TITLE_CHARS),
    summary: fitting([
      () => firstLook(model, verdict),
      () => `${markdownText(modelTitle(model))}\n\n${markdownText(model.headline)}`
    ]),
    text: fitting([
      ...TABLE_ROWS.map(rows => () => folds(model, verdict, rows)),
      () => 'The details are too long for a check run; they are in the report.'
    ]),
    annotations: annotations(model)
  }
}

/** The check run on all models together: what branch protection requires, also where no model is changed. */
export function renderOverallCheckRun(verdict: Verdict): CheckRun {
  const {models} = verdict
  const title =
    models.length === 0
      ? verdict.verdict === 'pass'
        ? 'No model is changed'
        : 'No model is found'
      : models.map(m => `${m.name}: ${m.verdict}`).join(', ')
  return {
    conclusion: CONCLUSIONS[verdict.verdict],
    title: cleanLine(title, MAX_TITLE_CHARS),
    summary: fitting([
      () => models.map(model => firstLook(model, verdict)).join('\n\n---\n\n'),
      () => markdownText(title)
    ]),
    text: '',
    annotations: []
  }
}

function annotations({findings}: ModelVerdict): readonly Annotation[] {
  const worth = gravestFirst(findings).filter(one => {
    const standing = standingOf(one)
    return one.location !== null && standing !== 'pass' && standing !== 'not-applicable'
  })
  return worth.slice(0, MAX_ANNOTATIONS).flatMap(finding => {
    const {location, id, summary, remedy, waiver} = finding
    if (location === null) return []
    const waived =
      waiver === null
        ? ''
        : `Waived: ${waiver.reason} (${waiver.approvedBy}, until ${waiver.expires})`
    const parts = [summary, stopsPromotion(finding) ? remedy : waived]
    return {
      path: location.file,
      start_line: location.line,
      end_line: location.line,
      annotation_level: levelOf(finding),
      title: cleanLine(id, MAX_TITLE_CHARS),
      message: parts
        .map(part => cleanLine(part ?? ''))
        .join(' ')
        .trim()
    }
  })
}

function levelOf(finding: Finding): Annotation['annotation_level'] {
  if (!stopsPromotion(finding)) return 'notice'
  return finding.status === 'fail' ? 'failure' : 'warning'
}

/** The first text that GitHub accepts; the last one is short by construction. */
function fitting(texts: readonly (() => string)[]): string {
  for (const text of texts) {
    const written = text()
    if (written.length <= MAX_CHECK_CHARS) return written
  }
  return 'The report is too long for a check run.'
}
