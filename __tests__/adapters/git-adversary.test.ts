import {execFileSync} from 'node:child_process'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import {join} from 'node:path'

import {afterAll, afterEach, describe, expect, test} from '@jest/globals'

import {readAttempts} from '../../src/adapters/attempts.ts'
import {
  changedSince,
  findRepository,
  headCommit,
  lastChange,
  resolveCommit,
  resolveRef,
  type Repository
} from '../../src/adapters/git.ts'
import {baseOf} from '../../src/adapters/git-base.ts'
import {git as ask} from '../../src/adapters/git-process.ts'
import {gitTree} from '../../src/adapters/git-tree.ts'
import {readRemoteTags} from '../../src/adapters/registries/gto/tags.ts'
import {serve} from './github/server.ts'
import {localWorld} from '../../src/adapters/local-world.ts'
import {check} from '../../src/run.ts'
import {aRequest, SILENT} from '../fixtures/world.ts'
import {
  commit,
  git,
  removeTemporary,
  temporaryFolder,
  temporaryRepository,
  write
} from './temporary.ts'

afterAll(removeTemporary)

/** A command that leaves a marker, and whether somebody ran it. */
function trap() {
  const folder = temporaryFolder()
  write(folder, {run: `#!/bin/sh\ntouch '${folder}/marker'\n`})
  execFileSync('chmod', ['+x', join(folder, 'run')])
  return {
    command: join(folder, 'run'),
    sprung: () => existsSync(join(folder, 'marker')),
    reset: () => {
      rmSync(join(folder, 'marker'), {force: true})
    }
  }
}

/** A repository with production on `main` and work on a branch of it. */
function workspace() {
  const folder = temporaryRepository({'models/x/metrics.json': '1', 'other.txt': ''})
  const base = git(folder, 'rev-parse', 'HEAD')
  git(folder, 'checkout', '--quiet', '-b', 'work')
  write(folder, {'models/x/metrics.json': '2'})
  return {folder, base, head: commit(folder, 'work')}
}

/** Everything that a check asks of git. */
async function exercise(folder: string) {
  const found = await findRepository(folder)
  if (!found.ok) throw new Error(found.summary)
  const repository = found.value
  const head = await headCommit(repository)
  const base = await baseOf(repository, {})
  if (!head.ok || !base.ok || base.value === null) throw new Error('no head or base')
  const {commit: before} = base.value
  await changedSince(repository, before)
  await lastChange(repository, head.value, ['metrics.json'])
  await readAttempts(found, {path: 'metrics.json', since: before, baselinePath: null})
  const tree = gitTree(repository, before)
  const paths = await tree.list()
  const texts = []
  for (const path of paths) texts.push(new TextDecoder().decode(await tree.read(path)))
  return {head: head.value, base: before, paths, texts}
}

/** Settings of the pull request: a file of it that the repository's configuration includes, as teams do. */
function configure(folder: string, settings: Readonly<Record<string, string>>): void {
  for (const [key, value] of Object.entries(settings))
    git(folder, 'config', '--file', join(folder, '.gitconfig'), key, value)
  git(folder, 'config', 'include.path', '../.gitconfig')
}

/** Looks at every file anew, as after a checkout that took long. */
function touchAll(folder: string): void {
  write(folder, {'models/x/metrics.json': '2', 'other.txt': ''})
  execFileSync('touch', ['-d', '2001-01-01', join(folder, 'other.txt')])
}

