import * as z from 'zod'
import type {PolicyNames} from './practices.ts'
import {amount, text} from './values.ts'

const price = z.strictObject({
  'loss-per-day': amount.optional(),
  'days-undetected': amount.optional()
})

const practicePrice = z.strictObject({
  once: amount.optional().describe('What it costs to put in place'),
  'per-month': amount.optional().describe('What it costs to keep')
})

const change = z.strictObject({before: amount, after: amount})

const changeOfShare = z.strictObject({
  before: amount.max(1).describe('A share: 0.3 for 30 %'),
  after: amount.max(1)
})

const returns = z
  .strictObject({
    'days-to-deploy': change.optional(),
    'share-of-failed-projects': changeOfShare.optional(),
    'hours-of-debugging': change.optional().describe('For one incident'),
    'incidents-per-month': change.optional(),
    'projects-per-year': amount.optional(),
    'failed-project': amount.optional().describe('What a failed project costs')
  })
  .describe('Before and after closing the gaps; what is not given is assumed')

const fall = z
  .union([
    z.number(),
    z.string().regex(/^\s*\d+(\.\d+)?\s*pp\s*$/u, 'a fall is written 2 pp, or 0.02')
  ])
  .refine(
    written =>
      isShare(Number.parseFloat(String(written)) / (typeof written === 'string' ? 100 : 1)),
    {
      message: 'a fall is more than nothing and less than all: 2 pp, or 0.02'
    }
  )

/** What things cost here. */
export const costsOf = ({practices, incidents}: PolicyNames) =>
  z.strictObject({
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/u, 'a currency is written as its ISO 4217 code, e.g. USD')
      .refine(isCurrency, 'no currency has that ISO 4217 code')
      .optional(),
    'requests-per-day': amount.optional(),
    errors: z
      .record(text, amount)
      .optional()
      .describe('What one error costs: false-negative, false-positive, error'),
    incidents: z.partialRecord(z.enum(incidents), price).optional(),
    'label-delay-days': amount.optional().describe('Until the truth about a prediction is known'),
    'fall-that-matters': fall
      .optional()
      .describe('The fall of quality that monitoring has to see: 2 pp, or 0.02'),
    practices: z
      .partialRecord(z.enum(practices), practicePrice)
      .optional()
      .describe('What a practice costs here, in place of the ranges that are assumed'),
    'hour-of-work': amount.optional(),
    return: returns.optional()
  })

function isShare(value: number): boolean {
  return value > 0 && value < 1
}

/** What the runtime knows of ISO 4217, old currencies too. */
function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code)
}
