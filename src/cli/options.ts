import {parseArgs} from 'node:util'
import {UserError} from '../errors.ts'
import {nearest} from '../policy/issues.ts'
import {parseMargin, type WrittenMargin} from '../policy/margin.ts'
import {
  type Command,
  COMMANDS,
  isRepeatable,
  OPTIONS,
  PARSED,
  type TextOption
} from './option-table.ts'

/** The command line, read and checked. */
export interface CommandLine {
  readonly command: Command | 'help' | 'version'
  /** What follows the command. */
  readonly operands: readonly string[]
  readonly text: Readonly<Partial<Record<TextOption, string>>>
  readonly margins: ReadonlyMap<string, WrittenMargin>
  readonly confidence: number | null
  readonly failOn: 'fail' | 'hold' | null
  readonly quiet: boolean
  readonly verbose: boolean
  /** False for `--no-color`; null where nothing is said. */
  readonly color: boolean | null
  readonly force: boolean
}

/** Reads `promotion-gate` arguments. Throws a `UserError` with the nearest known word for an unknown one. */
export function readCommandLine(argv: readonly string[]): CommandLine {
  const {values, positionals, tokens} = parse(argv)
  const word = positionals[0]
  if (values.version === true) return {...defaults, command: 'version'}
  if (values.help === true || word === undefined || word === 'help') {
    return {...defaults, command: 'help', operands: positionals.filter(p => p !== 'help')}
  }
  for (const token of tokens) {
    if (token.kind === 'option' && repeated(tokens, token.name)) {
      throw new UserError(`--${token.name} is given twice; it can be given once.`)
    }
  }
  const {margin, confidence, quiet, verbose, color, force} = values
  const failOn = values['fail-on']
  if (failOn !== undefined && failOn !== 'fail' && failOn !== 'hold') {
    throw new UserError(`--fail-on is "${failOn}"; allowed: fail, hold.`)
  }
  return {
    command: commandNamed(word),
    operands: positionals.slice(1),
    text: values,
    margins: readMargins(margin ?? []),
    confidence: confidence === undefined ? null : readConfidence(confidence),
    failOn: failOn ?? null,
    quiet: quiet === true,
    verbose: verbose === true,
    color: values['no-color'] === true ? false : (color ?? null),
    force: force === true
  }
}

const defaults = {
  operands: [],
  text: {},
  margins: new Map<string, WrittenMargin>(),
  confidence: null,
  failOn: null,
  quiet: false,
  verbose: false,
  color: null,
  force: false
} satisfies Omit<CommandLine, 'command'>

function parse(argv: readonly string[]) {
  for (const arg of argv) {
    if (arg === '--') break
    const name = /^--([^=]+)/u.exec(arg)?.[1]
    if (name === undefined || Object.hasOwn(OPTIONS, name)) continue
    const near = nearest(name, Object.keys(OPTIONS))
    const hint = near === null ? '' : ` Did you mean --${near}?`
    throw new UserError(
      `${arg.split('=')[0] ?? arg} is not a known option.${hint} See promotion-gate --help.`
    )
  }
  try {
    return parseArgs({
      args: [...argv],
      options: PARSED,
      allowPositionals: true,
      tokens: true
    })
  } catch (error) {
    throw new UserError(error instanceof Error ? error.message : String(error))
  }
}

function repeated(tokens: ReturnType<typeof parse>['tokens'], name: string): boolean {
  if (isRepeatable(name)) return false
  return tokens.filter(t => t.kind === 'option' && t.name === name).length > 1
}

function commandNamed(word: string): Command {
  const names = Object.keys(COMMANDS)
  if (Object.hasOwn(COMMANDS, word)) return word as Command
  const near = nearest(word, names)
  const hint = near === null ? '' : ` Did you mean ${near}?`
  throw new UserError(`"${word}" is not a command.${hint} Commands: ${names.join(', ')}.`)
}

function readMargins(written: readonly string[]): ReadonlyMap<string, WrittenMargin> {
  const margins = new Map<string, WrittenMargin>()
  for (const [metric, margin] of written.map(readMargin)) {
    if (margins.has(metric)) throw new UserError(`--margin is given twice for ${metric}.`)
    margins.set(metric, margin)
  }
  return margins
}

function readMargin(written: string): [string, WrittenMargin] {
  const at = written.lastIndexOf('=')
  const metric = written.slice(0, at).trim()
  const margin = parseMargin(written.slice(at + 1))
  if (at < 1 || metric === '' || margin === null) {
    throw new UserError(
      `--margin is "${written}"; it is written METRIC=VALUE with a value such as 0.5pp, 1%, 0.002 or '10% of error'.`
    )
  }
  return [metric, margin]
}

function readConfidence(written: string): number {
  const value = Number(written)
  if (!(value > 0.5 && value < 1)) {
    throw new UserError(
      `--confidence is "${written}"; it is a number above 0.5 and below 1, such as 0.95.`
    )
  }
  return value
}
