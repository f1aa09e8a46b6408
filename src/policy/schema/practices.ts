import * as z from 'zod'
import {PRACTICE_IDS} from '../../catalogue/practices.ts'
import {text} from './values.ts'

export const practice = z.enum(PRACTICE_IDS)

export const declaration = z.union([
  z.boolean(),
  text,
  z.strictObject({evidence: text}),
  z.strictObject({'not-applicable': text.describe('The reason')})
])

export const required = z
  .union([z.array(practice).min(1), z.partialRecord(practice, z.enum(['verified', 'declared']))])
  .describe(
    'Practices that must be in place for a promotion: a list of those that must be verified, or each with how well it must be known'
  )
