import {lstat, readFile} from 'node:fs/promises'
import {resolve} from 'node:path'
import {UserError} from '../errors.ts'
import {digestOf} from '../reading/digest.ts'
import type {PolicyText} from '../reading/world.ts'
import type {Verdict} from '../verdict/verdict.ts'
import {parseVerdict} from '../verdict/parse-verdict.ts'

/** Larger than any verdict of this gate (bytes). */
const MOST_BYTES = 32 * 1024 * 1024

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
  try {
    const found = await lstat(path)
    if (!found.isFile() || found.size > MOST_BYTES)
      throw new Error(`it is no file of at most ${MOST_BYTES} bytes`)
    const text = await readFile(path, 'utf8')
    return {verdict: parseVerdict(text, file), text}
  } catch (error) {
    if (error instanceof UserError) throw error
    throw new UserError(
      `${file} (verdict-file) cannot be read: ${error instanceof Error ? error.message : String(error)}.`
    )
  }
}

/** Whether a saved verdict was reached by the policy that counts here; what else is wrong with it others see. */
export function refuseOtherPolicy({policy}: Verdict, counts: PolicyText | null): void {
  const digest = counts === null ? null : digestOf(counts.text)
  if (policy.digest === digest) return
  throw new UserError(
    `The saved verdict was reached by another policy (${policy.digest ?? 'none'}) than the one that counts here (${digest ?? 'none'}): judge again.`
  )
}

/** Whether a saved verdict is about the head that the event names. */
export function refuseOtherHead({models}: Verdict, headSha: string): void {
  for (const {name, candidate} of models) {
    if (candidate.registry !== 'git' || candidate.commit === headSha) continue
    throw new UserError(
      `The saved verdict on ${name} is about ${candidate.commit ?? 'no commit'}, but the run was of ${headSha}: nothing is told.`
    )
  }
}
