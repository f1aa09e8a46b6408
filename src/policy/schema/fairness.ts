import * as z from 'zod'
import {text} from './values.ts'

const gap = z.union([
  z.number().min(0).lt(1),
  z.string().regex(/^\s*\d{1,2}(\.\d+)?\s*(pp|%)\s*$/u, 'a gap is written 5 pp or 0.05')
])
const gapOfGroups = z.strictObject({
  'max-gap': gap.describe('How far apart two groups may be: 5 pp')
})

const proxies = z.strictObject({
  'max-association': z
    .number()
    .gt(0)
    .lt(1)
    .describe(
      'How strongly a feature may go with a protected attribute: from 0 (not at all) to 1 (it tells the attribute); 0.3 is medium'
    ),
  features: z
    .array(text)
    .min(1)
    .optional()
    .describe('Columns of the predictions; default all that are neither output nor protected')
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
      .describe('Equal opportunity, and as many false alarms in all groups'),
    proxies: proxies.optional().describe('No feature may stand in for a protected attribute')
  })
  .refine(
    asked =>
      asked['demographic-parity'] !== undefined ||
      asked['equal-opportunity'] !== undefined ||
      asked['equalised-odds'] !== undefined ||
      asked.proxies !== undefined,
    'say how far apart the groups may be, e.g. equal-opportunity: {max-gap: 5 pp}'
  )