describe('nothing that a repository configures is run', () => {
  const signed = (folder: string): void => {
    const tree = git(folder, 'rev-parse', 'HEAD^{tree}')
    const parent = git(folder, 'rev-parse', 'HEAD')
    const text = `tree ${tree}\nparent ${parent}\nauthor a <a@b> 1 +0000\ncommitter a <a@b> 1 +0000\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n -----END PGP SIGNATURE-----\n\nsigned\n`
    writeFileSync(join(folder, '.git/signed'), text)
    const id = git(folder, 'hash-object', '-t', 'commit', '-w', join(folder, '.git/signed'))
    git(folder, 'update-ref', 'HEAD', id)
  }
  test.each<
    [string, (command: string) => Record<string, string>, string[], (folder: string) => void]
  >([
    ['a monitor', run => ({'core.fsmonitor': run}), ['status'], () => undefined],
    [
      'a filter',
      run => ({'filter.evil.clean': run, 'filter.evil.required': 'true'}),
      ['diff', 'HEAD'],
      folder => {
        write(folder, {'.git/info/attributes': '* filter=evil\n'})
      }
    ],
    [
      'a filter that is a process, with a dot and capitals in its name',
      run => ({'filter.Evil.One.process': run}),
      ['add', 'other.txt'],
      folder => {
        write(folder, {'.git/info/attributes': '* filter=Evil.One\n'})
      }
    ],
    [
      'a driver of differences',
      run => ({'diff.evil.command': run, 'diff.evil.textconv': run}),
      ['diff', 'main'],
      folder => {
        write(folder, {'.git/info/attributes': '* diff=evil\n'})
      }
    ],
    ['an external difference', run => ({'diff.external': run}), ['diff', 'main'], () => undefined],
    [
      'a signing program',
      run => ({'gpg.program': run, 'log.showSignature': 'true'}),
      ['log', '-1'],
      signed
    ]
  ])('%s', async (_what, settings, plainly, prepare) => {
    const {command, sprung, reset} = trap()
    const {folder} = workspace()
    prepare(folder)
    configure(folder, settings(command))
    touchAll(folder)
    const head = git(folder, 'rev-parse', 'HEAD')
    try {
      git(folder, ...plainly)
    } catch {
      // What the trap says is no answer that git can use.
    }
    expect(sprung()).toBe(true)
    reset()
    touchAll(folder)
    expect(await exercise(join(folder, 'models/x'))).toMatchObject({head, texts: ['1']})
    expect(sprung()).toBe(false)
  })

  test('a hook that every change of a ref calls', async () => {
    const {command, sprung} = trap()
    const {folder} = workspace()
    mkdirSync(join(folder, 'hooks'))
    symlinkSync(command, join(folder, 'hooks/reference-transaction'))
    configure(folder, {'core.hooksPath': join(folder, 'hooks')})
    const found = await findRepository(folder)
    const made = found.ok ? await ask(found.value, ['tag', 'one']) : null
    expect(made?.code).toBe(0)
    expect(sprung()).toBe(false)
    git(folder, 'tag', 'two')
    expect(sprung()).toBe(true)
  })

  test('a promised object that is not there is asked of origin, by none of its programs', async () => {
    const {command, sprung} = trap()
    const {folder} = workspace()
    const blob = git(folder, 'rev-parse', 'main:models/x/metrics.json')
    configure(folder, {
      'remote.origin.url': `file://${temporaryFolder()}`,
      'remote.origin.promisor': 'true',
      'remote.origin.uploadpack': command,
      'extensions.partialClone': 'origin',
      'protocol.allow': 'always',
      'protocol.file.allow': 'always',
      'core.sshCommand': command
    })
    rmSync(join(folder, '.git/objects', blob.slice(0, 2), blob.slice(2)))
    await expect(exercise(join(folder, 'models/x'))).rejects.toThrow(/clone is partial.* origin/u)
    expect(sprung()).toBe(false)
  })

  test('a partial clone of an honest origin gets the objects that it lacks', async () => {
    const {folder, base, head} = workspace()
    git(folder, 'config', 'uploadpack.allowFilter', 'true')
    git(folder, 'config', 'uploadpack.allowAnySHA1InWant', 'true')
    const clone = temporaryFolder()
    const how = ['--quiet', '--filter=blob:none', '--no-checkout', '--branch=work']
    git(clone, 'clone', ...how, `file://${folder}`, '.')
    git(clone, 'update-ref', 'refs/remotes/origin/main', base)
    const found = await findRepository(clone)
    if (!found.ok) throw new Error(found.summary)
    expect(await headCommit(found.value)).toEqual({ok: true, value: head})
    const bytes = await gitTree(found.value, base).read('models/x/metrics.json')
    expect(new TextDecoder().decode(bytes)).toBe('1')
  })

  test('origin is asked with the token of the checkout, by no helper or proxy of the repository', async () => {
    const {command, sprung} = trap()
    const {folder} = workspace()
    const server = await serve(() => ({status: 401}))
    // As actions/checkout leaves it, in a file of its own or in the repository's configuration.
    const credentials = join(temporaryFolder(), 'credentials')
    const header = `http.${server.url}/.extraheader`
    git(folder, 'config', '--file', credentials, header, 'AUTHORIZATION: basic dG9rZW4=')
    git(folder, 'config', `includeIf.gitdir:${folder}/.git.path`, credentials)
    configure(folder, {
      'remote.origin.url': `${server.url}/acme/models.git`,
      'remote.origin.proxy': 'http://127.0.0.1:1',
      'http.proxy': 'http://127.0.0.1:1',
      'http.sslVerify': 'false',
      'credential.helper': `!${command}`,
      'core.askPass': command
    })
    const found = await findRepository(folder)
    const asked = found.ok ? await readRemoteTags(found.value) : null
    await server.close()
    expect(asked).toEqual({remote: true, tags: null})
    expect(server.log.map(({token}) => token)).toContain('basic dG9rZW4=')
    expect(sprung()).toBe(false)
  })

  test.each(['ext::sh -c touch% marker', 'evil::x', '--upload-pack=touch marker'])(
    'origin is no program: %s',
    async url => {
      const {folder} = workspace()
      configure(folder, {'remote.origin.url': url, 'protocol.ext.allow': 'always'})
      const found = await findRepository(folder)
      const asked = found.ok ? await readRemoteTags(found.value) : null
      expect(asked).toEqual({remote: true, tags: null})
      expect(readdirSync(folder)).not.toContain('marker')
    }
  )

  test('a setting that cannot be switched off is an error', async () => {
    const {folder} = workspace()
    appendFileSync(join(folder, '.git/config'), '[filter "a=b"]\n\tclean = touch marker\n')
    await expect(exercise(folder)).rejects.toThrow(/filter\.a=b\.clean.*cannot be switched off/u)
  })
})

