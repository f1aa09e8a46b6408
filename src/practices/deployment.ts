import {allFields, at, isFields, textOf} from '../repository/documents.ts'
import {aboutModel, type Manifest} from '../repository/opened.ts'
import {bestOf, missing, verified, type Practice, type Observation} from './practice.ts'
import {jobsOf, type Job} from '../repository/workflows.ts'

const DEPLOYS =
  /\bkubectl\s+(apply|set\s+image|rollout|patch|replace)|\bhelm\s+(upgrade|install)|\bkustomize\b.*\|\s*kubectl|\bargocd\s+app\s+(sync|set)|\bgcloud\s+(run|ai|app)\b.*\bdeploy|\baws\s+(sagemaker|ecs|lambda)\s+(update|create|deploy)|\baz\s+(ml|containerapp|webapp)\b|\b(fly|flyctl|railway|vercel|modal|cog|sls|serverless|bentoml)\s+(deploy|push)|\bmlflow\s+deployments|\bterraform\s+apply|\bdatabricks\s+bundle\s+deploy|(ecs-deploy-task-definition|k8s-deploy|deploy-cloudrun|webapps-deploy|aci-deploy|deploy-sagemaker|ecr-deploy|functions-action)|model-promotion-gate[\s\S]*\bmode: promote/iu
const DEPLOYING_EVENTS = [
  'push',
  'release',
  'repository_dispatch',
  'workflow_run',
  'registry_package',
  'deployment'
]

export const automatedDeployment = {
  id: 'automated-deployment',
  title: 'A merge deploys, nobody copies files',
  hurdle: 'D',
  stage: 3,
  layer: null,
  verifiedWhen: 'a deployment is triggered by the registry or by the merge',
  looksFor: 'a job that deploys on a push, a release or a registry event',
  lookedIn: '.github/workflows, .gitlab-ci.yml, Argo CD and Flux manifests',
  effort: 3,
  detect(given) {
    const deploying = jobsOf(given, 'automated-deployment').filter(job =>
      job.steps.some(step => DEPLOYS.test(step))
    )
    const automatic = deploying.find(job => eventOf(job) !== null)
    const byHand = deploying[0]
    return bestOf([
      automatic === undefined
        ? null
        : verified(
            `${automatic.file} deploys on ${eventOf(automatic) ?? ''} (job ${automatic.name}).`
          ),
      byReconciling(given.manifests('automated-deployment')),
      byHand === undefined
        ? null
        : missing(`${byHand.file} deploys only when somebody starts it (job ${byHand.name}).`)
    ])
  }
} as const satisfies Practice

function eventOf({events}: Job): string | null {
  return DEPLOYING_EVENTS.find(e => events.includes(e))?.replace('_', ' ') ?? null
}

/** Argo CD and Flux bring what is merged to the cluster by themselves. */
function byReconciling(manifests: readonly Manifest[]): Observation | null {
  const found = manifests.find(({document}) => {
    const api = textOf(at(document, 'apiVersion')) ?? ''
    return (
      (api.startsWith('argoproj.io/') &&
        isFields(at(document, 'spec', 'syncPolicy', 'automated'))) ||
      (/^(kustomize|helm)\.toolkit\.fluxcd\.io\//u.test(api) &&
        at(document, 'spec', 'suspend') !== true)
    )
  })
  return found === undefined
    ? null
    : verified(`${found.path} brings what is merged to the cluster (${kindOf(found)}).`)
}

export const container = {
  id: 'container',
  title: 'The serving image is pinned by digest',
  hurdle: 'D',
  stage: 3,
  layer: null,
  verifiedWhen: 'the serving image is pinned by digest',
  looksFor: 'an image with @sha256:',
  lookedIn: 'Kubernetes and compose manifests and Dockerfiles',
  effort: 2,
  notAskedOf: {edge: 'a device runs the model file, and no image'},
  detect(given) {
    const served = aboutModel(
      given.manifests('container').filter(({document}) => imagesIn(document).length > 0)
    )
    const pinned = served.find(({document}) => imagesIn(document).every(isPinned))
    const tagged = served[0]
    const tag = imagesIn(tagged?.document).find(image => !isPinned(image))
    const files = given
      .read('dockerfile', 'container')
      .map(({path, text}) => ({path, bases: basesOf(text)}))
      .filter(({bases}) => bases.length > 0)
    const built = files.find(({bases}) => bases.every(isPinned))
    const loose = files.find(f => f !== built)
    return bestOf([
      pinned === undefined ? null : verified(`${pinned.path} serves an image by digest.`),
      built === undefined ? null : verified(`${built.path} builds on an image by digest.`),
      tagged === undefined || tag === undefined
        ? null
        : missing(`${tagged.path} serves ${tag}, a tag that can move.`),
      loose === undefined
        ? null
        : missing(`${loose.path} builds on ${loose.bases.at(-1) ?? ''}, a tag that can move.`)
    ])
  }
} as const satisfies Practice

function isPinned(image: string): boolean {
  return /@sha256:[0-9a-f]{64}$/iu.test(image)
}

/** Images of containers (Kubernetes) and services (compose). */
function imagesIn(document: unknown): readonly string[] {
  if (at(document, 'kind') === undefined && at(document, 'services') === undefined) return []
  return allFields(document).flatMap(f => textOf(f['image']) ?? [])
}

/** What a Dockerfile starts from, without its own earlier stages. */
function basesOf(text: string): readonly string[] {
  const froms = [
    ...text.matchAll(/^[ \t]*FROM[ \t]+(?:--\S+[ \t]+)*(\S+)(?:[ \t]+AS[ \t]+(\S+))?/gimu)
  ]
  const stages = new Set(froms.map(([, , name]) => name?.toLowerCase()))
  return froms
    .map(([, image = '']) => image)
    .filter(image => image !== 'scratch' && !stages.has(image.toLowerCase()))
}

function kindOf({document}: Manifest): string {
  return textOf(at(document, 'kind')) ?? ''
}
