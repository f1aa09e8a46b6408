import {UserError} from '../errors.ts'
import {exitOf, formatOf, put} from './check.ts'
import type {CommandFunction} from './command.ts'
import {judgeLocally} from './judge.ts'

/** `canary LOG [path]`: may the candidate get more of the traffic, or must it go back? */
export const canary: CommandFunction = async (line, terminal) => {
  const [log, path = '.', ...others] = line.operands
  if (log === undefined || others.length > 0) {
    throw new UserError('canary takes a log, and the folder of the model: canary LOG [path].')
  }
  const format = formatOf(line)
  const asked = {...line, text: {...line.text, shadow: log}}
  const verdict = await judgeLocally(asked, path, terminal)
  await put(verdict, format, line, terminal)
  return exitOf(verdict, line)
}
