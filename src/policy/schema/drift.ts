import * as z from 'zod'
import {rate, text} from './values.ts'

export const drift = z
  .strictObject({
    'max-psi': z
      .number()
      .positive()
      .optional()
      .describe('Population stability index that no column may reach; default 0.2'),
    columns: z
      .array(text)
      .min(1)
      .optional()
      .describe(
        'Columns of the predictions that are compared; default the label and every other column that both files have'
      ),
    'max-drifted-columns': rate
      .optional()
      .describe('Share of drifted columns that a report of Evidently may find: 30 %')
  })
  .describe('How far the data may have moved since the model in production was evaluated')
