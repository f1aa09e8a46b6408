import type {GtoTag} from './tag.ts'
import {largestOf} from '../../../statistics/core/extremes.ts'

/** A tag as git has it. GTO counts annotated tags only. */
export interface DatedTag extends GtoTag {
  readonly commit: string
  /** When it was made, in seconds since 1970. */
  readonly time: number
  readonly message: string
}

export interface GtoVersion {
  /** `v1.2.0`; the commit where a stage was given to one that is not registered. */
  readonly name: string
  readonly commit: string
}

/** What the tags of one artifact amount to. */
export interface GtoState {
  /** Registered and not withdrawn, as they were registered. */
  readonly versions: readonly GtoVersion[]
  /** Who holds each stage. */
  readonly stages: ReadonlyMap<string, GtoVersion>
  readonly deprecated: boolean
  /** The greatest counter of any tag; 0 where there is none. */
  readonly counter: number
  /** When the newest tag was made; 0 where there is none. */
  readonly newest: number
  /** Versions that one commit has several of, though a stage was given to it: GTO cannot tell which is meant. */
  readonly ambiguous: readonly GtoVersion[]
}

interface Version extends GtoVersion {
  readonly registered: number[]
  readonly withdrawn: number[]
  readonly stages: Map<string, {readonly assigned: number[]; readonly taken: number[]}>
}

/**
 * Replays the tags of one artifact as `gto show` does: registrations first, then stages, each in order of time.
 * On a stage the version counts that got it last and still has it; in one and the same second taking away wins,
 * and of two versions the one that was registered earlier.
 */
export function stateOf(artifact: string, all: readonly DatedTag[]): GtoState {
  const tags = all
    .filter(tag => tag.artifact === artifact)
    .sort((a, b) => a.time - b.time || (a.tag < b.tag ? -1 : 1))
  const versions: Version[] = []
  for (const tag of tags) register(versions, tag)
  const ambiguous: GtoVersion[] = []
  for (const tag of tags) for (const one of giveStage(versions, tag)) ambiguous.push(one)

  const active = versions.filter(isActive)
  const stages = new Map<string, GtoVersion>()
  for (const stage of new Set(tags.flatMap(tag => tag.stage ?? []))) {
    const holder = holderOf(stage, active)
    if (holder !== null) stages.set(stage, {name: holder.name, commit: holder.commit})
  }
  const deprecations = tags.filter(tag => tag.action === 'deprecate').map(tag => tag.time)
  const others = tags.filter(tag => tag.action !== 'deprecate').map(tag => tag.time)
  return {
    versions: active
      .filter(version => version.registered.length > 0)
      .map(({name, commit}) => ({name, commit})),
    stages,
    deprecated: latest(deprecations) > latest(others),
    counter: largestOf([0, ...tags.map(tag => tag.counter ?? 0)]),
    newest: largestOf([0, ...tags.map(tag => tag.time)]),
    ambiguous
  }
}

function register(versions: Version[], {action, version, commit, time}: DatedTag): void {
  if (version === null) return
  let own = versions.find(v => v.name === version && v.commit === commit)
  if (own === undefined) {
    own = aVersion(version, commit)
    versions.push(own)
  }
  if (action === 'register') own.registered.push(time)
  else own.withdrawn.push(time)
}

/** Gives or takes a stage; where the commit has several versions, returns them. */
function giveStage(
  versions: Version[],
  {action, stage, commit, time}: DatedTag
): readonly GtoVersion[] {
  if (stage === null) return []
  const there = versions.filter(
    v => v.commit === commit && v.registered.length + v.withdrawn.length > 0
  )
  if (there.length > 1) return there.map(({name}) => ({name, commit}))
  // Without a registration each tag is about a version of its own, so that taking away takes nothing.
  const own = there[0] ?? aVersion(commit, commit)
  if (there.length === 0) versions.push(own)
  const held = own.stages.get(stage) ?? {assigned: [], taken: []}
  own.stages.set(stage, held)
  if (action === 'assign') held.assigned.push(time)
  else held.taken.push(time)
  return []
}

function holderOf(stage: string, active: readonly Version[]): Version | null {
  let best: Version | null = null
  for (const version of active) {
    const held = version.stages.get(stage)
    if (held === undefined || latest(held.assigned) <= latest(held.taken)) continue
    if (best === null || since(version, stage) > since(best, stage)) best = version
    else if (since(version, stage) === since(best, stage) && born(version) < born(best))
      best = version
  }
  return best
}

function since({stages}: Version, stage: string): number {
  return latest(stages.get(stage)?.assigned ?? [])
}

function born({registered, stages}: Version): number {
  if (registered.length > 0) return latest(registered)
  return latest([...stages.values()].flatMap(held => [...held.assigned, ...held.taken]))
}

function isActive({registered, withdrawn}: Version): boolean {
  return registered.length + withdrawn.length === 0 || latest(registered) > latest(withdrawn)
}

function latest(times: readonly number[]): number {
  return largestOf([-Infinity, ...times])
}

function aVersion(name: string, commit: string): Version {
  return {name, commit, registered: [], withdrawn: [], stages: new Map()}
}
