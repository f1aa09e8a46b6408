import type {Direction} from '../statistics/core/difference.ts'
import type {WrittenMargin} from './margin.ts'

/** What `init` found of one model. */
export interface FoundModel {
  readonly name: string
  readonly card: string | null
  readonly metrics: readonly string[]
  readonly predictions: {readonly file: string; readonly columns: FoundColumns} | null
  readonly demands: readonly FoundDemand[]
  /** Numbers that are only shown, since nobody knows which way is better. */
  readonly undirected: readonly string[]
}

/** Columns of a predictions file that have a meaning. */
export type FoundColumns = Readonly<
  Partial<Record<'key' | 'label' | 'prediction' | 'score', string>>
>

/** A metric as it is judged without a policy. */
export interface FoundDemand {
  /** Canonical name. */
  readonly metric: string
  /** As it would be assumed. */
  readonly margin: WrittenMargin
  /**
   * Whether rows tell a loss from chance, and the metric has bounds. Else a loss is held until somebody accepts
   * it: a margin that nobody decided on must neither let it pass nor fail it.
   */
  readonly writesMargin: boolean
  readonly isScreen: boolean
  /** Where only the files say it. */
  readonly direction: Direction | null
  /** Null where it is not known now. */
  readonly value: number | null
}

/** A policy for the models that were found, with every default written out so that it can be changed. */
export function draftPolicy(models: readonly FoundModel[], schema: string): string {
  return [
    `# yaml-language-server: $schema=${schema}`,
    '# What a model must show before it may go to production. Written by promotion-gate init; change it as you like.',
    'version: 1',
    'models:',
    ...models.flatMap(modelLines),
    '# What an error costs puts a price on a regression, and what an incident costs on a missing practice:',
    '# costs:',
    '#   currency: USD',
    '#   requests-per-day: 12000',
    '#   errors: {false-negative: 120, false-positive: 3}',
    ''
  ].join('\n')
}

/** The workflow that runs the gate on every pull request. */
export function draftWorkflow(action: string): string {
  return `name: model promotion
on: pull_request
permissions:
  contents: read
  pull-requests: write
  checks: write
jobs:
  gate:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: ${action}
`
}

function modelLines({
  name,
  card,
  metrics,
  predictions,
  demands,
  undirected
}: FoundModel): readonly string[] {
  const files = metrics.map(scalar)
  return [
    `  ${scalar(name)}:`,
    ...(card === null ? [] : [`    card: ${scalar(card)}`]),
    ...(files.length === 0
      ? []
      : [`    metrics: ${files.length === 1 ? files.join('') : `[${files.join(', ')}]`}`]),
    ...(predictions === null
      ? []
      : [`    predictions: {${fieldsOf({file: predictions.file, ...predictions.columns})}}`]),
    ...(demands.length === 0
      ? ['    # at-least-as-good:', '    #   accuracy: {margin: 1 pp, at-least: 0.9}']
      : ['    at-least-as-good:', ...demands.map(demandLine)]),
    ...undirected.map(
      metric =>
        `    #   ${scalar(metric)}: {direction: higher} # not judged until somebody says which way is better`
    )
  ]
}

/** A guard must be shown to be as good; a screen fails only where a loss is proven, for which it takes rows. */
function demandLine({
  metric,
  margin,
  writesMargin,
  isScreen,
  direction,
  value
}: FoundDemand): string {
  const fields = [
    ...(writesMargin ? [`margin: ${margin.text}`] : []),
    ...(isScreen ? ['role: screen'] : []),
    ...(direction === null ? [] : [`direction: ${direction}`])
  ]
  const notes = [
    ...(value === null ? [] : [`now ${value}`]),
    ...(writesMargin ? [] : [`to accept a loss: {margin: ${margin.text}}`])
  ]
  return `      ${scalar(metric)}: {${fields.join(', ')}}${notes.length === 0 ? '' : ` # ${notes.join('; ')}`}`
}

function fieldsOf(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .map(([key, value]) => `${key}: ${scalar(value)}`)
    .join(', ')
}

/** Plain where YAML reads it as the same text, else quoted. */
function scalar(text: string): string {
  return /^[A-Za-z_][\w./@-]*$|^\.[\w.@-]*\/[\w./@-]*$/u.test(text) &&
    !/^(true|false|null|yes|no|on|off)$/iu.test(text)
    ? text
    : JSON.stringify(text)
}
