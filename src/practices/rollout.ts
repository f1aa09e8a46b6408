import {at, items, numberOf, textOf} from '../repository/documents.ts'
import type {Manifest} from '../repository/opened.ts'
import type {PracticeCase} from './case.ts'
import {bestOf, declared, missing, verified, type Practice, type Observation} from './practice.ts'

export const progressiveRollout = {
  id: 'progressive-rollout',
  title: 'Traffic moves to a new model in steps',
  hurdle: 'D',
  stage: 3,
  layer: null,
  verifiedWhen: 'the steps of the rollout are written down',
  looksFor: 'steps of traffic',
  lookedIn: 'Argo Rollouts, Flagger and KServe manifests',
  effort: 3,
  notAskedOf: {
    batch: 'a batch has no traffic that could be moved in steps',
    streaming: 'a stream has no requests that could be divided by weight'
  },
  detect(given) {
    const manifests = given.manifests('progressive-rollout')
    return bestOf([byCanary(given), byPolicy(given), ...manifests.map(byManifest)])
  }
} as const satisfies Practice

/** A canary that was judged is traffic in steps. */
function byCanary({findings}: PracticeCase): Observation | null {
  const judged = findings.find(
    f => f.check === 'canary' && ['pass', 'fail', 'inconclusive'].includes(f.status)
  )
  return judged === undefined ? null : verified(`This verdict answers it: ${judged.id}.`)
}

function byPolicy({scope}: PracticeCase): Observation | null {
  const steps = scope.policy.shadow?.rollout?.steps
  return steps === undefined
    ? null
    : verified(`The policy moves traffic in steps: ${steps.join(' → ')} % (shadow.rollout).`)
}

/** The manifests that move traffic: whose they are, in which form they are known, and their steps. */
const ROLLOUTS: Readonly<
  Record<
    string,
    {
      readonly tool: string
      readonly api: RegExp
      readonly known: string
      readonly steps: (spec: unknown) => string | null
      /** Whether a manifest of that kind without steps is none that moves traffic at all. */
      readonly isMore?: true
    }
  >
> = {
  Rollout: {
    tool: 'Argo Rollouts',
    api: /^argoproj\.io\//u,
    known: 'argoproj.io/v1alpha1',
    steps: ofArgo
  },
  Canary: {
    tool: 'Flagger',
    api: /^flagger\.app\//u,
    known: 'flagger.app/v1beta1',
    steps: ofFlagger
  },
  InferenceService: {
    tool: 'KServe',
    api: /^serving\.kserve\.io\//u,
    known: 'serving.kserve.io/v1beta1',
    steps: ofKserve,
    isMore: true
  }
}

function byManifest({path, document}: Manifest): Observation | null {
  const kind = textOf(at(document, 'kind')) ?? ''
  const rollout = Object.hasOwn(ROLLOUTS, kind) ? ROLLOUTS[kind] : undefined
  if (rollout === undefined) return null
  const {tool, api, known, steps, isMore} = rollout
  const version = textOf(at(document, 'apiVersion'))
  if (version === null) return missing(`${path} has no apiVersion for its ${kind}.`)
  if (!api.test(version)) return null
  const words = steps(at(document, 'spec'))
  if (words === null)
    return isMore === true ? null : missing(`${path} has a ${kind} without steps of traffic.`)
  return version === known
    ? verified(`${path} moves traffic in steps: ${words}.`)
    : declared(`${path} is of ${version}; of ${tool} only ${known} is known.`)
}

function ofArgo(spec: unknown): string | null {
  const weights = items(at(spec, 'strategy', 'canary', 'steps')).flatMap(
    step => numberOf(at(step, 'setWeight')) ?? []
  )
  return weights.length === 0 ? null : `${weights.join(' → ')} %`
}

function ofFlagger(spec: unknown): string | null {
  const analysis = at(spec, 'analysis')
  const weights = items(at(analysis, 'stepWeights')).flatMap(w => numberOf(w) ?? [])
  if (weights.length > 0) return `${weights.join(' → ')} %`
  const [step, most] = [numberOf(at(analysis, 'stepWeight')), numberOf(at(analysis, 'maxWeight'))]
  return step === null ? null : `${step} % at a time up to ${most ?? 100} %`
}

function ofKserve(spec: unknown): string | null {
  const canary = numberOf(at(spec, 'predictor', 'canaryTrafficPercent'))
  return canary === null ? null : `${canary} % at first`
}
