import * as z from 'zod'
import {budgets} from './budgets.ts'
import {calibration} from './calibration.ts'
import {contracts} from './contracts.ts'
import {deployment, domain} from './deployment.ts'
import {documentation} from './documentation.ts'
import {drift} from './drift.ts'
import {fairness} from './fairness.ts'
import {flips} from './flips.ts'
import {guard} from './guard.ts'
import {holdOut} from './hold-out.ts'
import {load} from './load.ts'
import {monitoring} from './monitoring.ts'
import {practicesOf, type PolicyNames} from './practices.ts'
import {predictions} from './predictions.ts'
import {registry} from './registry.ts'
import {retraining} from './retraining.ts'
import {segments} from './segments.ts'
import {shadow} from './shadow.ts'
import {path, paths, text} from './values.ts'

/** What a team demands of one model. */
export function modelOf(names: PolicyNames) {
  const {required, declared} = practicesOf(names)
  return z.strictObject({
    card: path.optional(),
    metrics: paths.optional(),
    predictions: predictions.optional(),
    parameters: paths.optional(),
    registry: registry.optional(),
    candidate: text
      .optional()
      .describe(
        'Where the evidence of the candidate is, when not in the pull request: mlflow:NAME@ALIAS, mlflow:NAME/VERSION, mlflow:run:ID, mlflow:commit'
      ),
    'at-least-as-good': z.record(text, guard).optional(),
    'hold-out': holdOut.optional(),
    retraining: retraining.optional(),
    deployment: deployment.optional(),
    domain: domain.optional(),
    segments: segments.optional(),
    flips: flips.optional(),
    fairness: fairness.optional(),
    calibration: calibration.optional(),
    drift: drift.optional(),
    contracts: contracts.optional(),
    load: load.optional(),
    documentation: documentation.optional(),
    shadow: shadow.optional(),
    budgets: budgets.optional(),
    lineage: z
      .array(z.enum(['code', 'data', 'parameters', 'seed', 'environment', 'weights']))
      .optional(),
    require: required.optional(),
    monitoring: monitoring.optional(),
    practices: declared.optional()
  })
}
