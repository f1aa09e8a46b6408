import {basename} from 'node:path'
import process from 'node:process'
import {UserError, WorldError} from '../errors.ts'
import type {PolicyText, World} from '../reading/world.ts'
import type {Log, Registry, Tree} from '../ports.ts'
import {join} from '../files/paths.ts'
import {baseRegistry, branchRegistry} from './action-baseline.ts'
import type {ActionInputs} from './action-inputs.ts'
import {readAttempts} from './attempts.ts'
import {diskTree} from './disk-tree.ts'
import {refuseOtherHead} from './checked-out.ts'
import {
  changedFiles,
  findRepository,
  hasCommit,
  headCommit,
  isLinked,
  lastChange,
  type Answer,
  type Repository
} from './git.ts'
import {packageCache} from './engines/cache.ts'
import {copiedLog} from './copied-log.ts'
import {gitTree, short} from './git-tree.ts'
import type {GitHubClient} from './github/client.ts'
import {isHeadElsewhere, type EventContext} from './github/event.ts'
import {githubForge} from './github/forge.ts'
import {mergedPullRequest, pullRequestFiles, remoteHasCommit} from './github/history.ts'
import {githubTree} from './github/tree.ts'
import type {LfsServer} from './objects/places.ts'
import {openObjects} from './objects/index.ts'
import {findPolicy, policyAt, policyChange} from './policy-file.ts'
import {askPrometheus} from './prometheus.ts'
import {openCandidate} from './registries/candidate.ts'
import {localBase} from './registries/git.ts'
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
  const local = await findRepository(folder, workspace)
  const repository = local.ok ? local.value : null
  const tree = await candidateTree(options, path, folder, local)
  const base = await baseTree(options, path, repository)
  const merged = base ?? mergedAlready(event, tree)
  const policy = await policyOf(merged, path, inputs.policy)
  const spec = inputs.baseline === null ? null : readSpec(inputs.baseline)
  const around = {
    folder,
    tree,
    prefix: path,
    merged,
    repository: () => Promise.resolve(local),
    base: async (ref: string | null) => await localBase(local, ref, log)
  }
  const configured = await treeAtRoot(options, repository, merged)
  return {
    tree,
    ...(base === null ? {} : {merged: base}),
    prefix: path,
    rootName: path === '' ? event.repository.repo : basename(path),
    candidate: {registry: 'git', version: short(event.headSha), commit: event.headSha},
    policy: policy === null ? null : {...policy, ref: base?.commit ?? null},
    policyChange: base === null ? null : await changeOfPolicy(policy, tree, path, inputs.policy),
    changed:
      repository !== null && isLinked(repository) ? null : await changed(options, path, repository),
    registry: (named): Registry => {
      const wanted = spec ?? named
      if (wanted === null) return baseRegistry(base, {client, event, path, log}, '')
      if (wanted.type !== 'git') return openRegistry(wanted, around)
      const {ref = null, path: inside = ''} = wanted
      const usual = baseRegistry(base, {client, event, path, log}, inside)
      return ref === null
        ? usual
        : branchRegistry(ref, {client, event, path, inside, usual, around})
    },
    candidateFrom: (written, named) =>
      openCandidate(written, named, {
        ...around,
        commits: async () => await candidateCommits(options)
      }),
    changedAt: async (commit, paths) =>
      repository === null ? null : await lastChange(repository, commit, paths),
    attempts: async query =>
      isHeadElsewhere(event)
        ? {known: false, why: `on ${event.kind} the history of the head is not in the checkout`}
        : await readAttempts(local, query),
    logs: async place => {
      // Readers and clients of engines are only loaded where there is a log.
      const {openLog} = await import('./engines/index.ts')
      const where = isHeadElsewhere(event) ? await copiedLog(place, tree) : folder
      return await openLog(place, {
        folder: where,
        root: where === folder ? workspace : where,
        here: where,
        cache: packageCache(),
        environment: process.env,
        log
      })
    },
    longWork: runnerWork,
    hasCommit: async commit =>
      (repository !== null && (await hasCommit(repository, commit))) ||
      (client !== null &&
        isHeadElsewhere(event) &&
        (await remoteHasCommit(client, event.repository, commit))),
    ...(client === null ? {} : {forge: githubForge(client, event)}),
    findObject: openObjects({
      folder,
      repository,
      configured: merged,
      lfs: lfsServer(options, configured)
    }),
    records: async named => await readRecords(spec ?? named, around.repository),
    monitoring: (named, model) =>
      askPrometheus(named, model, {environment: process.env, now: () => Date.now() / 1000}),
    today,
    log
  }
}

