import {afterEach, beforeAll, expect, test} from '@jest/globals'
import {
  METRICS_FILE,
  metricsFile,
  POLICY_FILE,
  policyFile,
  PRODUCTION
} from './support/model-files.ts'
import {node24} from './support/node24.ts'
import {endScenes, openPullRequest, PULL_REQUEST, type Scene} from './support/scene.ts'

const SCENE_MS = 120_000
const INSTALL_MS = 600_000
const POLICY = `${policyFile(0.9, '1 pp')}    require: [approval]\n`

beforeAll(node24, INSTALL_MS)
afterEach(endScenes)

async function verdictOf(scene: Scene): Promise<unknown> {
  const {outputs} = await scene.run()
  return outputs['verdict']
}

test(
  'a policy that requires an approval waits for one of the last commit, by somebody else',
  async () => {
    const scene = await openPullRequest({
      base: {...PRODUCTION, [POLICY_FILE]: POLICY},
      head: {[METRICS_FILE]: metricsFile(0.95)}
    })
    expect(await verdictOf(scene)).toBe('fail')

    const approved = {pullRequest: PULL_REQUEST, state: 'APPROVED'} as const
    scene.fake.addReview({...approved, author: 'grace', commit: scene.base})
    expect(await verdictOf(scene)).toBe('fail')

    scene.fake.addReview({...approved, author: 'grace', commit: scene.head()})
    expect(await verdictOf(scene)).toBe('pass')

    scene.fake.addReview({
      ...approved,
      state: 'CHANGES_REQUESTED',
      author: 'linus',
      commit: scene.head()
    })
    expect(await verdictOf(scene)).toBe('fail')
  },
  SCENE_MS
)
