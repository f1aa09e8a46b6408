import {readFile} from 'node:fs/promises'
import {resolve} from 'node:path'
import {UserError} from '../errors.ts'
import type {Verdict} from '../verdict/verdict.ts'
import {parseVerdict} from '../verdict/parse-verdict.ts'

/** A verdict that was saved, and its text as it was saved: data from a stranger as far as anybody knows. */
export async function savedVerdict(
  file: string | null,
  workspace: string
): Promise<{readonly verdict: Verdict; readonly text: string}> {
  if (file === null) {
    throw new UserError(
      'mode is "comment", which needs the input verdict-file: the verdict that the other workflow saved.'
    )
  }
  const path = resolve(workspace, file)
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new UserError(
      `${file} (verdict-file) cannot be read: ${error instanceof Error ? error.message : String(error)}.`
    )
  })
  return {verdict: parseVerdict(text, file), text}
}