describe('the repository is the one that the workspace is', () => {
  test('not a bare one among the files', async () => {
    const {command, sprung} = trap()
    const {folder, head} = workspace()
    git(join(folder, 'models/x'), 'init', '--quiet', '--bare', '.')
    const settings = {fsmonitor: command, sshCommand: command, worktree: folder}
    for (const [key, value] of Object.entries(settings))
      git(join(folder, 'models/x'), 'config', '--file', 'config', `core.${key}`, value)
    expect(await exercise(join(folder, 'models/x'))).toMatchObject({head, paths: ['metrics.json']})
    expect(await exercise(join(folder, 'models/x/refs'))).toMatchObject({head, paths: []})
    expect(sprung()).toBe(false)
  })

  test.each<[string, (inner: string, other: string) => void]>([
    ['a .git folder', inner => git(inner, 'init', '--quiet')],
    [
      'a .git file',
      (inner, other) => {
        writeFileSync(join(inner, '.git'), `gitdir: ${other}/.git`)
      }
    ],
    [
      'a .git link',
      (inner, other) => {
        symlinkSync(join(other, '.git'), join(inner, '.git'))
      }
    ],
    [
      'a submodule',
      (inner, other) =>
        git(
          inner,
          '-c',
          'protocol.file.allow=always',
          'submodule',
          '--quiet',
          'add',
          '--force',
          other,
          'sub'
        )
    ]
  ])('nor that of %s inside', async (_what, make) => {
    const {command, sprung} = trap()
    const {folder, head} = workspace()
    const other = temporaryRepository({'metrics.json': '0'})
    git(other, 'config', 'core.fsmonitor', command)
    make(join(folder, 'models/x'), other)
    const inner = existsSync(join(folder, 'models/x/.git')) ? 'models/x' : 'models/x/sub'
    await expect(findRepository(join(folder, inner))).rejects.toThrow(
      `${inner} is a git repository of its own`
    )
    expect(await findRepository(folder)).toMatchObject({ok: true})
    expect((await exercise(folder)).head).toBe(head)
    expect(sprung()).toBe(false)
  })

  test('for a runner, what is checked out below its workspace, and nothing above', async () => {
    const outer = temporaryRepository({'a.txt': ''})
    mkdirSync(join(outer, 'empty/models'), {recursive: true})
    expect(await findRepository(join(outer, 'empty/models'), join(outer, 'empty'))).toMatchObject({
      ok: false,
      problem: 'not-a-repository'
    })
    git(join(outer, 'empty'), 'init', '--quiet', 'checkout')
    write(outer, {'empty/checkout/models/a.json': ''})
    const inside = join(outer, 'empty/checkout/models')
    const found = await findRepository(inside, join(outer, 'empty'))
    expect(found).toMatchObject({value: {root: join(outer, 'empty/checkout'), prefix: 'models'}})
    symlinkSync(temporaryFolder(), join(outer, 'empty/out'))
    await expect(findRepository(join(outer, 'empty/out'), join(outer, 'empty'))).rejects.toThrow(
      /is a link that leads out of/u
    )
  })

  test('and a link in it leads nowhere else', async () => {
    const {folder, head} = workspace()
    symlinkSync(temporaryRepository({'metrics.json': '0'}), join(folder, 'models/y'))
    await expect(findRepository(join(folder, 'models/y'))).rejects.toThrow(
      /models\/y is a link that leads out of/u
    )
    symlinkSync('x', join(folder, 'models/current'))
    const found = await findRepository(join(folder, 'models/current'))
    // Production is what the link led to in its commit.
    expect(found).toMatchObject({value: {path: 'models/current', prefix: 'models/x'}})
    const linked = temporaryFolder()
    symlinkSync(folder, join(linked, 'home'))
    expect((await exercise(join(linked, 'home/models/x'))).head).toBe(head)
  })

  const own = {...process.env}
  afterEach(() => {
    for (const name of Object.keys(process.env))
      if (!(name in own)) Reflect.deleteProperty(process.env, name)
  })

  test('whatever the environment says', async () => {
    const {command, sprung} = trap()
    const {folder, base, head} = workspace()
    const other = temporaryRepository({'metrics.json': '0'})
    Object.assign(process.env, {
      GIT_DIR: join(other, '.git'),
      GIT_WORK_TREE: other,
      GIT_INDEX_FILE: join(other, '.git/index'),
      GIT_OBJECT_DIRECTORY: join(other, '.git/objects'),
      GIT_COMMON_DIR: join(other, '.git'),
      GIT_NAMESPACE: 'evil',
      GIT_EXTERNAL_DIFF: command,
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'core.fsmonitor',
      GIT_CONFIG_VALUE_0: command
    })
    expect(await exercise(join(folder, 'models/x'))).toMatchObject({head, base, texts: ['1']})
    expect(sprung()).toBe(false)
  })

  test('as it was committed: no replacement, graft or other work tree counts', async () => {
    const {folder, base, head} = workspace()
    const fake = git(folder, 'commit-tree', '-m', 'fake', git(folder, 'rev-parse', 'HEAD^{tree}'))
    git(folder, 'replace', base, fake)
    write(folder, {'.git/info/grafts': `${head}\n`})
    git(folder, 'config', 'core.worktree', temporaryFolder())
    expect(await exercise(join(folder, 'models/x'))).toMatchObject({head, base, texts: ['1']})
  })
})

