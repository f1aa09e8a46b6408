import * as z from 'zod'
import {fairness} from './fairness.ts'
import {flips} from './flips.ts'
import {guard} from './guard.ts'
import {holdOut} from './hold-out.ts'
import {monitoring} from './monitoring.ts'
import {declaration, practice, required} from './practices.ts'
import {predictions} from './predictions.ts'
import {registry} from './registry.ts'
import {segments} from './segments.ts'
import {budgets, shadow} from './shadow.ts'
import {path, paths, text} from './values.ts'

export const model = z.strictObject({
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
