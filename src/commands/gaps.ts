import {renderGaps} from '../report/gaps.ts'
import {folderOperand, formatAmong, print} from './check.ts'
import {EXIT, type CommandFunction} from './command.ts'
import {judgeLocally} from './judge.ts'

/** `gaps [path]`: the practices that are missing, and what the incidents that they prevent would cost. */
export const gaps: CommandFunction = async (line, terminal) => {
  const format = formatAmong(line, ['text', 'json'])
  const {models} = await judgeLocally(line, folderOperand(line), terminal)
  const found = models.map(({name, gaps: its}) => ({name, ...its}))
  const rendered =
    format === 'json'
      ? `${JSON.stringify(found, null, 2)}\n`
      : models.map(model => renderGaps(model, terminal)).join('\n')
  await print(rendered, line, terminal)
  return EXIT.pass
}