test('a check starts git no more often than it has questions', async () => {
  const tools = temporaryFolder()
  const real = execFileSync('sh', ['-c', 'command -v git'], {encoding: 'utf8'}).trim()
  write(tools, {git: `#!/bin/sh\necho >> '${tools}/calls'\nexec '${real}' "$@"\n`})
  execFileSync('chmod', ['+x', join(tools, 'git')])
  const metrics = JSON.stringify({accuracy: {value: 0.9, n: 1000}})
  const models = ['a', 'b', 'c'].map(name => [`models/${name}/metrics.json`, metrics] as const)
  const folder = temporaryRepository({...Object.fromEntries(models), 'README.md': '# Models\n'})
  git(folder, 'checkout', '--quiet', '-b', 'work')
  for (const [path] of models) write(folder, {[path]: metrics.replace('0.9', '0.91')})
  commit(folder, 'work')
  const path = process.env['PATH']
  process.env['PATH'] = `${tools}:${path ?? ''}`
  try {
    const options = {path: folder, policy: null, baseline: null, today: '2026-11-21', log: SILENT}
    const {models: judged} = await check(aRequest(), await localWorld(options))
    expect(judged.map(m => m.baseline?.registry)).toEqual(['git', 'git', 'git'])
  } finally {
    process.env['PATH'] = path
  }
  expect(readFileSync(join(tools, 'calls'), 'utf8').length).toBeLessThanOrEqual(34)
})

