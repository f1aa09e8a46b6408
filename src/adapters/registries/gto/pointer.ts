import {setTimeout as wait} from 'node:timers/promises'
import {UserError, WorldError} from '../../../errors.ts'
import {
  inOrder,
  recordText,
  type PromotionRecord,
  type VersionName
} from '../../../verdict/record.ts'
import type {Moved, Pointer} from '../../../ports.ts'
import {hasCommit, type Repository} from '../../git.ts'
import {answered, git, gitOutput, gitRemote} from '../../git-process.ts'
import {gitTree} from '../../git-tree.ts'
import {versionName, type GtoPolicy} from './registry.ts'
import {stateOf, type DatedTag, type GtoState, type GtoVersion} from './state.ts'
import {assignmentTag} from './tag.ts'
import {readRemoteTags, readTags, recordIn} from './tags.ts'

const REMOTE = 'origin'
/** Only these tags, and nothing of submodules; no hook is run. */
const FETCH = ['--quiet', '--no-tags', '--no-prune', '--no-recurse-submodules']
const PUSH = ['--quiet', '--no-verify', '--no-follow-tags', '--recurse-submodules=no']
/** A tag of the future would hide every later one; a few seconds are another clock. */
const MAX_WAIT_MS = 10_000

/**
 * A stage in the tags of GTO. A move is an annotated tag with the next counter; the remote refuses a tag that
 * is there already, so of two moves at once one is refused.
 */
export function gtoPointer({model, stage}: GtoPolicy, repository: Repository): Pointer {
  /** The tags as origin has them now: one that was never pushed tells nobody else anything. */
  async function fresh(): Promise<readonly DatedTag[]> {
    const {remote, tags} = await readRemoteTags(repository)
    if (tags === null) throw new WorldError('origin cannot be asked for its tags.')
    const own = await readTags(repository)
    if (!remote) return own
    const known = new Set(own.map(tag => tag.tag))
    const lacking = tags.filter(tag => !known.has(tag))
    if (lacking.length > 0) {
      const refs = lacking.map(tag => `refs/tags/${tag}:refs/tags/${tag}`)
      const asked = ['fetch', ...FETCH, REMOTE, ...refs]
      answered(asked, await gitRemote(repository, asked))
    }
    return (await readTags(repository)).filter(tag => tags.includes(tag.tag))
  }

  async function state(): Promise<GtoState> {
    return stateOf(model, await fresh())
  }

  function holder({stages}: GtoState): VersionName | null {
    const version = stages.get(stage)
    return version === undefined ? null : named(version)
  }

  function named(version: GtoVersion): VersionName {
    return {version: versionName(model, version), commit: version.commit}
  }

  const pointer: Pointer = {
    registry: 'gto',
    name: `${model}#${stage}`,
    current: async () => holder(await state()),
    find: async (wanted, commits) => {
      const {versions} = await state()
      const word = wanted?.replace(`${model}@`, '')
      const found = versions.findLast(v =>
        word === undefined ? commits.includes(v.commit) : v.name === word
      )
      if (found !== undefined) return named(found)
      const names = versions.length === 0 ? 'none' : versions.map(v => v.name).join(', ')
      throw new UserError(
        word === undefined
          ? `No version of ${model} is registered at the commit that is checked out, or at the judged one (registered are: ${names}). Register it (gto register ${model}) and push the tag, or name one with --to.`
          : `${model} has no version "${word}"; registered are: ${names}.`
      )
    },
    open: async ({version, commit}) =>
      commit !== null && (await hasCommit(repository, commit))
        ? {ok: true, tree: gitTree(repository, commit, version), layout: 'repository'}
        : {
            ok: false,
            summary: `The commit of ${version} is not in this clone: fetch its history (actions/checkout: \`fetch-depth: 0\`).`
          },
    records: async () => recordsIn(await fresh(), {model, stage}),
    settle: async () => {
      const {remote, tags} = await readRemoteTags(repository)
      if (!remote || tags === null) return []
      const left = (await readTags(repository)).filter(
        tag => !tags.includes(tag.tag) && tag.artifact === model && recordIn(tag) !== null
      )
      for (const {tag} of left) await gitOutput(repository, ['tag', '--delete', tag])
      return left.map(({tag}) => `removed the tag ${tag}, which had never reached ${REMOTE}`)
    },
    move: async (record): Promise<Moved> => {
      const before = await state()
      const current = holder(before)
      if (current?.version !== record.replaced?.version) return refused(record, current)
      await untilAfter(before.newest)
      const tag = assignmentTag(model, stage, before.counter + 1)
      const {commit} = record.version
      if (commit === null) throw new UserError(`${record.version.version} has no commit to tag.`)
      const made = await git(repository, tagCommand(record, tag, commit))
      if (made.code !== 0) {
        if (/already exists/u.test(made.stderr)) return refused(record, holder(await state()))
        throw new WorldError(`git cannot make the tag ${tag}: ${made.stderr}`)
      }
      const {remote} = await readRemoteTags(repository)
      if (remote) {
        const pushed = await gitRemote(repository, ['push', ...PUSH, REMOTE, `refs/tags/${tag}`])
        if (pushed.code !== 0) {
          await gitOutput(repository, ['tag', '--delete', tag])
          const {tags} = await readRemoteTags(repository)
          if (tags?.includes(tag) === true) return refused(record, holder(await state()))
          throw new WorldError(
            `${REMOTE} does not take the tag ${tag}, so nothing was moved: ${pushed.stderr.trim()}${forbidden(pushed.stderr)}`
          )
        }
      }
      const after = holder(await state())
      if (after?.version !== record.version.version) return refused(record, after)
      return {
        moved: true,
        did: [
          `moved ${pointer.name} to ${record.version.version} with the tag ${tag}${remote ? `, pushed to ${REMOTE}` : ''}`,
          `wrote the record into the tag ${tag}`
        ]
      }
    }
  }

  function refused({replaced, version}: PromotionRecord, current: VersionName | null): Moved {
    return {
      moved: false,
      summary: `${pointer.name} is now ${current?.version ?? 'no version'}, not ${replaced?.version ?? 'no version'}; ${version.version} was not put in its place.`
    }
  }
  return pointer
}

