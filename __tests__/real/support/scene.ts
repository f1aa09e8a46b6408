import {readFile} from 'node:fs/promises'
import {resolve} from 'node:path'
import {startGitHubFake, type GitHubFake, type Token} from './github-fake.ts'
import {makeGitRepository, type FileChanges, type GitRepository} from './git-repository.ts'
import {runAction, type ActionResult} from './run-action.ts'
import {removeTemporaryFolders} from './temporary-folder.ts'

const REPOSITORY = 'acme/models'
export const PULL_REQUEST = 7

export interface SceneOptions {
  /** The files of the branch 'main', and what the pull request changes in them. */
  readonly base: FileChanges
  readonly head: FileChanges
  /** The pull request comes from another repository, so that the token may only read. */
  readonly isFork?: boolean
  /** Only the merge commit is in the clone, as actions/checkout leaves it unless told otherwise. */
  readonly isShallow?: boolean
  /** GitHub does not have the base commit either. */
  readonly isBaseLost?: boolean
  /** What the token may do besides what it may do by default. */
  readonly permissions?: Token['permissions']
  /** As under `env:` of the workflow. */
  readonly variables?: Readonly<Record<string, string>>
}

/** A pull request on a fake GitHub, its merge checked out in a real clone, and the real action to run there. */
export interface Scene {
  readonly fake: GitHubFake
  readonly repository: GitRepository
  readonly base: string
  readonly head: () => string
  readonly merge: () => string
  /** Commits to the pull request, and checks the new merge out. */
  readonly push: (changes: FileChanges) => Promise<void>
  readonly run: (inputs?: Readonly<Record<string, string>>) => Promise<ActionResult>
  /** Runs the action for a merge queue that tests the merge commit. */
  readonly runMergeGroup: () => Promise<ActionResult>
  /** Merges the pull request, and runs the action for the push of the merge commit. */
  readonly runAfterMerge: (inputs?: Readonly<Record<string, string>>) => Promise<ActionResult>
  /** Runs the action by hand, on a branch. */
  readonly runByHand: (
    branch: string,
    inputs?: Readonly<Record<string, string>>
  ) => Promise<ActionResult>
  /** Reads a file that the action wrote, relative to its workspace. */
  readonly read: (path: string | undefined) => Promise<string>
}

/** What the workflow's token is in every scene. */
export const TOKEN = 'ghs_ThisIsTheTokenOfTheScene'
const WRITER: Token = {
  login: 'github-actions[bot]',
  kind: 'installation',
  permissions: {contents: 'read', 'pull-requests': 'write', checks: 'write'}
}
const READER: Token = {
  ...WRITER,
  permissions: {contents: 'read', 'pull-requests': 'read', checks: 'read'}
}

const fakes: GitHubFake[] = []

function tokenOf({isFork, permissions}: SceneOptions): Token {
  const token = isFork === true ? READER : WRITER
  return {...token, permissions: {...token.permissions, ...permissions}}
}

/** Stops the fakes and removes the folders of all scenes; to be called in `afterEach`. */
export async function endScenes(): Promise<void> {
  await Promise.all(fakes.splice(0).map(fake => fake.close()))
  await removeTemporaryFolders()
}

