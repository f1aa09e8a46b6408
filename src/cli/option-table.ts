/** What a command takes and does, for help and README. */
interface CommandEntry {
  readonly operands: string
  readonly about: string
}

/** Every command, in the order of the help. */
export const COMMANDS = {
  check: {operands: '[path]', about: 'judge the model in a folder (default .)'},
  canary: {operands: 'LOG [path]', about: 'judge the log of a canary or A/B test'},
  explain: {operands: 'FINDING [path]', about: 'the arithmetic of one finding'},
  gaps: {operands: '[path]', about: 'missing practices, and what they may cost'},
  read: {operands: 'FILE', about: 'what is read from a file of evidence'},
  policy: {operands: '[path]', about: 'lint the policy; what the rows can show'},
  init: {operands: '[path]', about: 'write a policy and a workflow'},
  report: {operands: 'FILE', about: 'render a verdict that was saved as JSON'},
  promote: {operands: '[path]', about: 'put what was judged into production'},
  rollback: {operands: '[path]', about: 'put the version before it back'},
  history: {operands: '[path]', about: 'who put what into production, and when'}
} as const satisfies Readonly<Record<string, CommandEntry>>

export type Command = keyof typeof COMMANDS

/** The parts of the help, in its order. */
export const GROUPS = {
  judged: 'What is judged, instead of what is found',
  moved: 'What is moved in the registry of the policy (or of --baseline)',
  told: 'How it is told'
} as const

/** One option of the command line. */
interface OptionEntry {
  /** What its value is called in the help; absent for a switch. */
  readonly takes?: string
  readonly isRepeatable?: true
  readonly short?: string
  readonly group: keyof typeof GROUPS
  readonly about: string
  /** Whether the action has an input of the same name. */
  readonly isInput?: true
}

/** Every option. Help is made from it; the inputs of `action.yml` are tested against it. */
export const OPTIONS = {
  policy: {
    takes: 'FILE',
    group: 'judged',
    about: 'default .github/model-promotion.yml, model-promotion.yml',
    isInput: true
  },
  'policy-from': {
    takes: 'base|working-tree',
    group: 'judged',
    about: 'whose policy counts: that of the base commit (default), or try the one that lies there'
  },
  model: {takes: 'NAME', group: 'judged', about: 'only this model of the policy', isInput: true},
  card: {takes: 'FILE', group: 'judged', about: 'model card of the candidate', isInput: true},
  metrics: {takes: 'FILE', group: 'judged', about: 'metrics of the candidate', isInput: true},
  predictions: {
    takes: 'FILE',
    group: 'judged',
    about: 'predictions of the candidate, one row an example',
    isInput: true
  },
  shadow: {takes: 'GLOB', group: 'judged', about: 'logs of live traffic', isInput: true},
  candidate: {
    takes: 'SPEC',
    group: 'judged',
    about:
      'kept by a registry: mlflow:NAME@ALIAS, mlflow:NAME/VERSION, mlflow:run:ID, mlflow:commit (the run of this commit)',
    isInput: true
  },
  baseline: {
    takes: 'SPEC',
    group: 'judged',
    about:
      'git:REF[:DIR], file:DIR-OR-FILE, mlflow:NAME@ALIAS, gto:NAME#STAGE, hf:OWNER/NAME@REV; default: the policy’s registry, else where the work left the default branch',
    isInput: true
  },
  'baseline-card': {takes: 'FILE', group: 'judged', about: 'model card of production'},
  'baseline-metrics': {takes: 'FILE', group: 'judged', about: 'metrics of production'},
  'baseline-predictions': {takes: 'FILE', group: 'judged', about: 'predictions of production'},
  margin: {
    takes: 'METRIC=VALUE',
    isRepeatable: true,
    group: 'judged',
    about: "accepted loss: 0.5pp, 1%, '10% of error'; repeatable"
  },
  confidence: {takes: '0.95', group: 'judged', about: 'of each one-sided test'},
  verdict: {
    takes: 'FILE',
    group: 'moved',
    about: 'what check wrote with --format json; for promote'
  },
  to: {
    takes: 'VERSION',
    group: 'moved',
    about: 'default: the candidate’s, or the one before',
    isInput: true
  },
  by: {takes: 'WHO', group: 'moved', about: 'for the record'},
  'pull-request': {takes: 'N', group: 'moved', about: 'for the record'},
  reason: {takes: 'TEXT', group: 'moved', about: 'for the record', isInput: true},
  statement: {takes: 'FILE', group: 'moved', about: 'the record as an in-toto statement'},
  at: {
    takes: 'YYYY-MM-DD',
    group: 'moved',
    about: 'what was in production on that day; for history'
  },
  format: {
    takes: 'FORMAT',
    group: 'told',
    about: 'text (default), markdown, json, html, junit, sarif, gitlab'
  },
  output: {takes: 'FILE', group: 'told', about: 'default: the terminal'},
  'fail-on': {
    takes: 'fail|hold',
    group: 'told',
    about: 'default hold: a hold also exits non-zero',
    isInput: true
  },
  quiet: {group: 'told', about: 'no more than warnings beside the result'},
  verbose: {group: 'told', about: 'how evidence was found'},
  color: {group: 'told', about: 'colours, though nobody watches'},
  'no-color': {group: 'told', about: 'no colours'},
  force: {group: 'told', about: 'init writes over what is there'},
  help: {short: 'h', group: 'told', about: 'this text'},
  version: {group: 'told', about: 'the version of this program'}
} as const satisfies Readonly<Record<string, OptionEntry>>

type Option = keyof typeof OPTIONS

/** The options that take one text. */
export type TextOption = {
  [O in Option]: (typeof OPTIONS)[O] extends {takes: string}
    ? (typeof OPTIONS)[O] extends {isRepeatable: true}
      ? never
      : O
    : never
}[Option]

/** An option as `parseArgs` wants it. */
type Parsed<E> = {
  readonly type: E extends {takes: string} ? 'string' : 'boolean'
  readonly multiple: E extends {isRepeatable: true} ? true : false
}

/** The table as `parseArgs` wants it. */
export const PARSED = Object.fromEntries(
  options().map(([name, {takes, isRepeatable = false, short}]) => [
    name,
    {
      type: takes === undefined ? 'boolean' : 'string',
      multiple: isRepeatable,
      ...(short === undefined ? {} : {short})
    }
  ])
) as {readonly [O in Option]: Parsed<(typeof OPTIONS)[O]>}

/** Every option by its name, in the order of the table. */
export function options(): readonly (readonly [string, OptionEntry])[] {
  return Object.entries(OPTIONS)
}

export function isRepeatable(name: string): boolean {
  return options().some(([option, entry]) => option === name && entry.isRepeatable === true)
}
