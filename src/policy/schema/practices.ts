import * as z from 'zod'
import {text} from './values.ts'

/** The names that a policy may use of what is described elsewhere. */
export interface PolicyNames {
  readonly practices: readonly string[]
  readonly incidents: readonly string[]
}

const declaration = z.union([
  z.boolean(),
  text,
  z.strictObject({evidence: text}),
  z.strictObject({'not-applicable': text.describe('The reason')})
])

export type Declaration = z.infer<typeof declaration>

/** What a policy says of the practices of a model, and which it requires. */
export function practicesOf({practices}: PolicyNames) {
  const practice = z.enum(practices)
  return {
    required: z
      .union([
        z.array(practice).min(1),
        z.partialRecord(practice, z.enum(['verified', 'declared']))
      ])
      .describe(
        'Practices that must be in place for a promotion: a list of those that must be verified, or each with how well it must be known'
      ),
    declared: z
      .partialRecord(practice, declaration)
      .describe('What cannot be seen in the repository: a pointer, or why it does not apply')
  }
}
