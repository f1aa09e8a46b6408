import type {Evidence} from '../../src/evidence/evidence.ts'
import type {Surroundings} from '../../src/repository/surroundings.ts'
import {openRepository} from '../../src/repository/opened.ts'
import type {Case} from '../../src/gate/case.ts'
import {caseOf} from '../../src/gate/decide.ts'
import {demandOn} from '../../src/policy/demand.ts'
import {policySchema} from '../../src/catalogue/policy.ts'
import {aRepository, aVersion, type Files} from '../practices/a-practice-case.ts'

export interface Around {
  /** What stands below the model in the policy. */
  readonly model: unknown
  readonly files?: Files
  /** Null where nothing is in production; its files lie in `live/`. */
  readonly production?: Files | null
  readonly evidence?: Partial<Evidence>
  readonly before?: Partial<Evidence>
  readonly modelFiles?: Surroundings['modelFiles']
}

/** A candidate of the model `fraud` with these files around it, and what is in production. */
export function caseAround({
  model,
  files = {},
  production = null,
  evidence = {},
  before = {},
  modelFiles = {candidate: [], production: []}
}: Around): Case {
  const policy = policySchema.parse({version: 1, models: {fraud: model}})
  const demand = demandOn('fraud', policy, {margins: new Map()})
  const scope = {name: 'fraud', folder: '', others: [], policy: demand.policy}
  const live = {name: 'fraud', folder: 'live', others: [], policy: {}}
  return caseOf({
    demand,
    candidate: aVersion(evidence),
    baseline: production === null ? null : aVersion(before),
    absent: null,
    policyFile: 'model-promotion.yml',
    policyChange: null,
    surroundings: {
      ...openRepository(aRepository(files, scope), scope),
      production:
        production === null
          ? null
          : {...openRepository(aRepository(production, live), live), isBaseCommit: false},
      modelFiles,
      knownCommits: [],
      live: null,
      forge: null,
      records: null
    },
    today: '2026-11-21'
  })
}
