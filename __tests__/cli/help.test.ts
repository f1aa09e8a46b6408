import {readFileSync} from 'node:fs'
import {describe, expect, test} from '@jest/globals'
import {parse} from 'yaml'
import {INPUT_NAMES} from '../../src/adapters/action-inputs.ts'
import {helpText} from '../../src/cli/help.ts'
import {COMMANDS, options} from '../../src/cli/option-table.ts'

const help = helpText()
const readme = readFileSync('README.md', 'utf8')

describe('the help', () => {
  test.each(Object.entries(COMMANDS))('has the command %s', (name, {operands, about}) => {
    expect(help).toMatch(
      new RegExp(
        `promotion-gate ${name} ${escaped(operands)} +${escaped(about.split(' ')[0])}`,
        'u'
      )
    )
  })

  test.each(options().map(([name]) => name))('has the option --%s', name => {
    expect(help).toMatch(new RegExp(`^ {2}--${name}\\b`, 'mu'))
  })

  test('fits a terminal of 80 columns', () => {
    expect(help.split('\n').filter(line => line.length > 80)).toEqual([])
  })
})

describe('README', () => {
  test.each(Object.entries(COMMANDS))(
    'has the command %s with what it takes',
    (name, {operands}) => {
      expect(readme).toContain(`\`${name} ${operands}\``)
    }
  )
})

describe('the inputs of the action', () => {
  /** What only the action needs. */
  const ITS_OWN = [
    'mode',
    'path',
    'github-token',
    'comment',
    'check-run',
    'report-file',
    'verdict-file'
  ]

  test('are its own and those options that the table calls inputs', () => {
    const shared = options()
      .filter(([, {isInput}]) => isInput === true)
      .map(([name]) => name)
    const {inputs} = parse(readFileSync('action.yml', 'utf8')) as {inputs: object}
    expect(Object.keys(inputs).sort()).toEqual([...ITS_OWN, ...shared].sort())
    expect([...INPUT_NAMES].sort()).toEqual([...ITS_OWN, ...shared].sort())
  })
})

function escaped(text = ''): string {
  return text.replaceAll(/[[\]().|]/gu, String.raw`\$&`)
}
