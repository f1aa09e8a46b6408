import * as z from 'zod'
import {text} from './values.ts'

const query = text.describe('PromQL; {model} stands for the name of the model')

export const monitoring = z.strictObject({
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
