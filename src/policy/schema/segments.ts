import * as z from 'zod'
import {margin, text} from './values.ts'

export const segments = z.strictObject({
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
