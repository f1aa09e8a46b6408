import * as z from 'zod'
import {quantityPattern, unitsOf, type Dimension} from '../quantities.ts'
import {margin, rate} from './values.ts'

const duration = z.union([
  z.number().positive().describe('In milliseconds'),
  z.string().regex(/^\s*\d+(\.\d+)?\s*(ms|s)\s*$/u, 'a time is written 100 ms or 1.5 s')
])
const latency = z
  .union([
    duration,
    z.strictObject({
      'at-most': duration.optional(),
      margin: margin.optional().describe('Against the baseline: 10 %')
    })
  ])
  .optional()
const money = z.union([
  z.number().min(0),
  z
    .string()
    .regex(/^\s*\d+(\.\d+)?\s*(?:([A-Z]{3})\s*)?$/u, 'an amount is written 0.40 or 0.40 USD')
])
const rows = z.union([
  z.int().positive(),
  z.string().regex(/^\s*\d{1,3}(_\d{3})+\s*$/u, 'a number of rows is written 1000000 or 1_000_000')
])

export const budgets = z
  .strictObject({
    'latency-p50': latency,
    'latency-p95': latency,
    'latency-p99': latency,
    'error-rate': rate.optional(),
    'timeout-rate': rate.optional(),
    unanswered: rate.optional().describe('Requests that the candidate leaves without an answer'),
    throughput: z
      .number()
      .positive()
      .optional()
      .describe('Requests a second that the candidate must have served'),
    'cost-per-1000': money.optional().describe('Of a thousand predictions'),
    flips: rate.optional().describe('Right answers of the baseline that become wrong'),
    rows: rows.optional().describe('Of a batch: rows that it has to finish, within the duration'),
    duration: quantity('time', 'a duration', '30 min').describe('Of a batch: its window'),
    'model-size': quantity('size', 'a size', '20 MB').describe('At the edge: of the model’s files'),
    memory: quantity('size', 'a size', '150 MB').describe('At the edge: the most that it takes'),
    energy: quantity('energy', 'an energy', '2 mJ').describe('At the edge: of one prediction')
  })
  .describe(
    'What the candidate may cost in production: latency, errors and money are judged on live traffic, batch and edge by what files say'
  )

function quantity(dimension: Dimension, what: string, example: string) {
  const message = `${what} is written ${example}, in ${unitsOf(dimension).join(', ')}`
  return z.string(message).regex(quantityPattern(dimension), message).optional()
}