/** Only where the forge is asked at all, and with the same token. */
function lfsServer({inputs, client, event}: ActionOptions, configured: Tree): LfsServer | null {
  const {owner, repo} = event.repository
  const server = process.env['GITHUB_SERVER_URL'] ?? 'https://github.com'
  return client === null || inputs.token === null
    ? null
    : {url: `${server}/${owner}/${repo}.git/info/lfs`, token: inputs.token, configured}
}

/** The commit to judge; after a merge also the head that was merged, at which the training ran. */
async function candidateCommits({client, event}: ActionOptions): Promise<readonly string[]> {
  const {headSha, kind, repository} = event
  if (client === null || kind === 'pull_request') return [headSha]
  const merged = await mergedPullRequest(client, repository, headSha)
  return merged === null ? [headSha] : [headSha, merged.headSha]
}

/**
 * What is checked out, where that is the event's commit; else, where nothing is, that commit over the API. Throws
 * `UserError` where another commit is checked out, or nobody knows which.
 */
async function candidateTree(
  {client, event, log}: ActionOptions,
  path: string,
  folder: string,
  local: Answer<Repository>
): Promise<Tree> {
  const {headSha: commit} = event
  const atGitHub = {name: short(commit), commit, folder: path}
  if (isHeadElsewhere(event)) {
    if (client !== null) return githubTree(client, event.repository, atGitHub)
    throw new UserError(
      `On ${event.kind} the workspace is not the pull request, whose files are read from GitHub: give the action its input github-token.`
    )
  }
  const disk = diskTree(folder, {commit})
  const isEmpty = (await disk.kind('')) !== 'directory' || (await disk.list()).length === 0
  if (local.ok) await refuseOtherHead(local.value, event)
  if (local.ok && !isEmpty) return disk
  if (client === null) {
    throw new UserError(
      `The files of ${short(commit)}, which is to be judged, are not there: ${local.ok ? `${path} is empty` : local.summary}. Use actions/checkout before, or give the action a token with contents: read.`
    )
  }
  if (!isEmpty)
    log.warning(
      `The workspace is no checkout of git, so nobody can tell which commit its files are of: the files of ${short(commit)} are read from GitHub.`
    )
  return githubTree(client, event.repository, atGitHub)
}

/** What counts as merged where an event has no base commit. Throws `WorldError` where it has one that cannot be read. */
function mergedAlready({baseSha}: EventContext, tree: Tree): Tree {
  if (baseSha === null) return tree
  throw new WorldError(
    `The base commit ${short(baseSha)} is neither in the checkout nor to be read over the API, so its policy is not known, and the one of the pull request does not count. Fetch it (actions/checkout: \`fetch-depth: 0\`), or give the action a token with contents: read.`
  )
}

/** The merged files from the root of the repository on. */
async function treeAtRoot(
  {client, event}: ActionOptions,
  repository: Repository | null,
  merged: Tree
): Promise<Tree> {
  const {commit} = merged
  const atRoot = {name: merged.name, commit: commit ?? '', folder: ''}
  if (commit === null) return merged
  if (repository !== null && (await hasCommit(repository, commit)))
    return gitTree({...repository, path: ''}, commit, merged.name)
  return client === null ? merged : githubTree(client, event.repository, atRoot)
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
      const {files, complete} = await pullRequestFiles(client, event.repository, {
        number: event.number,
        headSha: event.headSha
      })
      const own = files.flatMap(f => below(f.path))
      // A link on the way may lead to files elsewhere.
      const isElsewhere = path !== '' && own.length === 0 && isHeadElsewhere(event)
      if (complete) return isElsewhere ? null : own
    } catch (error) {
      log.debug(
        `the files of the pull request cannot be listed: ${error instanceof Error ? error.message : String(error)}`
      )
    }
  }
  if (isHeadElsewhere(event)) return null
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
