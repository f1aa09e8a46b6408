import * as z from 'zod'
import {paths, text} from './values.ts'

export const shadow = z.strictObject({
  log: paths.optional(),
  table: text.optional(),
  'min-days': z.number().min(0).optional(),
  'min-requests': z.int().min(0).optional(),
  'min-labelled': z.int().min(0).optional()
})

export const budgets = z.record(text, z.union([z.number(), text]))
