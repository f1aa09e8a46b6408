import {UserError, WorldError} from '../../../errors.ts'
import {named as shown} from '../http.ts'
import {
  inOrder,
  recordText,
  type PromotionRecord,
  type VersionName
} from '../../../verdict/record.ts'
import type {Environment} from '../../network/address.ts'
import type {Times} from '../../network/call.ts'
import type {Moved, Opened, Pointer} from '../../../ports.ts'
import {
  change,
  fetchModel,
  fetchRun,
  fetchSource,
  fetchVersion,
  fetchVersions,
  type ModelVersion,
  type RegisteredModel
} from './api.ts'
import {DEFAULT_ALIAS, DEFAULT_CANDIDATE, type MlflowPolicy} from './registry.ts'
import {claimsIn, claimTag, recordsIn, recordTag} from './record-tags.ts'
import {commitOf} from './run-files.ts'
import {mlflowServer, type MlflowServer} from './server.ts'
import {restStore} from './rest-store.ts'
import {versionTree} from './version-tree.ts'

/** No move takes as long: its claim was left behind. */
const STALE_MS = 600_000

/**
 * An alias of an MLflow registry. MLflow has no compare-and-set, so each move first puts a claim on the model
 * and goes on only where there is no other: of two at once at most one moves. What a crash leaves behind is
 * the claim, which holds the whole record.
 */
export function mlflowPointer(
  policy: MlflowPolicy,
  env: Environment,
  now: Date,
  times?: Times
): Pointer {
  const server = mlflowServer(policy.url, env, times)
  const {model, alias = DEFAULT_ALIAS, candidate = DEFAULT_CANDIDATE} = policy

  async function registered(): Promise<RegisteredModel> {
    const found = await fetchModel(server, model)
    if (found === null) throw new UserError(`MLflow has no registered model "${model}".`)
    return found
  }

  async function named(number: string): Promise<VersionName> {
    const version = await fetchVersion(server, model, number)
    if (version === null) {
      const there = (await fetchVersions(server, model)).map(v => v.version).join(', ')
      throw new UserError(`${model} has no version ${number} in MLflow; its versions: ${there}.`)
    }
    const run = version.run_id === '' ? null : await fetchRun(server, version.run_id)
    // As MLflow writes it: 007 is 7.
    return {version: `${model}/${version.version}`, commit: run === null ? null : commitOf(run)}
  }

  async function find(wanted: string | null, commits: readonly string[]): Promise<VersionName> {
    const {aliases} = await registered()
    const number = (word: string): string | undefined =>
      aliases.find(a => a.alias === word)?.version
    if (wanted !== null) {
      const word = wanted.replace(`${model}/`, '').replace(/^(@|runs:\/)/u, '')
      if (/^\d+$/u.test(word)) return await named(word)
      const versions = await fetchVersions(server, model)
      const own = number(word) ?? versions.find(v => v.run_id !== '' && v.run_id === word)?.version
      if (own !== undefined) return await named(own)
      throw new UserError(
        `${model} has no version, alias or run "${wanted}" in MLflow; its versions: ${versions.map(v => v.version).join(', ')}; its aliases: ${aliases.map(a => a.alias).join(', ')}.`
      )
    }
    const waiting = number(candidate) ?? (await versionOfCommit(commits))
    if (waiting !== undefined) return await named(waiting)
    throw new UserError(
      `${model} has no alias "${candidate}" in MLflow, and no version whose run was made at the judged commit: say with --to which version is to be promoted.`
    )
  }

  async function versionOfCommit(commits: readonly string[]): Promise<string | undefined> {
    if (commits.length === 0) return undefined
    for (const version of await fetchVersions(server, model)) {
      const run = version.run_id === '' ? null : await fetchRun(server, version.run_id)
      if (run !== null && commits.includes(commitOf(run) ?? '')) return version.version
    }
    return undefined
  }

  async function finish(record: PromotionRecord): Promise<readonly string[]> {
    const number = numberOf(record.version)
    // What a rollback replaces is no version to go back to.
    const back = record.kind === 'promotion' ? record.replaced : null
    if (back !== null) {
      const aliased = {name: model, alias: wayBackAlias(alias), version: numberOf(back)}
      await change(server, 'POST', 'registered-models/alias', aliased)
    }
    const key = recordTag(record)
    const tag = {name: model, version: number, key, value: recordText(record)}
    await change(server, 'POST', 'model-versions/set-tag', tag)
    await release(record)
    const {aliases} = await registered()
    const isLeft = aliases.some(a => a.alias === candidate && a.version === number)
    return [
      ...(back === null
        ? []
        : [`set ${model}@${wayBackAlias(alias)} to ${back.version}, the way back`]),
      `wrote the record ${key} on ${record.version.version}`,
      // Not deleted: a job that is run again has to find the version that it has promoted.
      ...(isLeft && record.kind === 'promotion'
        ? [`left ${model}@${candidate} on ${record.version.version}; training moves it to the next`]
        : [])
    ]
  }

  async function release(record: PromotionRecord): Promise<void> {
    const key = claimTag(record)
    const {tags} = await registered()
    if (tags[key] === undefined) return
    await change(server, 'DELETE', 'registered-models/delete-tag', {name: model, key})
  }

  const pointer: Pointer = {
    registry: 'mlflow',
    name: `${model}@${alias}`,
    find,
    current: async () => {
      const number = (await registered()).aliases.find(a => a.alias === alias)?.version
      return number === undefined ? null : await named(number)
    },
    open: async version => await open(server, model, numberOf(version)),
    records: async () => {
      const versions = await fetchVersions(server, model)
      return inOrder(versions.flatMap(({tags}) => recordsIn(tags))).filter(
        r => r.pointer === pointer.name
      )
    },
    settle: async (verdict, commits) => {
      const {tags} = await registered()
      const current = await pointer.current()
      const did: string[] = []
      for (const claim of claimsIn(tags)) {
        const what = `${claim.kind} of ${claim.version.version} that ${claim.by} began at ${claim.at}`
        const isOwn =
          (verdict !== null && claim.verdict?.digest === verdict) ||
          (claim.commit !== null && commits.includes(claim.commit))
        const isStale = now.getTime() - Date.parse(claim.at) > STALE_MS
        if (claim.pointer !== pointer.name || !(isOwn || isStale)) continue
        if (current?.version === claim.version.version) {
          await finish(claim)
          did.push(`finished the ${what}: it had been moved, but not recorded`)
        } else if (isStale) {
          await release(claim)
          did.push(`cleared away the ${what}: nothing had been moved`)
        }
      }
      return did
    },
    move: async (record): Promise<Moved> => {
      const claim = {name: model, key: claimTag(record), value: recordText(record)}
      await change(server, 'POST', 'registered-models/set-tag', claim)
      const other = claimsIn((await registered()).tags).find(
        c => c.id !== record.id && c.pointer === record.pointer
      )
      const current = await pointer.current()
      const isThere = current?.version === record.version.version
      if (other !== undefined || (!isThere && current?.version !== record.replaced?.version)) {
        await release(record)
        return {
          moved: false,
          summary:
            other === undefined
              ? `${pointer.name} is now ${current?.version ?? 'no version'}, not ${record.replaced?.version ?? 'no version'}; nothing was moved.`
              : `A ${other.kind} of ${other.version.version} by ${other.by} is under way since ${other.at}, beside this one of ${record.version.version}; nothing was moved.`
        }
      }
      const to = {name: model, alias, version: numberOf(record.version)}
      await change(server, 'POST', 'registered-models/alias', to)
      const now = (await registered()).aliases.find(a => a.alias === alias)?.version
      if (now !== to.version) {
        throw new WorldError(
          `${shown(server)} says that it has moved ${pointer.name}, but it points at ${now === undefined ? 'no version' : `version ${now}`}.`
        )
      }
      const done = `moved ${pointer.name} to ${record.version.version}`
      return {moved: true, did: [done, ...(await finish(record))]}
    }
  }
  return pointer
}

