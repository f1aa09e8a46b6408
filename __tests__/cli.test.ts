import {spawn, spawnSync, type SpawnSyncReturns} from 'node:child_process'
import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {readCommandLine} from '../src/cli/options.ts'
import {afterAll, describe, expect, test} from '@jest/globals'
import {UserError} from '../src/errors.ts'
import {parseVerdict} from '../src/verdict/parse-verdict.ts'
import {
  commit,
  removeTemporary,
  temporaryFolder,
  temporaryRepository,
  write
} from './adapters/temporary.ts'
import {runCommand} from './fixtures/command.ts'

const root = join(import.meta.dirname, '..')
const bundle = join(root, 'dist', 'cli', 'index.js')

afterAll(removeTemporary)

/** Runs the bundle as its users do. */
function run(
  args: readonly string[],
  cwd = root,
  env: Record<string, string> = {}
): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [bundle, ...args], {
    cwd,
    encoding: 'utf8',
    env: {...process.env, ...env}
  })
}

const model = (accuracy: number): Record<string, string> => ({
  'metrics.json': `{"accuracy": ${accuracy}}\n`
})

describe('the bundle', () => {
  test.each([
    ['a pass', 0, ['check', 'examples/digits-retrained']],
    ['a failure', 1, ['check', 'examples/breast-cancer-regression']],
    ['a wrong command', 2, ['chekc']],
    ['a hold', 3, ['check', 'examples/wine-too-few-rows']],
    ['a hold that does not stop', 0, ['check', 'examples/wine-too-few-rows', '--fail-on', 'fail']],
    ['an option without its value', 2, ['check', '--format']],
    ['help', 0, ['--help']],
    ['a report of nothing', 2, ['report', 'nowhere.json']]
  ])('%s exits with %i', (_, status, args) => {
    expect(run(args).status).toBe(status)
  })

  test('results go to standard output, complaints to standard error', () => {
    const wrong = run(['check', '--metric', 'x'])
    expect([wrong.status, wrong.stdout, wrong.stderr]).toEqual([
      2,
      '',
      'promotion-gate: --metric is not a known option. Did you mean --metrics? See promotion-gate --help.\n'
    ])
    const right = run(['check', 'examples/digits-retrained', '--format', 'json'])
    expect(parseVerdict(right.stdout, 'stdout').verdict).toBe('pass')
    expect(right.stderr).toBe('')
  })

  test('the version is that of the package', () => {
    const {version} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      version: string
    }
    expect(run(['--version']).stdout).toBe(`${version}\n`)
  })

  test.each([
    ['not on a pipe', {}, []],
    ['not with NO_COLOR', {NO_COLOR: '1'}, []],
    ['not with --no-color', {}, ['--no-color']]
  ])('colours: %s', (_, env, options) => {
    expect(run(['check', 'examples/digits-retrained', ...options], root, env).stdout).not.toContain(
      '\u001b'
    )
  })

  test('a reader that closes the pipe early is no fault', async () => {
    const child = spawn(
      process.execPath,
      [bundle, 'check', 'examples/digits-retrained', '--format', 'html'],
      {cwd: root}
    )
    child.stdout.destroy()
    let complaint = ''
    child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()))
    const status = await new Promise(resolve => child.on('close', resolve))
    expect([status, complaint]).toEqual([0, ''])
  })

  test('works outside of git, with a baseline in a folder', () => {
    const folder = temporaryFolder({...model(0.92), 'old/metrics.json': '{"accuracy": 0.9}'})
    expect(run(['check', '--baseline', 'file:old', '--model', 'nothing'], folder).status).not.toBe(
      0
    )
    const alone = run(['check', '--format', 'json'], folder, {
      GIT_CEILING_DIRECTORIES: join(folder, '..')
    })
    expect(alone.status).toBe(3)
    expect(alone.stdout).toContain('is not in the working files of a git repository')
    expect(alone.stdout).not.toContain(`"${folder}`)
  })
})

