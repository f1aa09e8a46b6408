import {pathsOfKind} from '../../repository/files.ts'
import {isNear} from '../../repository/scope.ts'
import type {Repository} from '../../repository/opened.ts'
import {foreignBudgets, ownBudgets, rowsOf, type ForeignBudget} from '../../policy/budgets.ts'
import {parseQuantity, type Dimension, type Quantity} from '../../policy/quantities.ts'
import type {Case} from '../case.ts'
import {BATCH_TIME, rowsInWindow} from '../batch-rows.ts'
import {amount} from '../../words/figures.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import {isWithin, measured, type Measurable} from '../resources.ts'
import {statedBudgets} from '../operation/stated-budgets.ts'
import {unmeasured} from '../unmeasured.ts'
import type {Finding} from '../../verdict/verdict.ts'

const CHECK = 'budgets'

/** A resource that may be used up to a limit, and how people speak of it. */
interface Limited {
  readonly budget: 'duration' | 'model-size' | 'memory' | 'energy'
  readonly dimension: Dimension
  readonly kept: string
  readonly exceeded: string
  readonly unknown: string
  /** Where it would be found. */
  readonly lookedFor: string
  readonly remedy: string
}

const LIMITED: readonly Limited[] = [
  {
    budget: 'duration',
    dimension: 'time',
    kept: 'The batch is done within its window',
    exceeded: 'The batch takes longer than its window',
    unknown: 'how long the candidate’s batch takes',
    ...BATCH_TIME
  },
  {
    budget: 'model-size',
    dimension: 'size',
    kept: 'The model is small enough',
    exceeded: 'The model is too large',
    unknown: 'how large the candidate is',
    lookedFor:
      'its model files, their DVC or Git LFS records, and model_size_mb in metrics and card',
    remedy: 'Quantise or prune the model, or take a smaller one.'
  },
  {
    budget: 'memory',
    dimension: 'size',
    kept: 'The model fits into memory',
    exceeded: 'The model takes too much memory',
    unknown: 'how much memory the candidate takes',
    lookedFor: 'peak_memory_mb (or peak_ram_kb, …) in metrics and card',
    remedy: 'Quantise the model, make its batches smaller, or take a smaller one.'
  },
  {
    budget: 'energy',
    dimension: 'energy',
    kept: 'A prediction takes little enough energy',
    exceeded: 'A prediction takes too much energy',
    unknown: 'how much energy a prediction of the candidate takes',
    lookedFor:
      'energy_mj (or energy_uj_per_inference, …) in metrics and card, and energy_consumed in emissions.csv',
    remedy: 'Quantise or prune the model, or take a smaller one.'
  }
]

/**
 * Does the candidate stay within the budgets of a batch (rows in a window) and of the edge (size, memory, energy), and
 * without a log within those of live traffic, by what its files say? A budget of another kind of deployment than the policy's is not asked, and told.
 */
export function budgets(given: Case): readonly Finding[] {
  const {policy} = given.demand
  const own = ownBudgets(policy)
  const sides = sidesOf(given)
  const limited = LIMITED.flatMap(limit => {
    const written = own[limit.budget]
    const most = written === undefined ? null : parseQuantity(written, limit.dimension)
    return most === null ? [] : [withinLimit(limit, most, sides)]
  })
  const window = own.duration === undefined ? null : parseQuantity(own.duration, 'time')
  const rows =
    own.rows === undefined
      ? []
      : [
          rowsInWindow(
            findingId(CHECK, 'rows'),
            {required: rowsOf(own.rows), window},
            sides.candidate
          )
        ]
  const foreign = foreignBudgets(policy).map(notAsked)
  return [...rows, ...limited, ...statedBudgets(given), ...foreign]
}

interface Sides {
  readonly candidate: Measurable
  readonly baseline: Measurable | null
}

function sidesOf({candidate, baseline, surroundings}: Case): Sides {
  const scope = surroundings?.scope.folder ?? ''
  const production = surroundings?.production ?? null
  return {
    candidate: {
      version: candidate,
      files: surroundings?.modelFiles.candidate ?? [],
      emissions: surroundings === undefined ? [] : emissionsIn(surroundings.repository, scope)
    },
    baseline:
      baseline === null
        ? null
        : {
            version: baseline,
            files: surroundings?.modelFiles.production ?? [],
            emissions:
              production === null ? [] : emissionsIn(production.repository, production.scope.folder)
          }
  }
}

function emissionsIn({paths, text}: Repository, folder: string): Measurable['emissions'] {
  return pathsOfKind('emissions', paths)
    .filter(path => isNear(path, folder))
    .flatMap(path => {
      const content = text(path)
      return content === null ? [] : [{path, text: content}]
    })
}

function withinLimit(limit: Limited, most: Quantity, {candidate, baseline}: Sides): Finding {
  const {budget, kept, exceeded} = limit
  const {unit, factor} = most
  const found = measured(budget, candidate)
  const common = {
    id: findingId(CHECK, budget),
    direction: 'lower',
    unit,
    limit: {atMost: most.value},
    evidence: 'files'
  } as const
  if (found?.known !== true)
    return aFindingOf({
      ...common,
      status: 'missing',
      ...unmeasured(limit, `${amount(most.value, unit)} are allowed`, found)
    })
  const value = found.value / factor
  const before = baseline === null ? null : measured(budget, baseline)
  const ofBaseline = before?.known === true ? before.value / factor : null
  const isKept = isWithin(found.value, most)
  const beside = ofBaseline === null ? '' : `; ${amount(ofBaseline, unit)} in production`
  return aFindingOf({
    ...common,
    status: isKept ? 'pass' : 'fail',
    baseline: ofBaseline,
    candidate: value,
    summary: `${isKept ? kept : exceeded}: ${amount(value, unit)} (${found.from}), where ${amount(most.value, unit)} are allowed${beside}.`,
    remedy: isKept ? null : limit.remedy
  })
}

function notAsked({budget, words}: ForeignBudget): Finding {
  return aFindingOf({
    id: findingId(CHECK, budget),
    status: 'not-applicable',
    role: 'info',
    evidence: 'files',
    summary: words,
    remedy: 'Take the budget out of the policy, or correct deployment.'
  })
}
