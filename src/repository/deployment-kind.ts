import type {ModelPolicy} from '../policy/schema.ts'
import {at, textOf} from './documents.ts'
import {runsTraining} from './workflows.ts'
import type {OpenedRepository} from './opened.ts'

/** How a model answers: one at a time, many at once, as events come, or on the device. */
export type DeploymentKind = NonNullable<ModelPolicy['deployment']>

/** The kind of a model's deployment, and what says so. */
export interface Deployed {
  readonly kind: DeploymentKind
  readonly from: string
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
