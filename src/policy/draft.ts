import type {WrittenMargin} from './margin.ts'

/** What `init` found of one model. */
export interface FoundModel {
  readonly name: string
  readonly card: string | null
  readonly metrics: readonly string[]
  readonly predictions: string | null
  /** Canonical names with the margin that would be assumed. */
  readonly guards: readonly {
    readonly metric: string
    readonly margin: WrittenMargin
    readonly value: number
  }[]
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

function modelLines({name, card, metrics, predictions, guards}: FoundModel): string[] {
  return [
    `  ${scalar(name)}:`,
    ...(card === null ? [] : [`    card: ${scalar(card)}`]),
    ...(metrics.length === 0
      ? []
      : [
          `    metrics: ${metrics.length === 1 ? scalar(metrics[0] ?? '') : `[${metrics.map(scalar).join(', ')}]`}`
        ]),
    ...(predictions === null ? [] : [`    predictions: {file: ${scalar(predictions)}}`]),
    ...(guards.length === 0
      ? ['    # at-least-as-good:', '    #   accuracy: {margin: 1 pp, at-least: 0.9}']
      : [
          '    at-least-as-good:',
          ...guards.map(
            g => `      ${scalar(g.metric)}: {margin: ${g.margin.text}} # now ${g.value}`
          )
        ])
  ]
}

/** Plain where YAML reads it as the same text, else quoted. */
function scalar(text: string): string {
  return /^[A-Za-z_][\w./@-]*$|^\.[\w./@-]*\/[\w./@-]*$/u.test(text) &&
    !/^(true|false|null|yes|no|on|off)$/iu.test(text)
    ? text
    : JSON.stringify(text)
}