/** Opens pull request 7 of acme/models, from 'feature' into 'main'. */
export async function openPullRequest(options: SceneOptions): Promise<Scene> {
  const fake = await startGitHubFake({
    repository: REPOSITORY,
    tokens: {[TOKEN]: tokenOf(options)}
  })
  fakes.push(fake)
  const repository = await makeGitRepository(`${fake.url}/${REPOSITORY}`)
  const base = await repository.commit(options.base, 'Model in production')
  let head = base
  let merge = base
  let workspace = repository.path

  async function push(changes: FileChanges): Promise<void> {
    await repository.git('checkout', '--quiet', '--detach', head)
    head = await repository.commit(changes, 'Candidate')
    merge = await repository.checkOutMerge(base, head)
    const known = repository.commits.filter(({sha}) => options.isBaseLost !== true || sha !== base)
    known.forEach(fake.addCommit)
    fake.setRef('heads/main', base)
    fake.setRef('heads/feature', head)
    fake.setRef(`pull/${PULL_REQUEST}/merge`, merge)
    fake.setPullRequest(pullRequest())
    if (options.isShallow === true) workspace = await repository.cloneShallow()
  }

  function pullRequest() {
    return {
      number: PULL_REQUEST,
      title: 'A better model',
      author: 'dev',
      draft: false,
      base: {ref: 'main', sha: base},
      head: {ref: 'feature', sha: head, repository: headRepository(options)}
    }
  }

  function runFor(event: {name: string; payload: unknown}, ref: string, inputs = {}) {
    const {url: serverUrl} = fake
    const where = {workspace, serverUrl, repository: REPOSITORY, sha: merge, ref}
    const {variables = {}} = options
    return runAction({...where, event, token: TOKEN, inputs, variables})
  }

  // As actions/checkout leaves it: no local branches, the base branch as a remote one.
  await repository.git('checkout', '--quiet', '--detach', base)
  await repository.git('branch', '--quiet', '-D', 'main')
  await repository.git('update-ref', 'refs/remotes/origin/main', base)
  await push(options.head)
  return {
    fake,
    repository,
    base,
    head: () => head,
    merge: () => merge,
    push,
    run: inputs => {
      const payload = pullRequestPayload(base, head, headRepository(options))
      const event = {name: 'pull_request', payload}
      return runFor(event, `refs/pull/${PULL_REQUEST}/merge`, inputs)
    },
    runMergeGroup: () => {
      const headRef = `refs/heads/gh-readonly-queue/main/pr-${PULL_REQUEST}-${base}`
      const payload = mergeGroupPayload(base, merge, headRef)
      return runFor({name: 'merge_group', payload}, headRef)
    },
    runAfterMerge: inputs => {
      fake.setRef('heads/main', merge)
      fake.setPullRequest({...pullRequest(), isMerged: true})
      const ref = 'refs/heads/main'
      const payload = {ref, before: base, after: merge, ...senderPayload()}
      return runFor({name: 'push', payload}, ref, inputs)
    },
    runByHand: (branch, inputs) => {
      const event = {name: 'workflow_dispatch', payload: {inputs: {}, ...senderPayload()}}
      return runFor(event, `refs/heads/${branch}`, inputs)
    },
    read: path => readFile(resolve(workspace, path ?? 'the output names no file'), 'utf8')
  }
}

/** What a runner gives a workflow for a pull request, as far as an action needs it. */
export function pullRequestPayload(base: string, head: string, headName = REPOSITORY): object {
  return {
    action: 'synchronize',
    number: PULL_REQUEST,
    pull_request: {
      number: PULL_REQUEST,
      title: 'A better model',
      draft: false,
      labels: [],
      user: {login: 'dev', type: 'User'},
      author_association: 'CONTRIBUTOR',
      head: {
        sha: head,
        ref: 'feature',
        repo: {...repositoryPayload(headName), fork: headName !== REPOSITORY}
      },
      base: {sha: base, ref: 'main', repo: {...repositoryPayload(REPOSITORY), fork: false}}
    },
    ...senderPayload()
  }
}

function mergeGroupPayload(base: string, head: string, headRef: string): object {
  return {
    action: 'checks_requested',
    merge_group: {
      head_sha: head,
      head_ref: headRef,
      base_sha: base,
      base_ref: 'refs/heads/main',
      head_commit: {id: head, message: 'Merge pull request #7'}
    },
    ...senderPayload()
  }
}

function senderPayload() {
  return {repository: repositoryPayload(REPOSITORY), sender: {login: 'dev', type: 'User'}}
}

function repositoryPayload(fullName: string) {
  const [login = '', name = ''] = fullName.split('/')
  return {full_name: fullName, name, owner: {login}, default_branch: 'main', private: false}
}

function headRepository({isFork}: SceneOptions): string {
  return isFork === true ? 'mallory/models' : REPOSITORY
}
