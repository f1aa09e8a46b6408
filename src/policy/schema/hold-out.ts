import * as z from 'zod'

export const holdOut = z.strictObject({
  attempts: z
    .enum(['spend', 'warn', 'off'])
    .describe(
      'How often candidates were tried on one hold-out: spend shares the risk among them (alpha / (k (k + 1)) for the k-th), warn says the number, off does not count'
    )
})