describe('options', () => {
  test.each([
    [
      ['check', '--polic=x'],
      '--polic is not a known option. Did you mean --policy? See promotion-gate --help.'
    ],
    [['check', '--toString'], '--toString is not a known option. See promotion-gate --help.'],
    [
      ['chekc'],
      '"chekc" is not a command. Did you mean check? Commands: check, canary, explain, gaps, read, policy, init, report, promote, rollback, history.'
    ],
    [['check', '--model', 'a', '--model', 'b'], '--model is given twice; it can be given once.'],
    [['check', '--quiet', '--quiet'], '--quiet is given twice; it can be given once.'],
    [['check', '--margin', 'f1=1%', '--margin', 'f1=2%'], '--margin is given twice for f1.'],
    [
      ['check', '--margin', '1pp'],
      '--margin is "1pp"; it is written METRIC=VALUE with a value such as 0.5pp, 1%, 0.002 or \'10% of error\'.'
    ],
    [
      ['check', '--margin', 'f1=a lot'],
      '--margin is "f1=a lot"; it is written METRIC=VALUE with a value such as 0.5pp, 1%, 0.002 or \'10% of error\'.'
    ],
    [
      ['check', '--confidence', '95'],
      '--confidence is "95"; it is a number above 0.5 and below 1, such as 0.95.'
    ],
    [['check', '--fail-on', 'never'], '--fail-on is "never"; allowed: fail, hold.']
  ])('%j', (args, complaint) => {
    let message = ''
    try {
      readCommandLine(args)
    } catch (error) {
      if (error instanceof UserError) message = error.message
    }
    expect(message).toBe(complaint)
  })

  test.each([
    [['check', 'a', 'b'], 'check takes one folder, not 2: a b.'],
    [
      ['check', 'nowhere'],
      'There is no folder nowhere. Give the folder with the model, e.g. examples/digits-retrained.'
    ],
    [
      ['check', 'package.json'],
      'package.json is a file; give the folder with the model, and the file with --metrics, --card or --predictions.'
    ],
    [['check', 'examples', '--format', 'htm'], '--format is "htm". Did you mean html? Formats: '],
    [['check', 'examples', '--format', 'toString'], '--format is "toString". Formats: '],
    [
      ['check', 'examples', '--baseline', 'flie:x'],
      '--baseline is "flie:x"; it begins with one of git:REF[:DIR], '
    ],
    [
      ['check', 'examples', '--baseline', 'toString:x'],
      '--baseline is "toString:x"; it begins with one of '
    ],
    [
      ['check', 'examples', '--baseline', 'git:'],
      '--baseline is "git:"; it is written git:REF[:DIR].'
    ],
    [
      ['check', 'examples', '--baseline', 'git::x'],
      '--baseline is "git::x"; it is written git:REF[:DIR].'
    ],
    [
      ['check', 'examples', '--baseline', 'file:nowhere'],
      'There is no folder nowhere (--baseline).'
    ],
    [
      ['check', 'examples', '--metrics', 'nowhere.json'],
      'There is no file nowhere.json (--metrics).'
    ],
    [['check', 'examples', '--policy', 'nowhere.yml'], 'There is no file nowhere.yml (--policy).'],
    [['check', 'examples', '--policy', 'examples'], 'The policy examples is not a file.'],
    [['read'], 'read takes one file: promotion-gate read metrics.json.'],
    [['read', 'nowhere'], 'There is no file nowhere.'],
    [['read', 'package.json', '--format', 'html'], 'read --format is "html"; allowed: text, json.'],
    [
      ['gaps', 'examples', '--format', 'junit'],
      'gaps --format is "junit"; allowed: text, markdown, json.'
    ],
    [['explain'], 'explain takes the id of a finding, and a folder'],
    [
      ['explain', 'at-least-as-good/acuracy', 'examples/digits-retrained'],
      'There is no finding "at-least-as-good/acuracy". Did you mean at-least-as-good/accuracy?'
    ],
    [['report'], 'report takes one file: a verdict that check wrote with --format json.'],
    [['report', 'package.json'], 'package.json is not a verdict of this gate:'],
    [
      ['policy', 'examples/digits-no-policy'],
      'There is no policy in examples/digits-no-policy. promotion-gate init writes one from what it finds.'
    ]
  ])('%j', async (args, complaint) => {
    const message = await runCommand(...args).then(
      () => 'no complaint',
      (error: unknown) => (error instanceof UserError ? error.message : String(error))
    )
    expect(message).toContain(complaint)
  })
})

