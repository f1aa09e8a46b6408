import {readFile} from 'node:fs/promises'
import {UserError} from '../errors.ts'
import {parseVerdict} from '../verdict/parse-verdict.ts'
import {formatOf, put} from './check.ts'
import {EXIT, type CommandFunction} from './command.ts'

/** `report FILE`: renders a saved verdict; the exit status says whether that worked, not what was decided. */
export const report: CommandFunction = async (line, terminal) => {
  const [file, ...more] = line.operands
  if (file === undefined || more.length > 0) {
    throw new UserError('report takes one file: a verdict that check wrote with --format json.')
  }
  const format = formatOf(line)
  await put(parseVerdict(await contentOf(file), file), format, line, terminal)
  return EXIT.pass
}

async function contentOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw new UserError(
      `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`
    )
  }
}
