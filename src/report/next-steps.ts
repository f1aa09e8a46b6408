import {jsonText} from './escape.ts'
import type {Finding, ModelVerdict, Verdict} from '../verdict/verdict.ts'
import {counted, listed} from '../words/lists.ts'
import {asClause, capitalised} from '../words/names.ts'
import type {RichText} from './rich-text.ts'
import {stopsOf} from './stops.ts'
import {placedName} from './words.ts'

/** A step that somebody can take now; what is to be copied stands in lines of its own. */
export interface Step {
  readonly text: RichText
  readonly copy?: {readonly title: string; readonly lines: readonly string[]}
}

const MAX_STEPS = 3
const MAX_NAMES = 3
const MAX_KEYS = 2
const MAX_WAIVERS = 5
const DAYS_OF_A_WAIVER = 30
const DAY_MS = 86_400_000

/** What to do about what stops a model, the most telling first, a waiver last; none where nothing stops it. */
export function nextSteps(
  model: ModelVerdict,
  verdict: Verdict,
  today: string | null
): readonly Step[] {
  const stops = stopsOf(model)
  if (stops.length === 0) return []
  const rows = rowsStep(model, stops)
  const covered = rows === null ? [] : stops.filter(isOfRows)
  const others = remedies(stops.filter(one => !covered.includes(one)))
  const steps = [...(rows === null ? [] : [rows]), ...others]
  return [...steps.slice(0, MAX_STEPS - 1), waiverStep(model, stops, verdict, today)]
}

/** Whether the rows that a model gets wrong explain it. */
function isOfRows({check, status, evidence}: Finding): boolean {
  return check === 'at-least-as-good' && status === 'fail' && evidence === 'paired-rows'
}

/** The very rows to look at, and what the candidate was made of that production was not. */
function rowsStep({findings, differences}: ModelVerdict, stops: readonly Finding[]): Step | null {
  const flips = findings.find(one => one.examples !== undefined && one.examples.length > 0)
  const keys = (flips?.examples ?? []).map(({key}) => key)
  if (!stops.some(isOfRows) || keys.length === 0) return null
  const made = differences
    .filter(({what}) => /^parameters\./u.test(what))
    .slice(0, 2)
    .map(
      ({what, baseline, candidate}) => `${what.slice(11)} ${baseline ?? '–'} → ${candidate ?? '–'}`
    )
  const shown: RichText = keys
    .slice(0, MAX_KEYS)
    .flatMap((key, index) => [index === 0 ? '' : ', ', {code: key}])
  const rest = keys.length > MAX_KEYS ? ' …' : ''
  return {
    text: [
      `Look at the ${counted(keys.length, 'row')} that only production gets right (`,
      ...shown,
      `${rest}, in Evidence)`,
      made.length === 0 ? '.' : `: they follow ${listed(made)}.`
    ]
  }
}

/** The remedies, each once, with what it mends. */
function remedies(stops: readonly Finding[]): readonly Step[] {
  const all = [...new Set(stops.flatMap(({remedy}) => remedy ?? []))]
  return all.map(remedy => {
    const names = [...new Set(stops.filter(one => one.remedy === remedy).map(placedName))]
    return {text: [{strong: capitalised(listed(names, MAX_NAMES))}, `: ${asClause(remedy)}.`]}
  })
}

function waiverStep(
  {name, findings}: ModelVerdict,
  stops: readonly Finding[],
  {policy}: Verdict,
  today: string | null
): Step {
  const waived = stops.slice(0, MAX_WAIVERS)
  const isFile = /\.ya?ml$/u.test(policy.source)
  const place = isFile ? policy.source : 'a policy, as promotion-gate init writes it'
  const hasWaivers = findings.some(one => one.waiver !== null)
  const until = today === null ? 'YYYY-MM-DD' : daysAfter(today, DAYS_OF_A_WAIVER)
  const lines = ({id}: Finding): readonly string[] => [
    `  - finding: ${quoted(id)}`,
    `    model: ${quoted(name)}`,
    '    reason: WHY IT IS ACCEPTED',
    '    approved-by: WHO ACCEPTS IT',
    `    expires: ${until}`
  ]
  return {
    text: ['Accept it anyway? Put a waiver into the policy of the base branch.'],
    copy: {
      title: `A waiver to copy, for ${counted(waived.length, 'finding')}`,
      lines: [
        `# In ${place}${hasWaivers ? ', below waivers' : ''}:`,
        ...(hasWaivers ? [] : ['waivers:']),
        ...waived.flatMap(lines)
      ]
    }
  }
}

/** A text as YAML quotes it; without `<`, lest it be taken for the comment's own marks. */
function quoted(text: string): string {
  return jsonText(text)
    .trimEnd()
    .replaceAll('<', String.raw`\u003c`)
}

function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10)
}
