import * as z from 'zod'
import {parseMargin} from '../margin.ts'

export const text = z.string().trim().min(1)

export const path = text.describe('Path relative to the root of the repository')

export const paths = z.union([path, z.array(path).min(1)])

export const probability = z.number().gt(0.5).lt(1)

/** `1 pp`, `2 %`, `10 % of error` or a plain number; `parseMargin` gives it meaning. */
export const margin = z.union([
  z.number().min(0),
  z
    .string()
    .regex(/^\s*\d+(\.\d+)?\s*(?:(pp|%(\s*of\s+error)?)\s*)?$/u, {
      error:
        'a margin is written 1 pp (percentage points), 0.01, 2 % (of the baseline), or 10 % of error',
      abort: true
    })
    .refine(written => isOfError(written) || parseMargin(written) !== null, {
      error: 'a margin of 100 % or more accepts any loss',
      abort: true
    })
    .refine(
      written => parseMargin(written) !== null,
      'a margin of more than 100 % of error lets the error more than double'
    )
])

/** `2 %` or `0.02`. */
export const rate = z.union([
  z.number().min(0).lt(1),
  z.string().regex(/^\s*\d{1,2}(\.\d+)?\s*%\s*$/u, 'a rate is written 2 % or 0.02')
])

export const amount = z.number().min(0)

function isOfError(margin: string): boolean {
  return margin.trimEnd().endsWith('error')
}
