import {afterAll, beforeAll, describe, expect, test} from '@jest/globals'
import {findRepository} from '../../src/adapters/git.ts'
import {stateOf} from '../../src/adapters/registries/gto/state.ts'
import {readTags} from '../../src/adapters/registries/gto/tags.ts'
import {gtoPython, gtoShow, makeTag, runGto} from './support/gto.ts'
import {makeGitRepository, type GitRepository} from './support/git-repository.ts'
import {removeTemporaryFolders} from './support/temporary-folder.ts'

const INSTALL_MS = 900_000
const TEST_MS = 120_000
const ARTIFACTS = ['fraud', 'models:churn']

beforeAll(gtoPython, INSTALL_MS)
afterAll(removeTemporaryFolders)

/** What the product reads, in the form of `gto show --json`. */
async function shown({path}: GitRepository) {
  const found = await findRepository(path)
  if (!found.ok) throw new Error(found.summary)
  const tags = await readTags(found.value)
  const active = ARTIFACTS.filter(
    artifact => tags.some(tag => tag.artifact === artifact) && !stateOf(artifact, tags).deprecated
  )
  return Object.fromEntries(
    active.map(artifact => [
      artifact,
      Object.fromEntries([...stateOf(artifact, tags).stages].map(([stage, v]) => [stage, v.name]))
    ])
  )
}

async function threeCommits(): Promise<{repository: GitRepository; commits: string[]}> {
  const repository = await makeGitRepository('file:///nowhere')
  const commits: string[] = []
  for (const value of [1, 2, 3]) commits.push(await repository.commit({'a.txt': String(value)}))
  return {repository, commits}
}

describe('the state of a registry is the one that gto shows', () => {
  test(
    'for what gto itself writes',
    async () => {
      const {repository, commits} = await threeCommits()
      const {path} = repository
      const [one = '', two = '', three = ''] = commits
      let second = 0
      const gto = async (...args: readonly string[]) => await runGto(path, args, second++)
      await gto('register', 'fraud', one, '--version', 'v1.0.0')
      await gto('register', 'fraud', two, '--bump-minor')
      await gto('assign', 'fraud', '--version', 'v1.0.0', '--stage', 'prod')
      await gto('register', 'models:churn', one, '--version', 'v0.1.0')
      await gto('assign', 'models:churn', '--version', 'v0.1.0', '--stage', 'prod')
      expect(await shown(repository)).toEqual(await gtoShow(path))

      await gto('assign', 'fraud', '--version', 'v1.1.0', '--stage', 'prod')
      await gto('assign', 'fraud', three, '--stage', 'dev', '--skip-registration')
      expect(await shown(repository)).toEqual(await gtoShow(path))
      expect(await shown(repository)).toMatchObject({fraud: {prod: 'v1.1.0', dev: three}})

      await gto('deprecate', 'fraud', 'v1.1.0', 'prod')
      expect(await shown(repository)).toMatchObject({fraud: {prod: 'v1.0.0'}})
      expect(await shown(repository)).toEqual(await gtoShow(path))

      await gto('deprecate', 'models:churn')
      expect(await shown(repository)).toEqual(await gtoShow(path))
    },
    TEST_MS
  )

  test(
    'for tags of every form in any order, in the same second too',
    async () => {
      for (const seed of [1, 2, 3, 4, 5, 6]) {
        const {repository, commits} = await threeCommits()
        const random = generator(seed)
        const pick = <T>(from: readonly T[]): T => from[random(from.length)] as T
        // A version a commit, as gto demands where a commit has a stage.
        const versions = commits.map((commit, i) => ({commit, name: `v1.${i}.0`}))
        let time = 1_770_000_000
        for (let n = 1; n <= 14; n++) {
          const artifact = pick(['fraud', 'models=churn'])
          const {commit, name} = pick(versions)
          const tag = pick([
            `@${name}`,
            `@${name}#${n}`,
            `@${name}!#${n}`,
            `#prod#${n}`,
            `#prod#${n}`,
            `#dev#${n}`,
            '#dev',
            `#prod!#${n}`,
            ...(random(4) === 0 ? [`@deprecated#${n}`] : [])
          ])
          time += random(2)
          await makeTag(repository.path, `${artifact}${tag}`, commit, time)
        }
        expect({seed, state: await shown(repository)}).toEqual({
          seed,
          state: await gtoShow(repository.path)
        })
      }
    },
    TEST_MS
  )
})

/** A linear congruential generator (Numerical Recipes): whole numbers below a limit. */
function generator(seed: number): (limit: number) => number {
  let state = seed
  return limit => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
}
