import {afterAll, describe, expect, test} from '@jest/globals'
import {commit, git, removeTemporary, temporaryRepository, write} from '../adapters/temporary.ts'
import {runCommand} from '../fixtures/command.ts'

afterAll(removeTemporary)

/** Exit status and all that is said, in one line. */
async function ask(...args: readonly string[]): Promise<{status: number; said: string}> {
  try {
    const {status, stdout} = await runCommand(...args)
    return {status, said: stdout.replaceAll(/\s+/gu, ' ')}
  } catch (error) {
    return {status: 2, said: error instanceof Error ? error.message : String(error)}
  }
}

type Files = Readonly<Record<string, string>>

/** A repository on a branch of its own, with what the branch changes committed. */
function branch(files: Files, changed: Files): string {
  const folder = temporaryRepository(files)
  git(folder, 'checkout', '--quiet', '-b', 'work')
  write(folder, changed)
  commit(folder, 'work')
  return folder
}

const POLICY = 'model-promotion.yml'
const guarded = (margin: string, more = ''): string =>
  `version: 1\nmodels:\n  m:\n    metrics: metrics.json\n    at-least-as-good: {accuracy: {margin: ${margin}}}\n${more}`

describe('invariant 6: the evidence is this model’s', () => {
  const lock = (digest: string): string =>
    `schema: '2.0'\nstages:\n  train:\n    cmd: train\n    outs:\n    - path: model.pkl\n      md5: ${digest.repeat(32)}\n`

  test('weights that changed and numbers that did not hold', async () => {
    const folder = branch(
      {'metrics.json': '{"accuracy": 0.9}', 'dvc.lock': lock('a')},
      {'dvc.lock': lock('b')}
    )
    const {status, said} = await ask('check', folder)
    expect(status).toBe(3)
    expect(said).toMatch(/model\.pkl/u)
  })

  test('weights and numbers that changed together do not', async () => {
    const folder = branch(
      {'metrics.json': '{"accuracy": 0.9}', 'dvc.lock': lock('a')},
      {'metrics.json': '{"accuracy": 0.92}', 'dvc.lock': lock('b')}
    )
    expect((await ask('check', folder)).status).toBe(0)
  })
})

describe('invariant 14: what cannot be found is never a first version', () => {
  test.each([
    ['a folder', 'registry: {type: file, path: prodution}'],
    ['a branch', 'registry: {type: git, ref: mian}']
  ])('%s that is mistyped is told, and does not pass', async (_, registry) => {
    const folder = branch(
      {
        'metrics.json': '{"accuracy": 0.9}',
        'production/metrics.json': '{"accuracy": 0.95}',
        [POLICY]: guarded('1 pp', `    ${registry}\n`)
      },
      {'metrics.json': '{"accuracy": 0.91}'}
    )
    const {status, said} = await ask('check', folder)
    expect(status).not.toBe(0)
    expect(said).toMatch(/prodution|mian/u)
  })

  test('on the default branch the baseline is the commit before', async () => {
    const folder = temporaryRepository({'metrics.json': '{"accuracy": 0.9}'})
    write(folder, {'metrics.json': '{"accuracy": 0.5}'})
    commit(folder, 'worse')
    expect((await ask('check', folder)).status).toBe(1)
  })
})

describe('invariant 15: the policy of the base counts on the command line, too', () => {
  test('a branch cannot loosen it', async () => {
    const folder = branch(
      {'metrics.json': '{"accuracy": {"value": 0.9, "n": 20000}}', [POLICY]: guarded('1 pp')},
      {'metrics.json': '{"accuracy": {"value": 0.85, "n": 20000}}', [POLICY]: guarded('20 pp')}
    )
    const {status, said} = await ask('check', folder)
    expect(status).toBe(1)
    expect(said).toMatch(/policy/iu)
    const tried = await ask('check', folder, '--policy-from', 'working-tree')
    expect(tried.said).toMatch(/working/iu)
  })
})

describe('invariant 4: every file that a pull request changes is accounted for', () => {
  test.each([
    ['reports/metrics_latest.json', '{"accuracy": 0.9}', '{"accuracy": 0.5}'],
    ['results_2026-11-01.json', '{"accuracy": 0.9}', '{"accuracy": 0.5}'],
    ['metrics.txt', 'accuracy: 0.9\n', 'accuracy: 0.5\n']
  ])('a loss in %s does not pass', async (path, before, after) => {
    const {status} = await ask('check', branch({[path]: before}, {[path]: after}))
    expect(status).not.toBe(0)
  })

  test.each([
    ['README.md', '# A tool\n', '# A tool\n\nMore.\n'],
    ['src/app.py', 'x = 1\n', 'x = 2\n']
  ])('%s beside a model makes none', async (path, before, after) => {
    const folder = branch({'metrics.json': '{"accuracy": 0.9}', [path]: before}, {[path]: after})
    expect((await ask('check', folder)).status).toBe(0)
  })
})
