import {readFile} from 'node:fs/promises'
import {findRepository, headCommit} from '../adapters/git.ts'
import {digestOf} from '../reading/digest.ts'
import {UserError} from '../errors.ts'
import {parseVerdict} from '../verdict/parse-verdict.ts'
import type {ModelVerdict, Verdict} from '../verdict/verdict.ts'
import {promote as promoteVersion} from '../promotion/promote.ts'
import {folderOperand} from './check.ts'
import type {CommandFunction} from './command.ts'
import {openWorld} from './judge.ts'
import {circumstancesOf, pointerOf, tellOutcome} from './pointer.ts'

/** `promote [path] --verdict FILE`: points the registry at the candidate that was judged. */
export const promote: CommandFunction = async (line, terminal) => {
  const {verdict: file, model: name, to} = line.text
  if (file === undefined) {
    throw new UserError(
      'promote needs --verdict FILE: what promotion-gate check --format json --output FILE decided.'
    )
  }
  const path = folderOperand(line)
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new UserError(
      `${file} (--verdict) cannot be read: ${error instanceof Error ? error.message : String(error)}.`
    )
  })
  const verdict = parseVerdict(text, file)
  const model = modelOf(verdict, name)
  const world = await openWorld(line, path, terminal)
  const {pointer} = await pointerOf(line, world, path, model.name)
  const repository = await findRepository(path)
  const head = repository.ok ? await headCommit(repository.value) : null
  const outcome = await promoteVersion(
    {
      ...circumstancesOf(line),
      verdict,
      verdictDigest: digestOf(text),
      model,
      to: to ?? null,
      files: {tree: world.tree, prefix: world.prefix},
      commits: head?.ok === true ? [head.value] : []
    },
    pointer
  )
  return await tellOutcome(outcome, line, terminal)
}

function modelOf({models}: Verdict, name: string | undefined): ModelVerdict {
  const chosen = models.filter(m => name === undefined || m.name === name)
  const [one] = chosen
  if (one !== undefined && chosen.length === 1) return one
  const names = models.map(m => m.name).join(', ')
  throw new UserError(
    chosen.length > 1
      ? `The verdict is about ${models.length} models; say which with --model: ${names}.`
      : `The verdict is about no model${name === undefined ? '' : ` "${name}"`}${names === '' ? '' : `; it has: ${names}`}.`
  )
}
