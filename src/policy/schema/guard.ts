import * as z from 'zod'
import {margin, probability, text} from './values.ts'

export const guard = z
  .strictObject({
    margin: margin
      .optional()
      .describe('The accepted loss: 1 pp, 0.01, 2 % of the baseline, or 10 % of error'),
    'at-least': z
      .number()
      .optional()
      .describe('The candidate may not be below this, whatever the baseline'),
    'at-most': z
      .number()
      .optional()
      .describe('The candidate may not be above this, whatever the baseline'),
    direction: z
      .enum(['higher', 'lower'])
      .optional()
      .describe('Which way is better, for a metric that the gate does not know'),
    role: z
      .enum(['guard', 'screen', 'info'])
      .optional()
      .describe('guard: must be proven; screen: fails on proven harm only; info: is only shown'),
    mode: z
      .enum(['non-inferior', 'superior', 'equivalent'])
      .optional()
      .describe('What must be proven; default non-inferior'),
    confidence: probability.optional(),
    dataset: text.optional().describe('Only the number on this dataset'),
    split: text.optional()
  })
  .nullable()
