import {basename} from 'node:path'
import process from 'node:process'
import {UserError} from '../errors.ts'
import type {PolicyText, World} from '../reading/world.ts'
import type {Log, Registry, Resolved, Tree} from '../ports.ts'
import {join} from '../reading/paths.ts'
import type {ActionInputs} from './action-inputs.ts'
import {readAttempts} from './attempts.ts'
import {diskTree} from './disk-tree.ts'
import {
  changedFiles,
  findRepository,
  hasCommit,
  headCommit,
  lastChange,
  type Repository
} from './git.ts'
import {packageCache} from './engines/cache.ts'
import {gitTree, short} from './git-tree.ts'
import type {GitHubClient} from './github/client.ts'
import type {EventContext} from './github/event.ts'
import {githubForge} from './github/forge.ts'
import {mergedPullRequest, pullRequestFiles} from './github/history.ts'
import {githubTree} from './github/tree.ts'
import type {LfsServer} from './objects/git-lfs.ts'
import {openObjects} from './objects/index.ts'
import {findPolicy, policyAt, policyChange} from './policy-file.ts'
import {askPrometheus} from './prometheus.ts'
import {openCandidate} from './registries/candidate.ts'
import {openRegistry} from './registries/index.ts'
import {readRecords} from './registries/records.ts'
import {readSpec} from './registries/spec.ts'
import {runnerWork} from './runner.ts'

export interface ActionOptions {
  readonly inputs: ActionInputs
  readonly event: EventContext
  /** The runner's workspace. */
  readonly workspace: string
  /** Null without a token: then only what the checkout has can be read. */
  readonly client: GitHubClient | null
  readonly today: string
  readonly log: Log
}

/**
 * The world of the action: the candidate is what is checked out, or the head commit over the API where
 * nothing is; policy and baseline are the base commit's, from the clone where it has that commit, else
 * over the API.
 */
export async function actionWorld(options: ActionOptions): Promise<World> {
  const {inputs, event, workspace, client, log, today} = options
  const path = folderOf(inputs.path)
  const folder = path === '' ? workspace : `${workspace}/${path}`
  const local = await findRepository(folder)
  const repository = local.ok ? local.value : null
  const tree = await candidateTree(options, path, folder)
  const base = await baseTree(options, path, repository)
  const policy = await policyOf(base ?? tree, path, inputs.policy)
  const spec = inputs.baseline === null ? null : readSpec(inputs.baseline)
  return {
    tree,
    ...(base === null ? {} : {merged: base}),
    prefix: path,
    rootName: path === '' ? event.repository.repo : basename(path),
    candidate: {registry: 'git', version: short(event.headSha), commit: event.headSha},
    policy: policy === null ? null : {...policy, ref: base?.commit ?? null},
    policyChange: base === null ? null : await changeOfPolicy(policy, tree, path, inputs.policy),
    changed: await changed(options, path, repository),
    registry: (named): Registry => {
      const wanted = spec ?? named
      // A folder of the pull request's own files would let it say what is in production.
      const isLost = wanted?.type === 'file' && base === null && event.baseSha !== null
      if (wanted !== null && !isLost && !(wanted.type === 'git' && wanted.ref === undefined)) {
        return openRegistry(wanted, {folder, tree, prefix: path, merged: base ?? tree})
      }
      return baseRegistry(base, event, wanted?.type === 'git' ? (wanted.path ?? '') : '')
    },
    candidateFrom: (written, named) =>
      openCandidate(written, named, {
        folder,
        tree,
        prefix: path,
        commits: async () => await candidateCommits(options)
      }),
    changedAt: async (commit, paths) =>
      repository === null ? null : await lastChange(repository, commit, paths),
    attempts: query => readAttempts(local, query),
    logs: async place => {
      // Readers and clients of engines are only loaded where there is a log.
      const {openLog} = await import('./engines/index.ts')
      return await openLog(place, {
        folder,
        here: folder,
        cache: packageCache(),
        environment: process.env,
        log
      })
    },
    longWork: runnerWork,
    hasCommit: async commit => repository !== null && (await hasCommit(repository, commit)),
    ...(client === null ? {} : {forge: githubForge(client, event)}),
    findObject: openObjects({folder, lfs: lfsServer(options)}),
    records: async named => await readRecords(spec ?? named, folder),
    monitoring: (named, model) =>
      askPrometheus(named, model, {environment: process.env, now: () => Date.now() / 1000}),
    today,
    log
  }
}

