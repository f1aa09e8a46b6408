import * as z from 'zod'

/** The answer to one question; only `pass` and `not-applicable` let a candidate through. */
export const STATUSES = ['pass', 'fail', 'inconclusive', 'missing', 'not-applicable'] as const
export type Status = (typeof STATUSES)[number]

const status = z.enum(STATUSES)
const verdictWord = z.enum(['pass', 'fail', 'hold'])
const digest = z.string().describe('Algorithm and hexadecimal digest, e.g. sha256:…')
const number = z.number().nullable()

const location = z.strictObject({
  file: z.string().describe('Relative to the workspace'),
  line: z.int().min(1)
})

const subject = z.strictObject({
  metric: z.string().optional().describe('Canonical name where it is known'),
  written: z.string().optional().describe('The name as the file writes it, where it differs'),
  model: z.string().optional(),
  task: z.string().optional(),
  dataset: z.string().optional(),
  config: z.string().optional(),
  split: z.string().optional(),
  qualifier: z.string().optional(),
  segment: z.record(z.string(), z.string()).optional(),
  file: z.string().optional()
})

const waiver = z.strictObject({
  reason: z.string(),
  approvedBy: z.string(),
  expires: z.string()
})

const finding = z.strictObject({
  id: z.string().describe('check/subject, stable between runs: at-least-as-good/recall'),
  check: z.string(),
  about: z
    .array(z.string())
    .default([])
    .describe('What within the check, from the general to the special: [recall, country=NO]'),
  status,
  role: z
    .enum(['guard', 'screen', 'info'])
    .describe('guard: must pass; screen: fails on proven harm only; info: is only shown'),
  detail: z
    .string()
    .nullable()
    .describe(
      'superior, equivalent, non-inferior, non-inferior-but-worse, worse, worse-than-margin, worse-by-how-much, few-rows-perhaps, worse-within-margin-perhaps'
    ),
  subject,
  direction: z.enum(['higher', 'lower']).nullable(),
  unit: z
    .string()
    .optional()
    .describe('Of the numbers: fraction (of 1), ms, days, USD …; absent for a plain number'),
  baseline: number,
  candidate: number,
  difference: number.describe('Positive means that the candidate is better'),
  interval: z
    .tuple([number, number])
    .nullable()
    .describe('One-sided bounds of the difference, each at `confidence`; null where unbounded'),
  confidence: number,
  margin: number.describe('The accepted loss, in the metric’s unit'),
  marginText: z.string().nullable().describe('The margin as the policy writes it: 1 pp, 2 %'),
  marginAssumed: z.boolean().optional().describe('True where nobody wrote the margin'),
  scale: z
    .enum(['points', 'percent', 'plain'])
    .optional()
    .describe('How the margin is meant: percentage points, percent of the baseline, in the unit'),
  limit: z.strictObject({atLeast: z.number().optional(), atMost: z.number().optional()}).nullable(),
  method: z.string().nullable(),
  evidence: z.enum(['paired-rows', 'counts', 'repeats', 'bare', 'files']).nullable(),
  rows: number,
  rowsNeeded: number.describe('Rows in all that would settle an inconclusive finding'),
  waitsUntil: z
    .string()
    .optional()
    .describe('ISO date about which time alone will have settled it, at the pace of the log'),
  beyondLimit: z
    .strictObject({when: z.enum(['since', 'before', 'throughout']), date: z.string().nullable()})
    .optional()
    .describe('When it was beyond its limit; the ISO date is null for the whole log'),
  rollout: z
    .strictObject({
      decision: z.enum(['promote', 'keep-shadowing', 'do-not', 'continue', 'hold', 'go-back']),
      now: number.describe('Per cent of the traffic that the candidate has'),
      next: number.describe('Per cent to give it next, or to go back to'),
      because: z.array(z.string()).describe('Findings that it follows from')
    })
    .optional()
    .describe('What to do with the traffic of the candidate'),
  summary: z.string().describe('One sentence for a reviewer'),
  remedy: z.string().nullable(),
  notes: z
    .array(z.string())
    .describe('What to know about the numbers: few positives, wide rounding'),
  examples: z
    .array(
      z.strictObject({
        key: z.string(),
        label: z.string(),
        baseline: z.string(),
        candidate: z.string()
      })
    )
    .optional()
    .describe('Rows to look at, the worst first: what each model says of them'),
  steps: z
    .array(z.strictObject({what: z.string(), value: z.union([z.number(), z.string()]).nullable()}))
    .describe('The arithmetic, for `explain`'),
  reference: z.string().nullable().describe('Where the method is published'),
  location: location.nullable(),
  waiver: waiver.nullable()
})

const source = z.strictObject({kind: z.string(), path: z.string(), digest})

const identity = z.strictObject({
  registry: z.string(),
  version: z.string(),
  commit: z.string().nullable(),
  digest: digest.nullable().describe('Over the digests of all evidence'),
  evidence: z.array(source)
})

const incident = z.strictObject({
  id: z.string(),
  story: z.string(),
  daysUndetected: number,
  lossPerDay: number,
  cost: number.describe('null: not priced, for want of figures'),
  assumed: z.boolean(),
  missing: z.array(z.string()).describe('Practices that are missing and would have prevented it'),
  preventedBy: z.array(z.string()),
  policyLine: z.string().nullable().describe('The policy line that replaces the assumption'),
  daysFrom: z
    .enum(['policy', 'computed', 'catalogue'])
    .nullable()
    .optional()
    .describe('computed: from label delay, traffic and the fall that matters; null: not known'),
  note: z
    .string()
    .nullable()
    .optional()
    .describe('How the days came about, what would shorten them')
})

