import {mkdir, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test} from '@jest/globals'
import {runCommand} from './support/command.ts'
import {gtoPython, gtoShow, runGto} from './support/gto.ts'
import {makeGitRepository, type GitRepository} from './support/git-repository.ts'
import {makeTemporaryFolder, removeTemporaryFolders} from './support/temporary-folder.ts'

const INSTALL_MS = 900_000
const TEST_MS = 180_000
const REGISTRY = ['--model', 'fraud'] as const
const POLICY = `version: 1
models:
  fraud:
    metrics: metrics.json
    registry: {type: gto, model: fraud, stage: prod}
    at-least-as-good: {accuracy: {margin: 1 pp}}
`

beforeAll(gtoPython, INSTALL_MS)
afterAll(removeTemporaryFolders)

test(
  'check, promote, check the next, promote, roll back, and tell it, with tags that gto reads',
  async () => {
    const origin = await makeTemporaryFolder()
    const repository = await makeGitRepository(`file://${origin}`)
    await repository.git('init', '--quiet', '--bare', '--initial-branch=main', origin)
    const elsewhere = await makeTemporaryFolder()
    const {path} = repository
    let second = 0
    const gto = async (...args: readonly string[]) => await runGto(path, args, second++)
    const prod = async () => (await gtoShow(path))['fraud']?.['prod']

    await train(repository, 0.9)
    await gto('register', 'fraud', 'HEAD', '--version', 'v1.0.0')
    await gto('assign', 'fraud', '--version', 'v1.0.0', '--stage', 'prod')
    await repository.git('push', '--quiet', 'origin', 'main', '--tags')

    // Judged, registered, promoted.
    await train(repository, 0.93)
    const judged = await check(path, elsewhere, 'second')
    await expect(promote(path, judged)).rejects.toThrow(
      /registered are: v1.0.0.*gto register fraud/u
    )
    await gto('register', 'fraud', 'HEAD', '--version', 'v1.1.0')
    await repository.git('push', '--quiet', 'origin', 'main', '--tags')
    expect(await promote(path, judged, '--by', 'ada')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('fraud@v1.1.0 (fraud#prod) is in production now')
    })
    expect(await prod()).toBe('v1.1.0')
    expect(await repository.git('ls-remote', '--tags', 'origin')).toContain('refs/tags/fraud#prod#')
    expect((await promote(path, judged)).stdout).toContain('already; nothing was changed')

    // The tagged commit must hold what was judged, and the stage must still be where it was.
    await train(repository, 0.95)
    const third = await check(path, elsewhere, 'third')
    expect((await promote(path, third, '--to', 'v1.0.0')).stdout).toMatch(
      /metrics.json in fraud@v1.0.0 is sha256:\w+, but fraud was judged on sha256:/u
    )
    await gto('register', 'fraud', 'HEAD', '--version', 'v1.2.0')
    await repository.git('push', '--quiet', 'origin', 'main', '--tags')
    expect(await promote(path, third)).toMatchObject({status: 0})
    expect(await prod()).toBe('v1.2.0')
    expect((await promote(path, judged)).stdout).toMatch(
      /compared with fraud@v1.0.0 of gto, but fraud#prod is now fraud@v1.2.0 of gto/u
    )

    // Another clone, that had not heard of it, goes back; the first one sees it.
    const other = await makeTemporaryFolder()
    await repository.git('clone', '--quiet', '--no-tags', `file://${origin}`, other)
    expect(await runCommand('rollback', other, ...REGISTRY)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('fraud@v1.1.0')
    })
    const {stdout} = await runCommand('history', path, ...REGISTRY, '--format', 'json')
    expect(JSON.parse(stdout)).toMatchObject([
      {
        current: 'fraud@v1.1.0',
        records: [
          {kind: 'promotion', version: {version: 'fraud@v1.1.0'}, by: 'ada'},
          {kind: 'promotion', version: {version: 'fraud@v1.2.0'}},
          {kind: 'rollback', version: {version: 'fraud@v1.1.0'}}
        ]
      }
    ])
    expect(await prod()).toBe('v1.1.0')
  },
  TEST_MS
)

test(
  'of two clones that promote at once one is refused, and the stage has one holder',
  async () => {
    const origin = await makeTemporaryFolder()
    const repository = await makeGitRepository(`file://${origin}`)
    await repository.git('init', '--quiet', '--bare', '--initial-branch=main', origin)
    const elsewhere = await makeTemporaryFolder()
    const {path} = repository
    await train(repository, 0.9)
    await runGto(path, ['register', 'fraud', 'HEAD', '--version', 'v1.0.0'], 0)
    await runGto(path, ['assign', 'fraud', '--version', 'v1.0.0', '--stage', 'prod'], 1)
    await train(repository, 0.93)
    await runGto(path, ['register', 'fraud', 'HEAD', '--version', 'v1.1.0'], 2)
    await repository.git('push', '--quiet', 'origin', 'main', '--tags')
    const verdict = await check(path, elsewhere, 'both')
    const other = await makeTemporaryFolder()
    await repository.git('clone', '--quiet', `file://${origin}`, other)

    const ends = await Promise.all([promote(path, verdict), promote(other, verdict)])
    expect(ends.map(end => end.status)).toContain(0)
    const listed = await repository.git('ls-remote', '--tags', '--refs', 'origin', 'fraud#prod#*')
    expect(listed.split('\n')).toHaveLength(2)
    for (const clone of [path, other]) {
      expect((await promote(clone, verdict)).stdout).toContain('already')
      expect((await gtoShow(clone))['fraud']).toEqual({prod: 'v1.1.0'})
    }
  },
  TEST_MS
)

async function train(repository: GitRepository, accuracy: number): Promise<void> {
  await repository.commit({
    'metrics.json': JSON.stringify({accuracy}),
    'model-promotion.yml': POLICY
  })
}

/** The verdict lies outside of the repository, as an artifact of another workflow does. */
async function check(path: string, elsewhere: string, name: string): Promise<string> {
  await mkdir(elsewhere, {recursive: true})
  const file = join(elsewhere, `${name}.json`)
  const {stdout} = await runCommand('check', path, ...REGISTRY, '--format', 'json')
  await writeFile(file, stdout)
  return file
}

async function promote(path: string, verdict: string, ...more: readonly string[]) {
  return await runCommand('promote', path, ...REGISTRY, '--verdict', verdict, ...more)
}
