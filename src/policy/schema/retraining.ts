import * as z from 'zod'

export const retraining = z
  .strictObject({
    'min-days': z
      .number()
      .min(0)
      .optional()
      .describe('Days that a model has to be in production before another may replace it'),
    'max-days': z
      .number()
      .positive()
      .optional()
      .describe('Days after which a model in production is called overdue')
  })
  .refine(
    ({'min-days': least, 'max-days': most}) => least !== undefined || most !== undefined,
    'say how often: {min-days: 7, max-days: 90}'
  )
  .refine(
    ({'min-days': least = 0, 'max-days': most = Infinity}) => least < most,
    'min-days has to be less than max-days'
  )
