import * as z from 'zod'
import {path, text} from './values.ts'

export const predictions = z.strictObject({
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
