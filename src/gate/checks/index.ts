import type {Case} from '../case.ts'
import type {Finding} from '../../verdict/verdict.ts'
import {atLeastAsGood} from './at-least-as-good.ts'
import {baseline} from './baseline.ts'
import {budgets} from './budgets.ts'
import {calibration} from './calibration.ts'
import {cardAgreement} from './card-agreement.ts'
import {contracts} from './contracts.ts'
import {documentation} from './documentation.ts'
import {drift} from './drift.ts'
import {evaluationSet} from './evaluation-set.ts'
import {evidence} from './evidence.ts'
import {fairness} from './fairness.ts'
import {featureDefinitions} from './feature-definitions.ts'
import {flips} from './flips.ts'
import {holdOut} from './hold-out.ts'
import {limits} from './limits.ts'
import {loadTest} from './load-test.ts'
import {movedBase} from './moved-base.ts'
import {mix} from './mix.ts'
import {operation} from './operation.ts'
import {plausible} from './plausible.ts'
import {policyChange} from './policy-change.ts'
import {productionChange} from './production-change.ts'
import {practices} from './practices.ts'
import {proxyFeatures} from './proxy-features.ts'
import {retraining} from './retraining.ts'
import {rowsAgreement} from './rows-agreement.ts'
import {segments} from './segments.ts'
import {shadow} from './shadow.ts'
import {stale} from './stale.ts'
import {trainingLoop} from './training-loop.ts'
import {trainingOverlap} from './training-overlap.ts'
import {unread} from './unread.ts'
import {usableRows} from './usable-rows.ts'
import {weakerEvidence} from './weaker-evidence.ts'

/** One question asked of the evidence under the policy; what the checks before it found is at hand. */
export type Check = (given: Case, before: readonly Finding[]) => readonly Finding[]

/** All questions, in the order in which a reviewer wants the answers. A new check is a file and a line here. */
export const CHECKS: readonly Check[] = [
  baseline,
  unread,
  stale,
  atLeastAsGood,
  limits,
  operation,
  segments,
  mix,
  fairness,
  proxyFeatures,
  flips,
  shadow,
  budgets,
  calibration,
  contracts,
  featureDefinitions,
  loadTest,
  drift,
  plausible,
  evaluationSet,
  weakerEvidence,
  trainingOverlap,
  holdOut,
  retraining,
  trainingLoop,
  cardAgreement,
  rowsAgreement,
  evidence,
  usableRows,
  policyChange,
  productionChange,
  movedBase,
  documentation,
  practices
]
