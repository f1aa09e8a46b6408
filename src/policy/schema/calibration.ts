import * as z from 'zod'
import {rate} from './values.ts'

export const calibration = z
  .strictObject({
    'max-error': rate.describe(
      'How far the probabilities may be off what happens, on average over ten bins: 0.03, or 3 %'
    )
  })
  .describe('Without it calibration is shown and decides nothing')
