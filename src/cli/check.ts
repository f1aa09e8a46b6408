import {resolve} from 'node:path'
import {workspaceOf} from '../adapters/git-place.ts'
import {writeOutputFile} from '../adapters/output-file.ts'
import {UserError} from '../errors.ts'
import type {Verdict} from '../verdict/verdict.ts'
import {nearest} from '../policy/issues.ts'
import {FORMATS, type Format} from '../report/formats.ts'
import type {CommandLine} from './options.ts'
import {EXIT, type CommandFunction, type Terminal} from './command.ts'
import {judgeLocally} from './judge.ts'

/** `check [path]`: the gate on a local folder. */
export const check: CommandFunction = async (line, terminal) => {
  const format = formatOf(line)
  const verdict = await judgeLocally(line, folderOperand(line), terminal)
  await put(verdict, format, line, terminal)
  return exitOf(verdict, line)
}

/** The one folder that a command takes; the current one by default. */
export function folderOperand({command, operands}: CommandLine): string {
  if (operands.length > 1) {
    throw new UserError(
      `${command} takes one folder, not ${operands.length}: ${operands.join(' ')}.`
    )
  }
  return operands[0] ?? '.'
}

/** The format that is asked for; text by default. */
export function formatOf({text}: CommandLine): Format {
  const name = text.format ?? 'text'
  const names = Object.keys(FORMATS)
  if (Object.hasOwn(FORMATS, name)) return name as Format
  const near = nearest(name, names)
  throw new UserError(
    `--format is "${name}".${near === null ? '' : ` Did you mean ${near}?`} Formats: ${names.join(', ')}.`
  )
}

/** Renders a verdict to the file of `--output`, else to standard output. */
export async function put(
  verdict: Verdict,
  format: Format,
  {text, quiet, verbose}: CommandLine,
  terminal: Terminal
): Promise<void> {
  const toFile = text.output !== undefined
  const rendered = FORMATS[format](verdict, {
    color: terminal.color && !toFile,
    verbose,
    width: toFile ? 100 : terminal.width,
    today: terminal.today
  })
  if (text.output === undefined) {
    if (!quiet || format !== 'text') terminal.write(rendered)
    return
  }
  await writeOutput(text.output, rendered)
  terminal.log.info(`wrote ${text.output}`)
}

/** Prints what a command without a choice of formats has to say, to the file of `--output` where there is one. */
export async function print(
  rendered: string,
  {text}: Pick<CommandLine, 'text'>,
  terminal: Terminal
): Promise<void> {
  if (text.output === undefined) terminal.write(rendered)
  else await writeOutput(text.output, rendered)
}

/** The format that is asked for of a command that has only some. Throws a `UserError` for any other. */
export function formatAmong<F extends string>(
  {command, text}: CommandLine,
  allowed: readonly [F, ...F[]]
): F {
  const name = text.format ?? allowed[0]
  const format = allowed.find(f => f === name)
  if (format !== undefined) return format
  throw new UserError(`${command} --format is "${name}"; allowed: ${allowed.join(', ')}.`)
}

/** Writes a report where the user wants it. Throws `UserError` when that cannot be done. */
export async function writeOutput(
  file: string,
  content: string,
  option = '--output'
): Promise<void> {
  const workspace = await workspaceOf(process.cwd())
  await writeOutputFile(workspace, resolve(file), content, `${file} (${option})`)
}

/** 0, 1 or 3; with `--fail-on fail` a hold does not stop the pipeline. */
export function exitOf({verdict, policy}: Verdict, {failOn}: Pick<CommandLine, 'failOn'>): number {
  if (verdict === 'hold') return (failOn ?? policy.failOn) === 'fail' ? EXIT.pass : EXIT.hold
  return EXIT[verdict]
}