/** Only where the forge is asked at all, and with the same token. */
function lfsServer({inputs, client, event}: ActionOptions): LfsServer | null {
  const {owner, repo} = event.repository
  const server = process.env['GITHUB_SERVER_URL'] ?? 'https://github.com'
  return client === null || inputs.token === null
    ? null
    : {url: `${server}/${owner}/${repo}.git/info/lfs`, token: inputs.token}
}

/** The commit to judge; after a merge also the head that was merged, at which the training ran. */
async function candidateCommits({client, event}: ActionOptions): Promise<readonly string[]> {
  const {headSha, kind, repository} = event
  if (client === null || kind === 'pull_request') return [headSha]
  const merged = await mergedPullRequest(client, repository, headSha)
  return merged === null ? [headSha] : [headSha, merged.headSha]
}

/** The base commit is in production: what was merged is what runs. */
function baseRegistry(base: Tree | null, {kind, baseSha}: EventContext, folder: string): Registry {
  const resolved: Resolved =
    base === null
      ? {
          found: false,
          registry: 'git',
          reason: 'unreadable',
          summary:
            baseSha === null
              ? `A ${kind} event has no base commit, so it is not known what is in production.`
              : `The base commit ${short(baseSha)} is neither in the checkout nor readable over the API.`,
          remedy:
            'Give the action a token with contents: read, or name the baseline with its input baseline.'
        }
      : {found: true, registry: 'git', version: base.name, commit: base.commit, tree: base, folder}
  return {resolve: () => Promise.resolve(resolved)}
}

async function candidateTree(
  {client, event}: ActionOptions,
  path: string,
  folder: string
): Promise<Tree> {
  const disk = diskTree(folder, {commit: event.headSha})
  const isEmpty = (await disk.kind('')) !== 'directory' || (await disk.list()).length === 0
  if (!isEmpty || client === null) return disk
  return githubTree(client, event.repository, {
    name: short(event.headSha),
    commit: event.headSha,
    folder: path
  })
}

async function baseTree(
  {client, event}: ActionOptions,
  path: string,
  repository: Repository | null
): Promise<Tree | null> {
  const {baseSha, baseRef} = event
  if (baseSha === null) return null
  const name = short(baseSha, baseRef)
  if (repository !== null && (await hasCommit(repository, baseSha)))
    return gitTree(repository, baseSha, name)
  return client === null
    ? null
    : githubTree(client, event.repository, {name, commit: baseSha, folder: path})
}

/** Policies lie at the root of the repository or, with `path`, in that folder. */
async function policyOf(
  tree: Tree,
  path: string,
  named: string | null
): Promise<PolicyText | null> {
  if (named !== null && (await tree.kind(named)) !== 'file') {
    throw new UserError(
      `The policy ${join(path, named)} is not in ${tree.name}; the base branch's policy counts, so it has to be merged first.`
    )
  }
  return named === null
    ? await findPolicy(tree, path)
    : await policyAt(tree, named, join(path, named))
}

async function changeOfPolicy(
  base: PolicyText | null,
  tree: Tree,
  path: string,
  named: string | null
): Promise<string | null> {
  if (named !== null) return null
  const head = await policyOf(tree, path, null).catch(() => null)
  return policyChange(base, head, 'This pull request')
}

/** What the pull request changes below `path`; null where that is not to be found out: then every model is judged. */
async function changed(
  {client, event, log}: ActionOptions,
  path: string,
  repository: Repository | null
): Promise<readonly string[] | null> {
  const below = (file: string): string[] =>
    path === '' ? [file] : file.startsWith(`${path}/`) ? [file.slice(path.length + 1)] : []
  if (event.number !== null && client !== null) {
    try {
      const {files, complete} = await pullRequestFiles(client, event.repository, event.number)
      if (complete) return files.flatMap(f => below(f.path))
    } catch (error) {
      log.debug(
        `the files of the pull request cannot be listed: ${error instanceof Error ? error.message : String(error)}`
      )
    }
  }
  const head = repository === null ? null : await headCommit(repository)
  if (repository === null || event.baseSha === null || head?.ok !== true) return null
  if (!(await hasCommit(repository, event.baseSha))) return null
  return (await changedFiles(repository, event.baseSha, head.value)).map(f => f.path)
}

function folderOf(path: string): string {
  const folder = path.replace(/^\.\/?/u, '').replace(/(?<!\/)\/+$/u, '')
  if (folder.startsWith('/') || folder.split('/').includes('..')) {
    throw new UserError(`The input path is "${path}"; it has to be a folder of the workspace.`)
  }
  return folder
}
