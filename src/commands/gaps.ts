import {answerChecklist} from '../gaps/checklist.ts'
import {ladderOf} from '../gaps/ladder.ts'
import {blockersOf} from '../gaps/maturity.ts'
import type {ModelVerdict} from '../gate/verdict.ts'
import type {CommandLine} from '../cli-options.ts'
import {UserError} from '../errors.ts'
import {nearest} from '../policy/issues.ts'
import {renderGaps, renderGapsMarkdown} from '../report/gaps.ts'
import type {TerminalOptions} from '../report/terminal-text.ts'
import {folderOperand, writeOutput} from './check.ts'
import {EXIT, type CommandFunction} from './command.ts'
import {judgeLocally} from './judge.ts'

type Renderer = (models: readonly ModelVerdict[], options: TerminalOptions) => string

const FORMATS: Readonly<Record<string, Renderer>> = {
  text: (models, options) => models.map(model => renderGaps(model, options)).join('\n'),
  markdown: models => models.map(renderGapsMarkdown).join('\n'),
  json: models => `${JSON.stringify(models.map(withAnswers), null, 2)}\n`
}

/**
 * `gaps [path]`: the practices that are missing, what the incidents that they prevent would cost, what
 * closing them takes and brings. The exit status says whether that worked, not what was found.
 */
export const gaps: CommandFunction = async (line, terminal) => {
  const render = rendererOf(line)
  const verdict = await judgeLocally(line, folderOperand(line), terminal)
  const {output} = line.text
  if (output === undefined) terminal.write(render(verdict.models, terminal))
  else {
    await writeOutput(output, render(verdict.models, {width: 80}))
    terminal.log.info(`wrote ${output}`)
  }
  return EXIT.pass
}

function rendererOf({text}: CommandLine): Renderer {
  const name = text.format ?? 'text'
  const names = Object.keys(FORMATS)
  const found = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined
  if (found !== undefined) return found
  const near = nearest(name, names)
  throw new UserError(
    `--format is "${name}".${near === null ? '' : ` Did you mean ${near}?`} Formats of gaps: ${names.join(', ')}.`
  )
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
