import {readFileSync} from 'node:fs'
import {join} from 'node:path'

import {afterAll, afterEach, beforeEach, describe, expect, jest, test} from '@jest/globals'
import {parse} from 'yaml'

import * as runner from '../../src/adapters/runner.ts'
import {SILENT} from '../fixtures/world.ts'
import {removeTemporary, temporaryFolder} from './temporary.ts'

afterAll(removeTemporary)

let printed: string[] = []
beforeEach(() => {
  printed = []
  jest.spyOn(process.stdout, 'write').mockImplementation(text => {
    printed.push(...String(text).split(/\r?\n/u).filter(Boolean))
    return true
  })
})
afterEach(() => {
  jest.restoreAllMocks()
  for (const name of ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY', 'INPUT_GITHUB-TOKEN']) {
    Reflect.deleteProperty(process.env, name)
  }
})

describe('the log', () => {
  test('cannot be used to command the runner', () => {
    const log = runner.runnerLog()
    log.info('model\n::stop-commands::x\n  ::add-mask::y\r::error::z\nsee ##[group]here :: there')
    log.warning('two\nlines ::error::x')
    log.debug('deep')
    expect(printed.filter(line => /^\s*::|##\[/mu.test(line))).toEqual([
      '::warning::two%0Alines ::error::x',
      '::debug::deep'
    ])
  })

  test('shows findings beside their lines', () => {
    const notice = {title: 'recall: worse', message: 'by 2.9 %', file: 'a,b.json', line: 3}
    runner.showNotice({...notice, level: 'failure'})
    runner.showNotice({...notice, level: 'warning', file: null, line: null})
    runner.showNotice({...notice, level: 'notice', line: null})
    expect(printed).toEqual([
      '::error title=recall%3A worse,file=a%2Cb.json,line=3::by 2.9 %25',
      '::warning title=recall%3A worse::by 2.9 %25',
      '::notice title=recall%3A worse,file=a%2Cb.json::by 2.9 %25'
    ])
  })
})

test('the token is masked', () => {
  process.env['INPUT_GITHUB-TOKEN'] = 'ghs_secret'
  expect(runner.actionInputs().token).toBe('ghs_secret')
  expect(printed).toEqual(['::add-mask::ghs_secret'])
})

test('the outputs are those of action.yml', () => {
  const path = join(temporaryFolder({output: ''}), 'output')
  process.env['GITHUB_OUTPUT'] = path
  runner.setOutputs({
    verdict: 'fail',
    'verdict-file': 'v.json',
    'report-file': 'r.html',
    summary: 'two\nlines',
    'failed-checks': '["a"]',
    'held-checks': '[]',
    'cost-of-gap': '9500',
    'comment-url': ''
  })
  const written = [...readFileSync(path, 'utf8').matchAll(/^([\w-]+)<<(\S+)\n([^]*?)\n\2$/gmu)]
  expect(written.find(([, name]) => name === 'summary')?.[3]).toBe('two\nlines')
  const file = parse(readFileSync('action.yml', 'utf8')) as {outputs: Record<string, unknown>}
  expect(written.map(([, name]) => name)).toEqual(Object.keys(file.outputs))
})

describe('the summary', () => {
  test('is appended to its file; where there is none it is left out', async () => {
    await runner.writeSummary('nowhere', SILENT)
    const path = join(temporaryFolder({summary: ''}), 'summary')
    process.env['GITHUB_STEP_SUMMARY'] = path
    await runner.writeSummary('# ⛔ held', SILENT)
    expect(readFileSync(path, 'utf8')).toBe('# ⛔ held\n')
  })

  test('is cut at a line, in bytes', () => {
    const long = '⛔ line\n'.repeat(100)
    const cut = runner.withinBytes(long, 400)
    expect(Buffer.byteLength(cut)).toBeLessThan(400)
    expect(cut).toMatch(/^(⛔ line\n)+\n\n?\*The summary is cut off here/u)
    expect(cut).not.toContain('\ufffd')
    const room = Buffer.byteLength(long) + 1
    expect(runner.withinBytes(long, room)).toBe(long)
    expect(runner.withinBytes(long, room - 1)).not.toBe(long)
  })
})

test('long work is a group with a line at each tenth', () => {
  const work = runner.runnerWork('digits: counts log.csv\n::error::x')
  for (const done of [0, 3, 9, 10, 11, 100]) work.report({done, total: 100}, 1)
  work.report({done: 20, total: 100}, 2)
  work.done()
  expect(printed).toEqual([
    '::group::digits: counts log.csv%0A:\u200b:error::x',
    '0 %',
    '10 %',
    '100 %',
    'pass 2: 20 %',
    '::endgroup::'
  ])
})