describe('check', () => {
  let saved: string | undefined

  async function savedVerdict(): Promise<string> {
    const file = join(temporaryFolder(), 'verdict.json')
    await runCommand(
      'check',
      'examples/breast-cancer-regression',
      '--format',
      'json',
      '--output',
      file
    )
    return file
  }

  test.each(['text', 'markdown', 'json', 'html', 'junit', 'sarif', 'gitlab'])(
    'as %s, the same as the report of a saved verdict',
    async format => {
      const report = join(temporaryFolder(), 'report')
      saved ??= await savedVerdict()
      const direct = await runCommand(
        'check',
        'examples/breast-cancer-regression',
        '--format',
        format
      )
      const later = await runCommand('report', saved, '--format', format, '--output', report)
      expect([direct.status, later.status, later.stdout]).toEqual([1, 0, ''])
      // A file is as wide as a page, not as the terminal.
      const inTerminal = await runCommand('report', saved, '--format', format)
      expect(inTerminal.stdout).toBe(direct.stdout)
      expect(existsSync(report)).toBe(true)
    }
  )

  test('one model without a policy, its baseline in a folder below', async () => {
    const {stdout: out, status} = await runCommand(
      'check',
      'examples/digits-no-policy',
      '--baseline',
      'file:production',
      '--format',
      'json'
    )
    expect([status, parseVerdict(out, 'out').models.map(m => m.name)]).toEqual([
      0,
      ['digits-no-policy']
    ])
  })

  test('single files, and a margin for one run', async () => {
    const folder = temporaryFolder({
      'new.json': '{"accuracy": 0.905}',
      'old.json': '{"accuracy": 0.912}'
    })
    const files = [
      '--metrics',
      join(folder, 'new.json'),
      '--baseline',
      `file:${join(folder, 'old.json')}`
    ]
    expect((await runCommand('check', folder, ...files)).status).toBe(3)
    expect((await runCommand('check', folder, ...files, '--margin', 'accuracy=1pp')).status).toBe(0)
  })

  test('a policy that is there and cannot be read is not taken for none', async () => {
    const folder = temporaryFolder({...model(0.9), 'model-promotion.yml/x': ''})
    await expect(runCommand('check', folder)).rejects.toThrow(
      /model-promotion\.yml is not a file\.$/u
    )
    const utf16 = temporaryFolder(model(0.9))
    writeFileSync(
      join(utf16, 'model-promotion.yml'),
      Buffer.from('\ufeffversion: 1\nmodls: {}\n', 'utf16le')
    )
    await expect(runCommand('check', utf16)).rejects.toThrow(
      /model-promotion\.yml:2: "modls" is not a known key/u
    )
    const empty = temporaryFolder({...model(0.9), 'model-promotion.yml': ''})
    await expect(runCommand('check', empty)).rejects.toThrow(/model-promotion\.yml is empty\.$/u)
  })
})

describe('in a git repository', () => {
  test('init writes what check then uses, at any ref and from a sub folder', async () => {
    const folder = temporaryRepository({...model(0.9), 'sub/metrics.json': '{"recall": 0.8}'})
    commit(folder, 'base')
    write(folder, model(0.92))
    const init = await runCommand('init', folder)
    expect(init.status).toBe(0)
    const policy = readFileSync(join(folder, '.github/model-promotion.yml'), 'utf8')
    expect(policy).toContain('accuracy: {} # now 0.92; to accept a loss: {margin: 1 pp}')
    const again = await runCommand('init', folder)
    expect(again.stdout).toContain('kept    .github/model-promotion.yml, which is there already')
    expect((await runCommand('check', folder, '--format', 'json')).status).toBe(0)
    commit(folder, 'better')
    write(folder, {...model(0.8), 'sub/metrics.json': '{"recall": 0.9}'})
    expect((await runCommand('check', folder, '--baseline', 'git:HEAD')).status).toBe(1)
    await expect(runCommand('check', folder, '--baseline', 'git:mian')).rejects.toThrow(
      /no branch, tag or commit mian .* Did you mean main\?/u
    )
    const sub = await runCommand('check', join(folder, 'sub'), '--format', 'json')
    expect(sub.status).toBe(0)
    expect(parseVerdict(sub.stdout, 'out').models.map(m => m.baseline?.registry)).toEqual(['git'])
    expect(sub.stdout).not.toContain(folder)
  })

  test('init where there is nothing is an error', async () => {
    await expect(runCommand('init', temporaryRepository({'a.txt': ''}))).rejects.toThrow(
      /^No model was found/u
    )
  })
})

