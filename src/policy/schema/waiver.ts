import * as z from 'zod'
import {text} from './values.ts'

export const waiver = z.strictObject({
  finding: text.describe('The id of the finding: at-least-as-good/recall'),
  model: text.optional().describe('Only of this model; default of every model'),
  reason: text,
  'approved-by': text,
  expires: z.iso
    .date('a date is written as 2027-01-31')
    .describe('The last day on which the waiver counts')
})
