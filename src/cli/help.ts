import {padded, wrapped} from '../report/terminal-text.ts'
import {COMMANDS, GROUPS, options} from './option-table.ts'

const WIDTH = 80
const COMMAND_COLUMNS = 41
const OPTION_COLUMNS = 27

/** What `--help` prints, from the tables of commands and options. */
export function helpText(): string {
  return `promotion-gate: may this model replace the one in production?

${Object.entries(COMMANDS)
  .map(([name, {operands, about}]) =>
    line(`promotion-gate ${name} ${operands}`, about, COMMAND_COLUMNS)
  )
  .join('\n')}

${Object.entries(GROUPS)
  .map(([group, title]) => [title, ...optionLines(group)].join('\n'))
  .join('\n\n')}

Exit status: 0 pass, 1 fail, 2 policy or command wrong, 3 hold, 4 world failed
`
}

function optionLines(group: string): readonly string[] {
  return options()
    .filter(([, entry]) => entry.group === group)
    .map(([name, {takes, about}]) =>
      line(`--${name}${takes === undefined ? '' : ` ${takes}`}`, about, OPTION_COLUMNS)
    )
}

/** A name and beside it what it means; below it where the name is too long. */
function line(name: string, about: string, columns: number): string {
  const blank = ' '.repeat(columns)
  const head = padded(`  ${name}`, columns)
  return head.endsWith(' ')
    ? wrapped(about, WIDTH, head, blank)
    : `${head}\n${wrapped(about, WIDTH, blank)}`
}
