import * as z from 'zod'
import {rate} from './values.ts'

export const flips = z.strictObject({
  'max-rate': rate.describe('Rows that were right and become wrong, as a share of all rows')
})
