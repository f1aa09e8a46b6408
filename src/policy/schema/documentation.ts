import * as z from 'zod'
import {text} from './values.ts'

export const documentation = z.strictObject({
  sections: z
    .array(text)
    .min(1)
    .describe('Headings that the model card needs, with text below them: [Intended use, Limits]')
})
