import {renderGaps} from '../report/gaps.ts'
import {folderOperand} from './check.ts'
import {EXIT, type CommandFunction} from './command.ts'
import {judgeLocally} from './judge.ts'

/** `gaps [path]`: the practices that are missing, and what the incidents that they prevent would cost. */
export const gaps: CommandFunction = async (line, terminal) => {
  const verdict = await judgeLocally(line, folderOperand(line), terminal)
  if (line.text.format === 'json') {
    terminal.write(
      `${JSON.stringify(
        verdict.models.map(({name, gaps: found}) => ({name, ...found})),
        null,
        2
      )}\n`
    )
  } else {
    terminal.write(verdict.models.map(model => renderGaps(model, terminal)).join('\n'))
  }
  return EXIT.pass
}
