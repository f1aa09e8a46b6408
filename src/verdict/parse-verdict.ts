import * as z from 'zod'
import {UserError} from '../errors.ts'
import {verdictSchema, type Verdict} from './verdict.ts'

/** Reads a saved verdict. Throws a `UserError` that says what is wrong with it. */
export function parseVerdict(text: string, file: string): Verdict {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch (error) {
    throw new UserError(
      `${file} is not JSON: ${error instanceof Error ? error.message : String(error)}.`
    )
  }
  const result = verdictSchema.safeParse(data)
  if (result.success) return result.data
  throw new UserError(`${file} is not a verdict of this gate:\n${z.prettifyError(result.error)}`)
}
