import type {Case} from '../case.ts'
import type {Finding} from '../verdict.ts'
import {atLeastAsGood} from './at-least-as-good.ts'
import {baseline} from './baseline.ts'
import {cardAgreement} from './card-agreement.ts'
import {evaluationSet} from './evaluation-set.ts'
import {evidence} from './evidence.ts'
import {limits} from './limits.ts'
import {plausible} from './plausible.ts'
import {policyChange} from './policy-change.ts'
import {practices} from './practices.ts'
import {undecidable} from './undecidable.ts'

/** One question asked of the evidence under the policy; what the checks before it found is at hand. */
export type Check = (given: Case, before: readonly Finding[]) => readonly Finding[]

/** All questions, in the order in which a reviewer wants the answers. A new check is a file and a line here. */
export const CHECKS: readonly Check[] = [
  baseline,
  atLeastAsGood,
  limits,
  plausible,
  evaluationSet,
  cardAgreement,
  evidence,
  undecidable,
  policyChange,
  practices
]