describe('the other commands', () => {
  test('policy: an impossible margin exits with 2', async () => {
    const rows = Array.from({length: 50}, (_, i) => `${i},${i % 2},${i % 2}`).join('\n')
    const policy = (margin: string): string =>
      `version: 1\nmodels: {m: {predictions: {file: p.csv}, registry: {type: file, path: old}, at-least-as-good: {accuracy: {margin: ${margin}}}}}\n`
    const file = `id,label,prediction\n${rows}\n`
    const files = {'p.csv': file, 'old/p.csv': file}
    const strict = await runCommand(
      'policy',
      temporaryFolder({...files, 'model-promotion.yml': policy('0.5 pp')})
    )
    expect(strict.status).toBe(2)
    expect(strict.stdout).toContain(
      'No candidate can pass: 50 rows never exclude a loss of 0.5 pp, even if both models answer alike; it takes 539 rows.'
    )
    const mild = await runCommand(
      'policy',
      temporaryFolder({...files, 'model-promotion.yml': policy('10 pp')})
    )
    expect(mild.status).toBe(0)
    expect(mild.stdout).toContain('chance that an equal model passes')
  })

  test('explain shows the arithmetic, read the numbers, gaps the practices', async () => {
    const explained = await runCommand('explain', 'accuracy', 'examples/digits-retrained')
    expect(explained.stdout).toContain('Tango')
    const read = await runCommand(
      'read',
      'examples/digits-retrained/metrics.json',
      '--format',
      'json'
    )
    expect(JSON.parse(read.stdout)).toMatchObject({format: expect.any(String), ignored: []})
    const gaps = await runCommand('gaps', 'examples/digits-retrained', '--format', 'json')
    expect(JSON.parse(gaps.stdout)).toMatchObject([{name: 'digits', currency: 'USD'}])
    const folder = temporaryFolder()
    const written = await runCommand(
      'explain',
      'accuracy',
      'examples/digits-retrained',
      '--output',
      join(folder, 'x')
    )
    expect([written.stdout, readFileSync(join(folder, 'x'), 'utf8')]).toEqual([
      '',
      explained.stdout
    ])
  })

  test('a broken file read exits with 1', async () => {
    const folder = temporaryFolder({'metrics.json': '{"a": '})
    expect((await runCommand('read', join(folder, 'metrics.json'))).status).toBe(1)
  })

  test('read shows what was made of the columns of predictions', async () => {
    const text = ',gold,yhat,country\n0,yes,Yes,NO\n1,no,No,SE\n2,no,Yes,SE\n'
    const file = join(temporaryFolder({'preds.csv': text}), 'preds.csv')
    const {status, stdout: out} = await runCommand('read', file)
    expect(status).toBe(0)
    expect(out).toMatch(/predictions, 3 rows/u)
    for (const line of [/key +column 1/u, /label +gold/u, /prediction +yhat/u, /task +binary/u])
      expect(out).toMatch(line)
    expect(out).toMatch(/classes +no and yes/u)
    expect(out).toMatch(/positive class +yes/u)
    expect(out).toMatch(/may be segments +country/u)
    const json = await runCommand('read', file, '--format', 'json')
    expect(JSON.parse(json.stdout)).toMatchObject({
      format: 'predictions',
      rows: {count: 3, key: 'column 1', positive: 'yes'}
    })
  })
})
