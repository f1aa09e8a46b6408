import * as z from 'zod'
import {INCIDENT_IDS} from '../gaps/incidents.ts'
import {PRACTICE_IDS} from '../gaps/practices.ts'
import {parseMargin} from './margin.ts'

const text = z.string().trim().min(1)
const path = text.describe('Path relative to the root of the repository')
const paths = z.union([path, z.array(path).min(1)])
const probability = z.number().gt(0.5).lt(1)

/** `1 pp`, `2 %`, `10 % of error` or a plain number; `parseMargin` gives it meaning. */
const margin = z.union([
  z.number().min(0),
  z
    .string()
    .regex(/^\s*\d+(\.\d+)?\s*(pp|%(\s*of\s+error)?)?\s*$/u, {
      error:
        'a margin is written 1 pp (percentage points), 0.01, 2 % (of the baseline), or 10 % of error',
      abort: true
    })
    .refine(written => isOfError(written) || parseMargin(written) !== null, {
      error: 'a margin of 100 % or more accepts any loss',
      abort: true
    })
    .refine(
      written => parseMargin(written) !== null,
      'a margin of more than 100 % of error lets the error more than double'
    )
])

const guard = z
  .strictObject({
    margin: margin
      .optional()
      .describe('The accepted loss: 1 pp, 0.01, 2 % of the baseline, or 10 % of error'),
    'at-least': z
      .number()
      .optional()
      .describe('The candidate may not be below this, whatever the baseline'),
    'at-most': z
      .number()
      .optional()
      .describe('The candidate may not be above this, whatever the baseline'),
    direction: z
      .enum(['higher', 'lower'])
      .optional()
      .describe('Which way is better, for a metric that the gate does not know'),
    role: z
      .enum(['guard', 'screen', 'info'])
      .optional()
      .describe('guard: must be proven; screen: fails on proven harm only; info: is only shown'),
    mode: z
      .enum(['non-inferior', 'superior', 'equivalent'])
      .optional()
      .describe('What must be proven; default non-inferior'),
    confidence: probability.optional(),
    dataset: text.optional().describe('Only the number on this dataset'),
    split: text.optional()
  })
  .nullable()

const predictions = z.strictObject({
  file: path,
  key: text.optional(),
  'training-keys': path
    .optional()
    .describe(
      'Keys of the training rows: a key column, or one key a line; none may be evaluated on'
    ),
  label: text.optional(),
  prediction: text.optional(),
  score: text.optional(),
  weight: text.optional(),
  cluster: text.optional().describe('Rows of one user, query or prompt belong together'),
  positive: z
    .union([text, z.number()])
    .optional()
    .describe('The label of the positive class; default 1, true or yes'),
  threshold: z
    .number()
    .optional()
    .describe('Scores at or above are the positive class; default 0.5'),
  task: z
    .enum(['binary', 'multiclass', 'multilabel', 'regression', 'ranking', 'generation'])
    .optional()
})

const holdOut = z.strictObject({
  attempts: z
    .enum(['spend', 'warn', 'off'])
    .describe(
      'How often candidates were tried on one hold-out: spend shares the risk among them (alpha / (k (k + 1)) for the k-th), warn says the number, off does not count'
    )
})

const registry = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('git'),
    ref: text
      .optional()
      .describe('Branch, tag or commit; default the merge base with the default branch'),
    path: path.optional().describe('Folder of the model at that ref, where it differs')
  }),
  z.strictObject({
    type: z.literal('file'),
    path: path.describe('Folder of the model in production')
  }),
  z.strictObject({
    type: z.literal('mlflow'),
    url: text
      .optional()
      .describe('Address of the server; ${VARIABLE} is filled in. Default ${MLFLOW_TRACKING_URI}'),
    model: text.describe('Name of the registered model'),
    alias: text.optional().describe('Of the version in production; default champion'),
    candidate: text
      .optional()
      .describe('Alias of the version that waits for promotion; default challenger'),
    version: text
      .regex(/^\d+$/u, 'a version of MLflow is a whole number')
      .optional()
      .describe('This version as the baseline, whatever the alias says')
  }),
  z.strictObject({
    type: z.literal('gto'),
    model: text.describe('Name of the artifact in the tags: NAME or FOLDER:NAME'),
    stage: text.describe('The stage that means production')
  }),
  z.strictObject({
    type: z.literal('hf'),
    model: text.describe('OWNER/NAME on the Hub'),
    revision: text.optional().describe('Branch, tag or commit; default main'),
    endpoint: text
      .optional()
      .describe(
        'Address of the Hub; ${VARIABLE} is filled in. Default HF_ENDPOINT or huggingface.co'
      )
  })
])