/** GTO orders tags by whole seconds, so a new one needs a second of its own. */
async function untilAfter(seconds: number): Promise<void> {
  const left = (seconds + 1) * 1000 - Date.now()
  if (left > MAX_WAIT_MS) {
    throw new WorldError(
      `The newest tag was made ${Math.round(left / 1000)} s in the future: a tag of now would not count. Look at the clock.`
    )
  }
  if (left > 0) await wait(left)
}

/** What a job on GitHub lacks when it may not push. */
function forbidden(said: string): string {
  return /\b40[13]\b|denied|not permitted|authentication|could not read Username/iu.test(said)
    ? ' (a job on GitHub needs `permissions: contents: write`, and the checkout keeps its token unless `persist-credentials: false` is given)'
    : ''
}

function tagCommand(record: PromotionRecord, tag: string, commit: string): readonly string[] {
  const {kind, version, by} = record
  const message = `${kind} of ${version.version} by ${by}\n\n${recordText(record)}`
  const person = ['-c', 'user.useConfigOnly=false', '-c', `user.name=${by}`]
  const address = ['-c', 'user.email=promotion-gate@users.noreply.github.com']
  return [...person, ...address, 'tag', '--annotate', '--message', message, tag, commit]
}

/** What the tags tell of a stage, oldest first. */
export function recordsIn(
  tags: readonly DatedTag[],
  {model, stage}: Pick<GtoPolicy, 'model' | 'stage'>
): readonly PromotionRecord[] {
  const own = tags.filter(tag => tag.artifact === model && tag.stage === stage)
  return inOrder(own.flatMap(tag => recordIn(tag) ?? []))
}
