import type {ModelPolicy} from '../policy/schema.ts'
import {at, textOf} from './documents.ts'
import {runsTraining} from './workflows.ts'
import type {PracticeId} from '../catalogue/practices.ts'
import type {OpenedRepository} from './opened.ts'

/** How a model answers: one at a time, many at once, as events come, or on the device. */
type DeploymentKind = NonNullable<ModelPolicy['deployment']>

/** The kind of a model's deployment, and what says so. */
export interface Deployed {
  readonly kind: DeploymentKind
  readonly from: string
}

/** What does not belong to a kind of deployment, and why. */
const NOT_ASKED: Readonly<Record<DeploymentKind, Readonly<Partial<Record<PracticeId, string>>>>> = {
  'real-time': {},
  batch: {
    'latency-budget': 'nobody waits for a single answer; what counts is how long the batch takes',
    capacity: 'a batch has rows and a window, and no rate of requests',
    'health-check': 'a job ends by itself; its exit status tells whether it worked',
    'circuit-breaker': 'a job that fails is run again, and nobody calls it meanwhile',
    'progressive-rollout': 'a batch has no traffic that could be moved in steps'
  },
  streaming: {
    'progressive-rollout': 'a stream has no requests that could be divided by weight'
  },
  edge: {
    capacity: 'each device serves itself',
    container: 'a device runs the model file, and no image',
    'health-check': 'no platform asks a device for its health',
    retry: 'no call leaves the device',
    'circuit-breaker': 'no call leaves the device'
  }
}

/** The kinds of manifests that serve a model. */
const SERVED_BY: Readonly<Record<string, DeploymentKind>> = {
  InferenceService: 'real-time',
  SeldonDeployment: 'real-time',
  RayService: 'real-time',
  Deployment: 'real-time',
  Rollout: 'real-time',
  StatefulSet: 'real-time',
  CronJob: 'batch',
  CronWorkflow: 'batch',
  ScheduledSparkApplication: 'batch',
  FlinkDeployment: 'streaming'
}

/** Why a practice does not belong to the model's kind of deployment; null where it does, or nobody knows the kind. */
export function whyNotAsked(practice: PracticeId, kind: Deployed | null): string | null {
  const reason = kind === null ? undefined : NOT_ASKED[kind.kind][practice]
  return reason === undefined || kind === null
    ? null
    : `The model is deployed ${WORDS[kind.kind]} (${kind.from}): ${reason}.`
}

const WORDS: Readonly<Record<DeploymentKind, string>> = {
  'real-time': 'in real time',
  batch: 'as a batch',
  streaming: 'on a stream',
  edge: 'at the edge'
}

/** The kind that the policy states; null where it does not. */
export function statedKind({scope}: OpenedRepository): Deployed | null {
  const stated = scope.policy.deployment
  return stated === undefined ? null : {kind: stated, from: 'policy: deployment'}
}

/** The kind that the policy states, else that of the manifests that name the model where all are of one kind. */
export function deploymentKind(opened: OpenedRepository): Deployed | null {
  const stated = statedKind(opened)
  if (stated !== null) return stated
  const found = opened.manifests('health-check').flatMap(({path, document, names}) => {
    const manifest = textOf(at(document, 'kind')) ?? ''
    const kind = Object.hasOwn(SERVED_BY, manifest) ? SERVED_BY[manifest] : undefined
    return !names || kind === undefined || runsTraining(document) ? [] : [{kind, from: path}]
  })
  const [first] = found
  return first !== undefined && found.every(f => f.kind === first.kind) ? first : null
}
