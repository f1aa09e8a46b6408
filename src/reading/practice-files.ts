import type {ModelPolicy} from '../policy/schema.ts'
import type {Facts} from '../facts.ts'
import type {Forge, ForgeAnswers, Guard, LastRun, Records} from '../repository/forge.ts'
import {recordedCommits} from '../repository/recorded.ts'
import {promotingEnvironments, scheduledTraining} from '../repository/workflows.ts'
import {MAX_FILE_BYTES} from '../repository/files.ts'
import {wantedFiles, type Scope} from '../repository/scope.ts'
import type {LiveAnswers} from '../repository/live.ts'
import type {ModelFile} from '../repository/model-files.ts'
import {openRepository, type Repository} from '../repository/opened.ts'
import type {Surroundings} from '../repository/surroundings.ts'
import type {Version} from '../evidence/evidence.ts'
import type {MonitoringPolicy, RegistryPolicy} from '../policy/schema.ts'
import type {Tree} from '../ports.ts'
import {isBelow} from '../files/paths.ts'
import {modelFilesOf, withObjects, type FindObject} from './model-files.ts'

/** Where the baseline's own files lie. */
export interface Production {
  readonly tree: Tree
  /** The version's folder in the tree. */
  readonly root: string
  /** Where the model's own folder would lie in it. */
  readonly folder: string
  /** Whether they belong to the repository that is judged: what it keeps elsewhere can then be followed. */
  readonly isOwn: boolean
}

/** What is asked of the world around the files. */
export interface PracticeWorld {
  /** Whether the repository has a commit, by its full or abbreviated id. */
  hasCommit(commit: string): Promise<boolean>
  /** The forge of the pull request; left out where there is none. */
  readonly forge?: Forge
  /** Follows what DVC and Git LFS keep elsewhere; left out where nothing can be followed. */
  readonly findObject?: FindObject
  /** What was done to a registry's pointer; null, or left out, where the registry keeps no records. */
  records?(registry: RegistryPolicy | null): Promise<Records | null>
  /** What the monitoring system of the policy says of a model; left out where none can be asked. */
  monitoring?(policy: MonitoringPolicy, model: string): Promise<LiveAnswers>
}

/** Registries whose versions are commits of the repository itself. */
export const OWN_COMMITS: readonly string[] = ['git', 'gto']

/**
 * Reads what shows practices: locks, manifests, reports, workflows, bounded in number and size, and what
 * monitoring says of the model in production.
 */
export async function readPracticeFiles(
  scope: Scope,
  from: {readonly tree: Tree; readonly production: Production | null; readonly facts: Facts},
  world: PracticeWorld
): Promise<Surroundings> {
  const {tree, facts} = from
  const production = from.production === null ? null : await inItsFolder(from.production)
  const {candidate, baseline, demand} = facts
  const {monitoring} = demand.policy
  const repository = await readRepository(tree, paths => wantedFiles(paths, scope))
  const scopeBefore = {...scope, folder: production?.folder ?? ''}
  const before =
    production === null
      ? null
      : await readRepository(
          production.tree,
          paths => wantedFiles(paths, scopeBefore),
          ownOf(production, tree)
        )
  const known = await knownCommits(repository, candidate, world)
  return {
    ...openRepository(repository, scope),
    production:
      production === null || before === null
        ? null
        : {
            ...openRepository(before, scopeBefore),
            isBaseCommit:
              baseline !== null &&
              baseline.identity.commit !== null &&
              OWN_COMMITS.includes(baseline.identity.registry)
          },
    knownCommits:
      before === null || baseline === null
        ? known
        : [...new Set([...known, ...(await knownCommits(before, baseline, world))])],
    modelFiles: {
      candidate: await modelFilesOf(scope, tree, repository),
      production:
        production === null || before === null
          ? []
          : await followed(
              await filesBefore(production, before, scopeBefore, tree),
              production,
              world
            )
    },
    live:
      monitoring === undefined || world.monitoring === undefined
        ? null
        : await world.monitoring(monitoring, scope.name),
    forge:
      world.forge === undefined ? null : await askForge(world.forge, repository, demand.policy),
    records: (await world.records?.(demand.policy.registry ?? null)) ?? null
  }
}

/** Of a model in production that lies beside the candidate only what is in its own folder. */
async function filesBefore(
  production: Production,
  repository: Repository,
  scope: Scope,
  candidates: Tree
): Promise<readonly ModelFile[]> {
  const files = await modelFilesOf(scope, production.tree, repository)
  return production.tree === candidates && scope.folder !== ''
    ? files.filter(({path}) => path.startsWith(`${scope.folder}/`))
    : files
}

async function followed(
  files: readonly ModelFile[],
  {isOwn}: Production,
  {findObject}: PracticeWorld
): Promise<readonly ModelFile[]> {
  return isOwn && findObject !== undefined ? await withObjects(files, findObject) : files
}

/** Asks only about what the workflows use. */
async function askForge(
  forge: Forge,
  repository: Repository,
  {registry}: ModelPolicy
): Promise<ForgeAnswers> {
  const {branch} = forge
  const tags =
    registry?.type === 'gto' ? `${registry.model.replace(':', '=')}#${registry.stage}` : null
  const environments = new Map<string, Guard>()
  for (const name of promotingEnvironments(repository))
    environments.set(name, await forge.environmentGuard(name))
  const scheduled = new Map<string, LastRun>()
  for (const path of scheduledTraining(repository))
    scheduled.set(path, await forge.lastScheduledRun(path))
  return {
    review: await forge.review(),
    branch: branch === null ? null : {name: branch, guard: await forge.branchGuard(branch)},
    tags: tags === null ? null : {name: tags, guard: await forge.tagGuard(tags)},
    environments,
    scheduled
  }
}

async function knownCommits(
  repository: Repository,
  {evidence}: Version,
  world: PracticeWorld
): Promise<readonly string[]> {
  const known: string[] = []
  for (const commit of recordedCommits(repository, evidence)) {
    if (await world.hasCommit(commit)) known.push(commit)
  }
  return known
}

/** A version without folders as in the repository has everything at its root. */
async function inItsFolder(production: Production): Promise<Production> {
  const {tree, root, folder} = production
  if (folder === root || folder === '') return production
  const isThere = (await tree.list()).some(isBelow(folder))
  return isThere ? production : {...production, folder: root}
}

/** A model in production that lies beside the candidate has the files of its own folder, and no other. */
function ownOf({tree, folder}: Production, candidates: Tree): string {
  return tree === candidates ? folder : ''
}

async function readRepository(
  tree: Tree,
  wanted: (paths: readonly string[]) => readonly string[],
  folder = ''
): Promise<Repository> {
  const all = await tree.list()
  const paths = folder === '' ? all : all.filter(isBelow(folder))
  const texts = new Map<string, string>()
  for (const path of wanted(paths)) {
    if ((await tree.kind(path)) !== 'file' || (await tree.size(path)) > MAX_FILE_BYTES) continue
    texts.set(path, new TextDecoder().decode(await tree.read(path)))
  }
  return {paths, text: path => texts.get(path) ?? null}
}
