import * as z from 'zod'
import {text} from './values.ts'

const gap = z.union([
  z.number().min(0).lt(1),
  z.string().regex(/^\s*\d{1,2}(\.\d+)?\s*(pp|%)\s*$/u, 'a gap is written 5 pp or 0.05')
])

const gapOfGroups = z.strictObject({
  'max-gap': gap.describe('How far apart two groups may be: 5 pp')
})

export const fairness = z
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
