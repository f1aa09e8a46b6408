import {UserError} from '../errors.ts'
import {discover} from '../evidence/discover.ts'
import {NO_EVIDENCE, type Evidence, type Identity} from '../evidence/evidence.ts'
import type {Problem} from '../files/problem.ts'
import {absent} from '../files/problem.ts'
import type {Request, World} from './world.ts'
import {gather} from './gather.ts'
import {keptPrefix, selectOwn} from './own-layout.ts'
import type {ModelPolicy} from '../policy/schema.ts'
import {hasFiles} from './named-files.ts'
import {placesIn, type Selected} from './places.ts'

/** A candidate whose evidence a registry keeps. */
export interface KeptCandidate {
  readonly identity: Identity
  readonly evidence: Evidence
  /** The model with the paths that its files have there, by which the baseline's are looked for. */
  readonly model: Selected
}

/** Where the candidate's evidence is, when not in the tree. Throws `UserError` where both are said. */
export function candidateSpec(
  {candidateFrom, candidate}: Request,
  policy: ModelPolicy
): string | null {
  const given = hasFiles(candidate)
  if (given && candidateFrom !== undefined) {
    throw new UserError(
      'Files of the candidate are given, and --candidate says that a registry keeps them: say one of the two.'
    )
  }
  return candidateFrom ?? (given ? null : (policy.candidate ?? null))
}

/**
 * Reads the candidate from where `spec` says. What is not there is a problem of its evidence, so that it is
 * missing and not passed over; throws `WorldError` where the registry fails.
 */
export async function gatherKept(
  model: Selected,
  spec: string,
  policy: ModelPolicy,
  world: World
): Promise<KeptCandidate> {
  const resolved = await world.candidateFrom(spec, policy.registry ?? null).resolve()
  if (!resolved.found) {
    const {registry, summary, remedy} = resolved
    const identity = {registry, version: spec, commit: null}
    return {identity, evidence: withProblems(NO_EVIDENCE, [lacking(summary, remedy)]), model}
  }
  const {registry, version, commit, tree, folder, layout} = resolved
  const isOwn = layout === 'own'
  const kept = isOwn ? selectKept(model, await tree.list()) : model
  const places = placesIn(kept, tree, folder, keptPrefix({registry, version}))
  const evidence = await gather(places, world.log)
  return {
    identity: {registry, version, commit},
    evidence: withProblems(evidence, isOwn ? lackingFiles(kept, policy, version) : []),
    model: kept
  }
}

/** The named files by their names; where none is named, what lies at the root, and predictions wherever they are. */
function selectKept(model: Selected, files: readonly string[]): Selected {
  if (model.named) return selectOwn(model, files)
  const found = discover(files, model.name)
  const root = found.find(({folder}) => folder === '')?.files
  const anywhere = found.find(({files: {predictions}}) => predictions !== null)?.files
  return {
    ...model,
    folder: '',
    files: {
      ...model.files,
      card: root?.card ?? null,
      metrics: root?.metrics ?? [],
      predictions: root?.predictions ?? anywhere?.predictions ?? null
    },
    named: false
  }
}

/** The policy's files that the registry does not have. */
function lackingFiles({files}: Selected, policy: ModelPolicy, version: string): readonly Problem[] {
  const wanted: readonly (readonly [string, boolean])[] = [
    ['card', policy.card !== undefined && files.card === null],
    ['metrics', policy.metrics !== undefined && files.metrics.length === 0],
    ['predictions', policy.predictions !== undefined && files.predictions === null]
  ]
  return wanted.flatMap(([what, isLacking]) =>
    isLacking
      ? [
          lacking(
            `${version} has no file for the ${what} that the policy names.`,
            `Log it on the run under the same file name (mlflow.log_artifact), or take ${what} out of the policy.`,
            `missing-file/${what}`
          )
        ]
      : []
  )
}

function lacking(summary: string, remedy: string, id = 'candidate'): Problem {
  return absent(id, {line: 1}, summary, remedy)
}

function withProblems(evidence: Evidence, problems: readonly Problem[]): Evidence {
  return {...evidence, problems: [...evidence.problems, ...problems]}
}
