import process from 'node:process'
import {expect, test} from '@jest/globals'
import {consoleWork} from '../../src/adapters/console-work.ts'
import {Interrupted} from '../../src/errors.ts'

const CLEAR = '\r\u001b[K'

test('draws a bar at most ten times a second, and clears it at the end', () => {
  let [text, time] = ['', 0]
  const stream = {columns: 60, write: (more: string) => (text += more)}
  const work = consoleWork(stream, () => time)('digits: counts log.csv')
  work.report({done: 1, total: 4}, 1)
  time = 99
  work.report({done: 2, total: 4}, 1)
  time = 100
  work.report({done: 4, total: 4}, 2)
  work.done()
  expect(text.split(CLEAR)).toEqual(
    [
      '',
      '██████░░░░░░░░░░░░░░░░░░  25 %  digits: counts log.csv',
      '████████████████████████ 100 %  digits: counts log.csv, pass',
      ''
    ].map(line => line.slice(0, 59))
  )
})

test('what is read cannot steer the terminal, and an empty log has come nowhere', () => {
  let text = ''
  const work = consoleWork({write: more => (text += more)})('a\u001b[2Jb')
  work.report({done: 0, total: 0}, 1)
  work.done()
  expect(text).toContain('  0 %  a\\x1b[2Jb')
})

test('draws nothing where nobody looks', () => {
  const work = consoleWork(null)('digits')
  work.report({done: 1, total: 2}, 1)
  work.done()
  expect(work.signal.aborted).toBe(false)
})

test('a signal ends the work, and is left to the process when the work is done', () => {
  const before = process.listenerCount('SIGTERM')
  const work = consoleWork(null)('digits')
  expect(process.listenerCount('SIGTERM')).toBe(before + 1)
  process.emit('SIGTERM')
  expect(work.signal.reason).toBeInstanceOf(Interrupted)
  expect(work.signal.reason).toMatchObject({exit: 143})
  // The second signal is for the process itself.
  expect(process.listenerCount('SIGTERM')).toBe(before)
  work.done()
})
