import * as z from 'zod'

export const contracts = z
  .array(z.enum(['inputs', 'outputs']))
  .min(1)
  .describe(
    'Callers of the model in production must not break: its signature has to take every input that the one in production takes, and to give every output that it gives'
  )