const segments = z.strictObject({
  by: z
    .array(z.union([text, z.array(text).min(2)]))
    .min(1)
    .describe('Columns of the predictions; a list of columns is their crossing'),
  margin: margin
    .optional()
    .describe('The loss that is accepted in a segment; default that of the metric'),
  'min-rows': z
    .int()
    .min(1)
    .optional()
    .describe('Smaller segments are shown and do not vote; default 50'),
  critical: z
    .array(
      text.regex(
        /^[^=]+=/u,
        'a segment is written column=value, a crossing country=NO,device=phone'
      )
    )
    .optional()
    .describe('Segments that must be proven as good, whatever their size: country=NO'),
  metrics: z.array(text).min(1).optional().describe('Default: the metrics that vote')
})

/** `2 %` or `0.02`. */
const rate = z.union([
  z.number().min(0).lt(1),
  z.string().regex(/^\s*\d{1,2}(\.\d+)?\s*%\s*$/u, 'a rate is written 2 % or 0.02')
])

const flips = z.strictObject({
  'max-rate': rate.describe('Rows that were right and become wrong, as a share of all rows')
})

const gap = z.union([
  z.number().min(0).lt(1),
  z.string().regex(/^\s*\d{1,2}(\.\d+)?\s*(pp|%)\s*$/u, 'a gap is written 5 pp or 0.05')
])
const gapOfGroups = z.strictObject({
  'max-gap': gap.describe('How far apart two groups may be: 5 pp')
})
const fairness = z
  .strictObject({
    by: z.array(text).min(1).describe('Columns of the predictions that name the groups'),
    'min-rows': z
      .int()
      .min(1)
      .optional()
      .describe('Groups with fewer rows for a rate are shown and not judged; default 30'),
    'demographic-parity': gapOfGroups
      .optional()
      .describe('Groups are predicted positive equally often'),
    'equal-opportunity': gapOfGroups
      .optional()
      .describe('Positives of all groups are found equally often'),
    'equalised-odds': gapOfGroups
      .optional()
      .describe('Equal opportunity, and as many false alarms in all groups')
  })
  .refine(
    asked =>
      asked['demographic-parity'] !== undefined ||
      asked['equal-opportunity'] !== undefined ||
      asked['equalised-odds'] !== undefined,
    'say how far apart the groups may be, e.g. equal-opportunity: {max-gap: 5 pp}'
  )

const shadow = z.strictObject({
  log: paths.optional(),
  table: text.optional(),
  'min-days': z.number().min(0).optional(),
  'min-requests': z.int().min(0).optional(),
  'min-labelled': z.int().min(0).optional()
})

const budgets = z.record(text, z.union([z.number(), text]))

const practice = z.enum(PRACTICE_IDS)

const declaration = z.union([
  z.boolean(),
  text,
  z.strictObject({evidence: text}),
  z.strictObject({'not-applicable': text.describe('The reason')})
])

const required = z
  .union([z.array(practice).min(1), z.partialRecord(practice, z.enum(['verified', 'declared']))])
  .describe(
    'Practices that must be in place for a promotion: a list of those that must be verified, or each with how well it must be known'
  )

const query = text.describe('PromQL; {model} stands for the name of the model')
const monitoring = z.strictObject({
  prometheus: text.describe(
    'Address of the Prometheus server; ${NAME} is taken from the environment'
  ),
  token: text.optional().describe('Bearer token, as ${NAME} from the environment'),
  queries: z
    .strictObject({
      predictions: query.optional(),
      latency: query.optional(),
      errors: query.optional(),
      accuracy: query.optional(),
      drift: query.optional()
    })
    .optional()
    .describe('Questions to which the usual names of metrics give no answer'),
  'max-age-minutes': z
    .number()
    .positive()
    .max(10_080)
    .optional()
    .describe('How old the last sample may be; default 60')
})

