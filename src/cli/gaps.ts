import {answerChecklist} from '../catalogue/checklist.ts'
import {ladderOf} from '../catalogue/ladder.ts'
import {blockersOf} from '../catalogue/maturity.ts'
import type {ModelVerdict} from '../verdict/verdict.ts'
import {renderGaps, renderGapsMarkdown} from '../report/gaps.ts'
import type {TerminalOptions} from '../report/terminal-text.ts'
import {folderOperand, formatAmong, print} from './check.ts'
import {EXIT, type CommandFunction} from './command.ts'
import {judgeLocally} from './judge.ts'

type Renderer = (models: readonly ModelVerdict[], options: TerminalOptions) => string

const FORMAT_NAMES = ['text', 'markdown', 'json'] as const

const FORMATS: Readonly<Record<(typeof FORMAT_NAMES)[number], Renderer>> = {
  text: (models, options) => models.map(model => renderGaps(model, options)).join('\n'),
  markdown: models => models.map(renderGapsMarkdown).join('\n'),
  json: models => `${JSON.stringify(models.map(withAnswers), null, 2)}\n`
}

/**
 * `gaps [path]`: the practices that are missing, what the incidents that they prevent would cost, what
 * closing them takes and brings. The exit status says whether that worked, not what was found.
 */
export const gaps: CommandFunction = async (line, terminal) => {
  const format = formatAmong(line, FORMAT_NAMES)
  const {models} = await judgeLocally(line, folderOperand(line), terminal)
  // No finding is printed here: that another policy counts than the one that lies there is said all the same.
  const changes = models.flatMap(({findings}) => findings.filter(f => f.check === 'policy-change'))
  for (const said of new Set(changes.map(({summary}) => summary))) terminal.log.info(said)
  await print(FORMATS[format](models, terminal), line, terminal)
  return EXIT.pass
}

/** The gaps with what follows from them, so that a script need not know the catalogue. */
function withAnswers({name, gaps: found}: ModelVerdict): unknown {
  const {practices} = found
  return {
    name,
    ...found,
    checklist: answerChecklist(practices).map(({title, state}) => ({title, state})),
    blockers: blockersOf(practices).map(({id}) => id),
    ladder: ladderOf(practices).map(({title, state}) => ({title, state}))
  }
}