const range = z.tuple([z.number(), z.number()]).describe('From … to, in the currency of the gaps')

const practice = z.strictObject({
  id: z.string(),
  state: z.enum(['verified', 'declared', 'missing', 'not-applicable']),
  evidence: z.string().describe('What was found, or what was looked for and where'),
  price: z
    .strictObject({once: range, perMonth: range, assumed: z.boolean()})
    .optional()
    .describe('What a missing practice costs')
})

const closing = z
  .strictObject({
    practices: z.array(z.string()),
    once: range,
    perMonth: range,
    assumed: z.boolean()
  })
  .describe('The cheapest practices that close every priced incident, and what they cost together')

const returnOnClosing = z
  .strictObject({
    rows: z.array(
      z.strictObject({
        what: z.string(),
        unit: z.string(),
        before: z.number(),
        after: z.number(),
        times: number.describe('before / after'),
        assumed: z.boolean()
      })
    ),
    hoursPerMonth: z.number().describe('Hours of debugging saved'),
    perMonth: range.describe('Money saved: those hours, and projects that fail no more'),
    assumed: z.boolean(),
    paybackMonths: z
      .tuple([number, number])
      .nullable()
      .describe('Best and worst; null: never, or nothing to pay back')
  })
  .describe('Before and after closing the gaps')

const monitoring = z
  .strictObject({
    system: z.string(),
    answers: z.array(
      z.strictObject({
        question: z.enum(['predictions', 'latency', 'errors', 'accuracy', 'drift']),
        state: z.enum(['current', 'old', 'not-answered']),
        said: z.string()
      })
    )
  })
  .describe('What monitoring says of the model in production')

const gaps = z.strictObject({
  currency: z.string(),
  total: z.number(),
  incidents: z.array(incident),
  practices: z.array(practice),
  maturity: z.int().min(0).max(5),
  totalBefore: z.number().optional().describe('The total with the files of the base version'),
  closed: z.number().optional().describe('totalBefore − total: negative where gaps were opened'),
  closedIncidents: z.array(z.string()).optional(),
  openedIncidents: z.array(z.string()).optional(),
  closing: closing.optional(),
  return: returnOnClosing.optional(),
  live: monitoring.optional()
})

const difference = z.strictObject({
  what: z.string(),
  baseline: z.string().nullable(),
  candidate: z.string().nullable()
})

const regressionCost = z.strictObject({
  currency: z.string(),
  perDay: z.number(),
  interval: z.tuple([number, number]).nullable(),
  summary: z.string()
})

const unjudged = z
  .strictObject({
    count: z.int().min(0).describe('How many there are in all'),
    shown: z.array(
      z.strictObject({
        what: z.string().describe('As the file writes it, and of which data'),
        baseline: number,
        candidate: number.describe('null: there is none, or it is no number'),
        why: z.string(),
        location: location.nullable()
      })
    )
  })
  .describe('What the files state and nobody judges, and why')

const counts = z.array(z.int().min(0))
const scoreBins = z
  .strictObject({positive: counts, negative: counts, sum: z.array(z.number())})
  .describe('Rows of each class in bins of equal width from 0 to 1, and the sum of their scores')

const shapes = z
  .strictObject({
    scores: z
      .strictObject({
        baseline: scoreBins,
        candidate: scoreBins,
        threshold: z.number().describe('The score from which on a row is of the positive class'),
        prices: z.strictObject({missed: number, falseAlarm: number})
      })
      .optional(),
    confusion: z
      .strictObject({
        classes: z.array(z.string()),
        baseline: z.array(counts).describe('A row a true class, a column a predicted one'),
        candidate: z.array(counts)
      })
      .optional(),
    residuals: z
      .strictObject({
        reach: z.number().describe('The bins go from −reach to reach'),
        baseline: counts,
        candidate: counts
      })
      .optional()
  })
  .describe('How both models’ answers are spread: counts that a page is drawn from')

const modelVerdict = z.strictObject({
  name: z.string(),
  verdict: verdictWord,
  headline: z.string().describe('The reason, in one sentence'),
  candidate: identity,
  baseline: identity.nullable(),
  findings: z.array(finding),
  unjudged: unjudged.optional(),
  differences: z.array(difference),
  regressionCost: regressionCost.nullable(),
  shapes: shapes.optional(),
  gaps
})

export const verdictSchema = z
  .strictObject({
    schemaVersion: z.literal('1'),
    tool: z.strictObject({name: z.literal('model-promotion-gate'), version: z.string()}),
    verdict: verdictWord,
    policy: z.strictObject({
      source: z.string(),
      ref: z.string().nullable(),
      digest: digest.nullable(),
      assumed: z.array(z.string()),
      failOn: z.enum(['fail', 'hold']).describe('The mildest verdict that stops a pipeline')
    }),
    models: z.array(modelVerdict)
  })
  .describe('What Model Promotion Gate decided, and on which evidence')

export type Verdict = z.infer<typeof verdictSchema>
export type VerdictWord = z.infer<typeof verdictWord>
export type ModelVerdict = z.infer<typeof modelVerdict>
export type Finding = z.infer<typeof finding>
export type Subject = z.infer<typeof subject>
export type Unjudged = z.infer<typeof unjudged>
export type Gaps = z.infer<typeof gaps>
export type Incident = z.infer<typeof incident>
export type PracticeState = z.infer<typeof practice>
export type FieldDifference = z.infer<typeof difference>
export type Shapes = z.infer<typeof shapes>
export type RegressionCost = z.infer<typeof regressionCost>
export type IdentityRecord = z.infer<typeof identity>