const model = z.strictObject({
  card: path.optional(),
  metrics: paths.optional(),
  predictions: predictions.optional(),
  parameters: paths.optional(),
  registry: registry.optional(),
  'at-least-as-good': z.record(text, guard).optional(),
  'hold-out': holdOut.optional(),
  segments: segments.optional(),
  flips: flips.optional(),
  fairness: fairness.optional(),
  shadow: shadow.optional(),
  budgets: budgets.optional(),
  lineage: z
    .array(z.enum(['code', 'data', 'parameters', 'seed', 'environment', 'weights']))
    .optional(),
  require: required.optional(),
  monitoring: monitoring.optional(),
  practices: z
    .partialRecord(practice, declaration)
    .optional()
    .describe('What cannot be seen in the repository: a pointer, or why it does not apply')
})

const amount = z.number().min(0)

const price = z.strictObject({
  'loss-per-day': amount.optional(),
  'days-undetected': amount.optional()
})

const practicePrice = z.strictObject({
  once: amount.optional().describe('What it costs to put in place'),
  'per-month': amount.optional().describe('What it costs to keep')
})

const change = z.strictObject({before: amount, after: amount})
const changeOfShare = z.strictObject({
  before: amount.max(1).describe('A share: 0.3 for 30 %'),
  after: amount.max(1)
})

const returns = z
  .strictObject({
    'days-to-deploy': change.optional(),
    'share-of-failed-projects': changeOfShare.optional(),
    'hours-of-debugging': change.optional().describe('For one incident'),
    'incidents-per-month': change.optional(),
    'projects-per-year': amount.optional(),
    'failed-project': amount.optional().describe('What a failed project costs')
  })
  .describe('Before and after closing the gaps; what is not given is assumed')

const fall = z
  .union([
    z.number(),
    z.string().regex(/^\s*\d+(\.\d+)?\s*pp\s*$/u, 'a fall is written 2 pp, or 0.02')
  ])
  .refine(
    written =>
      isShare(Number.parseFloat(String(written)) / (typeof written === 'string' ? 100 : 1)),
    {
      message: 'a fall is more than nothing and less than all: 2 pp, or 0.02'
    }
  )

const costs = z.strictObject({
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/u, 'a currency is written as its ISO 4217 code, e.g. USD')
    .refine(isCurrency, 'no currency has that ISO 4217 code')
    .optional(),
  'requests-per-day': amount.optional(),
  errors: z
    .record(text, amount)
    .optional()
    .describe('What one error costs: false-negative, false-positive, error'),
  incidents: z.partialRecord(z.enum(INCIDENT_IDS), price).optional(),
  'label-delay-days': amount.optional().describe('Until the truth about a prediction is known'),
  'fall-that-matters': fall
    .optional()
    .describe('The fall of quality that monitoring has to see: 2 pp, or 0.02'),
  practices: z
    .partialRecord(practice, practicePrice)
    .optional()
    .describe('What a practice costs here, in place of the ranges that are assumed'),
  'hour-of-work': amount.optional(),
  return: returns.optional()
})

const waiver = z.strictObject({
  finding: text.describe('The id of the finding: at-least-as-good/recall'),
  model: text.optional().describe('Only of this model; default of every model'),
  reason: text,
  'approved-by': text,
  expires: z.iso
    .date('a date is written as 2027-01-31')
    .describe('The last day on which the waiver counts')
})

export const policySchema = z
  .strictObject({
    version: z.literal(1),
    models: z.record(text, model),
    costs: costs.optional(),
    waivers: z.array(waiver).optional(),
    confidence: probability.optional().describe('Of each one-sided test; default 0.95'),
    seed: z.int().min(0).optional(),
    'fail-on': z.enum(['fail', 'hold']).optional()
  })
  .describe('What a team demands before a model may go to production')

export type Policy = z.infer<typeof policySchema>
export type ModelPolicy = z.infer<typeof model>
export type Guard = z.infer<typeof guard>
export type RegistryPolicy = z.infer<typeof registry>
export type SegmentsPolicy = z.infer<typeof segments>
export type FairnessPolicy = z.infer<typeof fairness>
export type WaiverPolicy = z.infer<typeof waiver>
export type MonitoringPolicy = z.infer<typeof monitoring>
export type Costs = z.infer<typeof costs>
export type Declaration = z.infer<typeof declaration>

function isOfError(margin: string): boolean {
  return margin.trimEnd().endsWith('error')
}

function isShare(value: number): boolean {
  return value > 0 && value < 1
}

/** What the runtime knows of ISO 4217, old currencies too. */
function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code)
}
