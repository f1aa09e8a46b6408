import {readFile} from 'node:fs/promises'
import {resolve} from 'node:path'
import {UserError} from '../errors.ts'
import type {Verdict} from '../gate/verdict.ts'
import {parseVerdict} from '../gate/parse-verdict.ts'

/** The verdict that another workflow reached, for `mode: comment`; it is data from a stranger, and only shown. */
export async function savedVerdict(file: string | null, workspace: string): Promise<Verdict> {
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
  return parseVerdict(text, file)
}
