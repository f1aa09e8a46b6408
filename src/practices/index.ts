import {accessControl, approval} from './access.ts'
import {alerting} from './alerting.ts'
import {costPerPrediction, latencyBudget} from './budgets.ts'
import {capacity} from './capacity.ts'
import {inputContract, responseContract} from './contracts.ts'
import {automatedDeployment, container} from './deployment.ts'
import {
  budgetAlert,
  compliance,
  costLedger,
  documentation,
  explainability,
  fallback,
  humanOversight
} from './governance.ts'
import {biasAudit, proxyFeatures, segments} from './groups.ts'
import {codeVersion, dataVersion, environment, parameters, seed, weights} from './lineage.ts'
import {
  abTest,
  businessMetric,
  featureAvailability,
  freshness,
  outputValidity,
  realisticTestData,
  trainingServingSkew
} from './live-traffic.ts'
import {abstention, driftDetection, monitoring} from './observability.ts'
import {atLeastAsGood, auditTrail, modelRegistry} from './registry.ts'
import {retrainingInterval, retrainingSchedule} from './retraining.ts'
import {rollback} from './rollback.ts'
import {progressiveRollout} from './rollout.ts'
import {calibration, negativeFlips} from './rows.ts'
import {circuitBreaker, healthCheck, retry} from './serving.ts'
import {shadowMode} from './shadow-mode.ts'
import {crossValidation, heldOutTestSet, scriptedTraining} from './training.ts'
import {automatedTests, dataValidation} from './validation.ts'
import type {Practice as AnyPractice} from './practice.ts'

const ALL = [
  // Hurdle R: the same model can be made again.
  codeVersion,
  dataVersion,
  dataValidation,
  parameters,
  seed,
  environment,
  weights,
  scriptedTraining,
  heldOutTestSet,
  crossValidation,
  realisticTestData,
  // Hurdle D: a model goes to production, and back, without hands.
  automatedTests,
  inputContract,
  responseContract,
  featureAvailability,
  modelRegistry,
  atLeastAsGood,
  negativeFlips,
  rollback,
  automatedDeployment,
  container,
  shadowMode,
  progressiveRollout,
  // Hurdle M: what happens in production is seen.
  trainingServingSkew,
  abTest,
  segments,
  latencyBudget,
  capacity,
  monitoring,
  driftDetection,
  alerting,
  businessMetric,
  freshness,
  outputValidity,
  calibration,
  abstention,
  retrainingSchedule,
  retrainingInterval,
  fallback,
  healthCheck,
  retry,
  circuitBreaker,
  // Hurdle G: who may do what, who did, what it costs and whom it harms.
  biasAudit,
  proxyFeatures,
  humanOversight,
  explainability,
  documentation,
  accessControl,
  approval,
  auditTrail,
  compliance,
  costLedger,
  costPerPrediction,
  budgetAlert
] as const

export type PracticeId = (typeof ALL)[number]['id']

/** A practice whose id is known to be in the catalogue. */
export type Practice = AnyPractice & {readonly id: PracticeId}

/** Every practice, hurdle by hurdle. */
export const PRACTICES: readonly Practice[] = ALL

/** The ids, in the catalogue's order. */
export const PRACTICE_IDS: readonly PracticeId[] = ALL.map(({id}) => id)

const BY_ID: ReadonlyMap<string, Practice> = new Map(PRACTICES.map(one => [one.id, one]))

/** The practice of that id, or null where the catalogue has none. */
export function practiceOf(id: string): Practice | null {
  return BY_ID.get(id) ?? null
}