describe('names', () => {
  async function open(folder: string): Promise<Repository> {
    const found = await findRepository(folder)
    if (!found.ok) throw new Error(found.summary)
    return found.value
  }

  test('a tag does not take the place of a branch of its name', async () => {
    const {folder, base, head} = workspace()
    git(folder, 'update-ref', 'refs/remotes/origin/production', base)
    for (const name of ['production', 'origin/production', 'main']) git(folder, 'tag', name, head)
    const repository = await open(folder)
    for (const name of ['production', 'origin/production', 'main', 'main^{commit}', 'main~0'])
      expect(await resolveCommit(repository, name)).toEqual({ok: true, value: base})
    expect(await resolveRef(repository, 'production')).toMatchObject({
      value: {ref: 'refs/remotes/origin/production', passedOver: ['refs/tags/production']}
    })
    expect(await resolveCommit(repository, 'refs/tags/production')).toEqual({ok: true, value: head})
  })

  test('nor of the commit that a short id means', async () => {
    const {folder, base, head} = workspace()
    const [short, whole] = [base.slice(0, 8), base]
    git(folder, 'tag', short, head)
    git(folder, 'update-ref', `refs/tags/${whole}`, head)
    const repository = await open(folder)
    expect(await resolveCommit(repository, whole)).toEqual({ok: true, value: base})
    expect(await resolveCommit(repository, short)).toMatchObject({
      ok: false,
      summary: expect.stringMatching(/name of refs\/tags\/.* and the beginning of the id/u)
    })
  })

  test.each([
    '--upload-pack=touch marker',
    '-x',
    '--all',
    '@{-1}..main',
    'HEAD:other.txt',
    ':/work'
  ])('%j is no commit', async name => {
    const {folder} = workspace()
    expect(await resolveCommit(await open(folder), name)).toMatchObject({ok: false})
    expect(readdirSync(folder)).not.toContain('marker')
  })

  test('of files mean themselves alone', async () => {
    const {folder, base} = workspace()
    const names = ['--output=marker', ':(exclude)models', '*', 'a\nb', 'ä', '-']
    write(folder, Object.fromEntries(names.map(name => [name, name])))
    const repository = await open(folder)
    expect(await changedSince(repository, base)).toEqual([...names, 'models/x/metrics.json'].sort())
    const head = commit(folder, 'odd names')
    const tree = gitTree(repository, head)
    for (const name of names) expect(new TextDecoder().decode(await tree.read(name))).toBe(name)
    expect(await lastChange(repository, base, ['*', ':(exclude)models'])).toBeNull()
  })
})
