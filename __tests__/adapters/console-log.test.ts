import {expect, test} from '@jest/globals'

import {consoleLog} from '../../src/adapters/console-log.ts'

function said(options: {quiet: boolean; verbose: boolean}): string {
  let text = ''
  const log = consoleLog(options, {write: more => (text += more)})
  log.info('reading')
  log.warning('odd')
  log.debug('deep')
  return text
}

test('says as much as is asked for, and warns always', () => {
  expect(said({quiet: false, verbose: false})).toBe('reading\nwarning: odd\n')
  expect(said({quiet: true, verbose: false})).toBe('warning: odd\n')
  expect(said({quiet: false, verbose: true})).toBe('reading\nwarning: odd\ndebug: deep\n')
})

test('shows control characters instead of obeying them', () => {
  let text = ''
  const log = consoleLog({quiet: false, verbose: false}, {write: more => (text += more)})
  log.info('a\u001b[2Jb\r\u009b1mc\td\nä')
  expect(text).toBe('a\\x1b[2Jb\\x0d\\x9b1mc\td\nä\n')
})