/** The alias of the version to go back to. */
function wayBackAlias(alias: string): string {
  return `${alias}-previous`
}

async function open(server: MlflowServer, model: string, number: string): Promise<Opened> {
  const name = `${model}/${number}`
  const version = await fetchVersion(server, model, number)
  if (version === null) return {ok: false, summary: `MLflow has no ${name}.`}
  if (version.status !== 'READY')
    return {ok: false, summary: `${name} is in status ${version.status}, so it cannot serve.`}
  if (!(await hasFiles(server, model, version))) {
    return {
      ok: false,
      summary: `MLflow lists no files of ${name} at ${version.source}: its artifact is not there.`
    }
  }
  const run = version.run_id === '' ? null : await fetchRun(server, version.run_id)
  if (run === null) return {ok: false, summary: `The run of ${name} is not in MLflow.`}
  return {ok: true, tree: await versionTree(restStore(server), model, version, run), layout: 'own'}
}

/** In the storage of Databricks nothing can be listed: there it counts that the registry says where the files are. */
async function hasFiles(
  server: MlflowServer,
  model: string,
  version: ModelVersion
): Promise<boolean> {
  if ((await restStore(server).versionFiles(model, version)).size > 0) return true
  const isListed = server.flavour === 'mlflow'
  return !isListed && (await fetchSource(server, model, version.version)) !== null
}

function numberOf({version}: VersionName): string {
  return version.slice(version.lastIndexOf('/') + 1)
}
