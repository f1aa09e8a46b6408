import * as z from 'zod'

const text = z.string().trim().min(1)
const path = text.describe('Path relative to the root of the repository')
const paths = z.union([path, z.array(path).min(1)])
const probability = z.number().gt(0.5).lt(1)

/** `1 pp`, `2 %` or a plain number; `parseMargin` gives it meaning. */
const margin = z.union([
  z.number().min(0),
  z
    .string()
    .regex(
      /^\s*\d+(\.\d+)?\s*(pp|%)?\s*$/u,
      'a margin is written 1 pp (percentage points), 0.01, or 2 % (of the baseline)'
    )
])

const guard = z
  .strictObject({
    margin: margin.optional().describe('The accepted loss: 1 pp, 0.01, or 2 % of the baseline'),
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
    path: path.describe('Folder or metrics file of the model in production')
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
    .describe('Columns; a list of columns is their crossing'),
  margin: margin.optional(),
  'min-rows': z.int().min(1).optional(),
  critical: z
    .array(text)
    .optional()
    .describe('Segments that must be proven whatever their size: country=NO'),
  metrics: z.array(text).optional()
})

const gapOfGroups = z.strictObject({'max-gap': margin})
const fairness = z.strictObject({
  by: z.array(text).min(1),
  'demographic-parity': gapOfGroups.optional(),
  'equal-opportunity': gapOfGroups.optional(),
  'equalised-odds': gapOfGroups.optional()
})

const shadow = z.strictObject({
  log: paths.optional(),
  table: text.optional(),
  'min-days': z.number().min(0).optional(),
  'min-requests': z.int().min(0).optional(),
  'min-labelled': z.int().min(0).optional()
})

const budgets = z.record(text, z.union([z.number(), text]))

const declaration = z.union([
  z.boolean(),
  text,
  z.strictObject({evidence: text}),
  z.strictObject({'not-applicable': text.describe('The reason')})
])

const model = z.strictObject({
  card: path.optional(),
  metrics: paths.optional(),
  predictions: predictions.optional(),
  parameters: paths.optional(),
  registry: registry.optional(),
  'at-least-as-good': z.record(text, guard).optional(),
  segments: segments.optional(),
  fairness: fairness.optional(),
  shadow: shadow.optional(),
  budgets: budgets.optional(),
  lineage: z
    .array(z.enum(['code', 'data', 'parameters', 'seed', 'environment', 'weights']))
    .optional(),
  practices: z
    .record(text, declaration)
    .optional()
    .describe('What cannot be seen in the repository: a pointer, or why it does not apply')
})

const price = z.strictObject({
  'loss-per-day': z.number().min(0).optional(),
  'days-undetected': z.number().min(0).optional()
})

const costs = z.strictObject({
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/u, 'a currency is written as its ISO 4217 code, e.g. USD')
    .optional(),
  'requests-per-day': z.number().min(0).optional(),
  errors: z
    .record(text, z.number().min(0))
    .optional()
    .describe('What one error costs: false-negative, false-positive, error'),
  incidents: z.record(text, price).optional()
})

const waiver = z.strictObject({
  finding: text.describe('The id of the finding: at-least-as-good/recall'),
  reason: text,
  'approved-by': text,
  expires: z.iso.date().describe('The last day on which the waiver counts')
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
export type WaiverPolicy = z.infer<typeof waiver>
export type Costs = z.infer<typeof costs>
export type Declaration = z.infer<typeof declaration>
