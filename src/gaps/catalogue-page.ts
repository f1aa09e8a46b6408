import {CHECKLIST} from '../catalogue/checklist.ts'
import {INCIDENTS, type IncidentRow} from '../catalogue/incidents.ts'
import {STAGES} from '../catalogue/maturity.ts'
import {
  HOURS_OF_EFFORT,
  priceOf,
  TOOLS,
  YEAR_OF_WORK,
  type PracticePrice,
  type Range
} from './practice-prices.ts'
import {PRACTICES} from '../practices/index.ts'
import type {Hurdle} from '../practices/practice.ts'
import {FAILED_PROJECT, RETURN_DEFAULTS} from './return.ts'

const HURDLES: Readonly<Record<Hurdle, string>> = {
  R: 'Reproducible pipelines',
  D: 'Automated deployment',
  M: 'Continuous monitoring',
  G: 'Operational governance'
}

/** The whole catalogue as a page of Markdown: incidents, practices, checklist, stages, prices. */
export function catalogueMarkdown(): string {
  return `${[
    '# Practices, incidents and what a gap costs',
    'Made from the catalogue in `src/gaps` by `node scripts/practices.mjs`; do not change it by hand.',
    RULES,
    '## Incidents',
    'An incident is priced once, however many of its practices are missing. It is avoided when of each group at least one practice is in place. Days and loss come from the policy (`costs: {incidents: {ID: {loss-per-day: …, days-undetected: …}}}`), else from this table and are then marked as assumed; without figures it is listed as not priced.',
    table(
      ['incident', 'what happens', 'avoided by', 'why these', 'days', 'loss a day'],
      rows().map(row => [
        code(row.id),
        row.story,
        avoidedBy(row),
        row.because,
        row.daysUndetected === null ? 'the team’s' : String(row.daysUndetected),
        row.lossPerDay === null ? 'the team’s' : grouped(row.lossPerDay)
      ])
    ),
    '## Practices',
    'Verified: the gate checked it. Declared: stated, or seen without what matters about it. Missing: neither. Not applicable: the policy says why. What a practice costs is assumed from its effort and from the ranges below, until `costs: {practices: {ID: {once: …, per-month: …}}}` says better.',
    ...hurdles().flatMap(hurdle => [
      `### ${HURDLES[hurdle]}`,
      table(
        ['practice', 'stage', 'verified when', 'looked for in', 'costs, assumed'],
        PRACTICES.filter(p => p.hurdle === hurdle).map(p => [
          `${code(p.id)}<br>${p.title}`,
          String(p.stage),
          p.verifiedWhen,
          p.lookedIn,
          priceText(priceOf(p, {}))
        ])
      )
    ]),
    '## Maturity',
    'A stage is reached when no practice up to it is missing.',
    STAGES.map((stage, index) => `${index + 1}. ${stage}`).join('\n'),
    '## The thirteen questions',
    CHECKLIST.map(
      ({title, practices}, index) => `${index + 1}. ${title}: ${practices.map(code).join(', ')}`
    ).join('\n'),
    '## What is assumed',
    table(
      ['tool', 'USD a month', 'serves'],
      TOOLS.map(tool => [tool.id, rangeText(tool.perMonth), tool.serves.map(code).join(', ')])
    ),
    table(
      ['work on', 'by', 'USD a year'],
      hurdles().map(h => [HURDLES[h], YEAR_OF_WORK[h].who, rangeText(YEAR_OF_WORK[h].cost)])
    ),
    `Efforts, in hours: ${Object.values(HOURS_OF_EFFORT).join(', ')}. A year of work has 220 days of 8 hours. A project that fails costs ${rangeText(FAILED_PROJECT)} USD (\`costs.return.failed-project\`). \`costs.hour-of-work\` takes the place of the salaries.`,
    table(
      ['before and after closing the gaps', 'before', 'after'],
      Object.entries(RETURN_DEFAULTS).map(([key, {before, after}]) => [
        code(`costs.return.${key}`),
        String(before),
        String(after)
      ])
    )
  ].join('\n\n')}\n`
}

const RULES = `- Cost of an incident = days undetected × loss per day.
- With monitoring in place and \`costs: {requests-per-day: …, label-delay-days: …, fall-that-matters: 2 pp}\` the days of a fall of quality are computed: label delay, and the traffic that shows the fall in a one-sided test at 5 % with a power of 80 %.
- What is seen in the repository goes first; what is not is stated in the policy (\`practices: {fallback: docs/fallback.md}\`) or, where that is silent, below \`practices\` in the front matter of the card, and is declared at most. That a practice does not apply only the policy can say.
- A practice can be required for a promotion: \`require: [rollback, approval]\`, or \`require: {fallback: declared}\` where a declaration is enough; \`lineage: [code, data, parameters, seed, environment, weights]\` asks for the ingredients of the model.
- \`deployment: real-time\`, \`batch\`, \`streaming\` or \`edge\` says how the model answers; practices that do not belong to that kind are not applicable, and say why. Without the key the manifests that name the model tell it, where they are all of one kind; what the policy requires they excuse nothing from.
- \`domain: fraud\` (weekly) or \`recommendation\` (every 92 days) holds the schedule of training against what is usual there, \`retraining: {max-days: …}\` against what the team wants; \`language\` and \`vision\` have no usual rhythm. More often than hourly is always a gap and a finding (\`training-loop/rhythm\`); the share of training labels that a model produced is shown where it is recorded (\`self-labelled-share\`, \`pseudo-label-fraction\`, \`feedback-share\` …).
- A name with two definitions is a finding (\`feature-definitions/NAME\`): of several types or computed in several ways in a feature store, or a number there and a text in the signature or the OpenAPI description. It is only told, unless \`require\` has \`feature-availability\`.
- An approval counts of somebody other than the author who may write to the repository, for the last commit. For it to be seen when it comes, the workflow runs \`on: {pull_request: , pull_request_review: {types: [submitted, dismissed]}}\` with \`permissions: {pull-requests: write, actions: read, …}\`; \`actions: read\` shows what protects environments and when schedules last ran.
- Live monitoring: \`monitoring: {prometheus: "\${PROMETHEUS_URL}", token: "\${PROMETHEUS_TOKEN}", queries: {accuracy: 'min(my_accuracy{model="{model}"})'}}\`.`

function rows(): readonly IncidentRow[] {
  return INCIDENTS
}

/** What has to be in place, and what only makes it rarer. */
function avoidedBy({needs, preventedBy}: IncidentRow): string {
  const needed = new Set(needs.flat())
  const others = preventedBy.filter(id => !needed.has(id)).map(code)
  const avoids = needs.map(group => group.map(code).join(' or ')).join(' and ')
  return others.length === 0 ? avoids : `${avoids}; rarer by ${others.join(' and ')}`
}

function hurdles(): readonly Hurdle[] {
  return ['R', 'D', 'M', 'G']
}

function priceText({once, perMonth}: PracticePrice): string {
  const monthly = perMonth[1] === 0 ? '' : `, ${rangeText(perMonth)} USD a month`
  return `${rangeText(once)} USD once${monthly}`
}

function rangeText([low, high]: Range): string {
  return [low, high].map(end => grouped(Number(end.toPrecision(2)))).join('–')
}

function grouped(value: number): string {
  return value.toLocaleString('en-US')
}

function code(text: string): string {
  return `\`${text}\``
}

function table(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...lines.map(line)].join('\n')
}
