import * as access from './access.ts'
import {alerting} from './alerting.ts'
import {capacity} from './capacity.ts'
import * as contracts from './contracts.ts'
import * as deployment from './deployment.ts'
import type {Detector} from './detector.ts'
import * as governance from './governance.ts'
import {calibration, judged, negativeFlips, shadowMode} from './judged.ts'
import * as lineage from './lineage.ts'
import * as observability from './observability.ts'
import * as registry from './registry.ts'
import {retrainingSchedule} from './retraining.ts'
import {rollback} from './rollback.ts'
import {progressiveRollout} from './rollout.ts'
import * as serving from './serving.ts'
import * as training from './training.ts'
import * as validation from './validation.ts'

/** Every detector; a practice without one is known by declaration only. */
export const DETECTORS: readonly Detector[] = [
  lineage.codeVersion,
  lineage.dataVersion,
  lineage.parameters,
  lineage.seed,
  lineage.environment,
  lineage.weights,
  validation.dataValidation,
  training.scriptedTraining,
  training.heldOutTestSet,
  training.crossValidation,
  validation.automatedTests,
  contracts.inputContract,
  contracts.responseContract,
  registry.modelRegistry,
  registry.atLeastAsGood,
  rollback,
  negativeFlips,
  shadowMode,
  deployment.automatedDeployment,
  deployment.container,
  progressiveRollout,
  capacity,
  observability.monitoring,
  observability.driftDetection,
  alerting,
  retrainingSchedule,
  observability.abstention,
  calibration,
  serving.healthCheck,
  serving.retry,
  serving.circuitBreaker,
  governance.explainability,
  governance.documentation,
  governance.humanOversight,
  governance.fallback,
  access.accessControl,
  access.approval,
  registry.auditTrail,
  governance.compliance,
  governance.costLedger,
  governance.budgetAlert,
  ...judged
]
