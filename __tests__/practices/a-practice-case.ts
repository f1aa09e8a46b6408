import type {Card, Evidence, Version} from '../../src/evidence/evidence.ts'
import type {ForgeAnswers, Records, Review} from '../../src/repository/forge.ts'
import {wantedFiles, type Scope} from '../../src/repository/scope.ts'
import {openRepository, type Repository} from '../../src/repository/opened.ts'
import type {PracticeCase} from '../../src/practices/case.ts'
import type {Surroundings} from '../../src/repository/surroundings.ts'
import {practiceStates} from '../../src/practices/states.ts'
import {aFindingOf} from '../../src/verdict/finding.ts'
import {findingId} from '../../src/verdict/finding-id.ts'
import type {Finding, PracticeState} from '../../src/verdict/verdict.ts'
import type {ModelPolicy} from '../../src/policy/schema.ts'
import type {PromotionRecord} from '../../src/verdict/record.ts'
import {aRecord} from '../promotion/a-record.ts'

export type Files = Readonly<Record<string, string>>

/** Some evidence about a version, empty where nothing is said. */
function someEvidence(more: Partial<Evidence> = {}): Evidence {
  return {
    sources: [],
    card: null,
    metrics: [],
    predictions: null,
    parameters: {},
    digests: [],
    environment: {},
    problems: [],
    ...more
  }
}

/** A version of a model in git. */
export function aVersion(more: Partial<Evidence> = {}, version = 'main@4f2c1d9'): Version {
  return {
    identity: {registry: 'git', version, commit: '4f2c1d9'.padEnd(40, '0')},
    evidence: someEvidence(more)
  }
}

export function aCard(more: Partial<Card> = {}): Card {
  return {path: 'README.md', entries: [], fields: {}, sections: [], ...more}
}

/** A finding that only says which check answered what. */
export function aFinding(
  id: string,
  status: Finding['status'],
  more: Partial<Finding> = {}
): Finding {
  const [check = '', ...about] = id.split('/')
  return aFindingOf({status, summary: '', ...more, id: findingId(check, ...about)})
}

/** A repository with these files, of which only those are read that the gate asks for. */
export function aRepository(files: Files, scope: Scope): Repository {
  const paths = Object.keys(files)
  const wanted = new Set(wantedFiles(paths, scope))
  return {paths, text: path => (wanted.has(path) ? (files[path] ?? null) : null)}
}

/** What is seen of the model `fraud-detector` in a repository with these files. */
export function aPracticeCase(
  files: Files,
  more: Partial<Omit<PracticeCase, 'repository' | 'scope'>> & {
    scope?: Partial<Scope>
    policy?: ModelPolicy
  } = {}
): PracticeCase {
  const {scope: given, policy, ...rest} = more
  const scope: Scope = {
    name: 'fraud-detector',
    folder: 'models/fraud',
    others: [],
    policy: policy ?? {},
    ...given
  }
  return {
    ...openRepository(aRepository(files, scope), scope),
    costs: {},
    candidate: aVersion(),
    baseline: null,
    baselineGiven: false,
    production: null,
    joined: null,
    findings: [],
    modelFiles: {candidate: [], production: []},
    knownCommits: [],
    live: null,
    forge: null,
    records: null,
    policyFile: '.github/model-promotion.yml',
    today: '2026-11-21',
    ...rest
  }
}

/** The files of the model in production, in the folder `models/fraud`. */
export function someProduction(
  files: Files,
  isBaseCommit = true,
  folder = 'models/fraud'
): NonNullable<Surroundings['production']> {
  const scope = {name: '', folder, others: [], policy: {}}
  return {...openRepository(aRepository(files, scope), scope), isBaseCommit}
}

/** The state of one practice. */
export function stateOf(practice: string, given: PracticeCase): PracticeState {
  const state = practiceStates(given).find(p => p.id === practice)
  if (state === undefined) throw new Error(`there is no practice ${practice}`)
  return state
}

/** What a forge says that guards nothing and of which nobody approved anything. */
export function aForge(more: Partial<ForgeAnswers> = {}): ForgeAnswers {
  return {
    review: null,
    branch: null,
    tags: null,
    environments: new Map(),
    scheduled: new Map(),
    ...more
  }
}

/** The reviews of a pull request by ann, at its commit 4f2c1d9. */
export function aReview(more: Partial<Review> = {}): Review {
  return {
    known: true,
    author: 'ann',
    commit: '4f2c1d9'.padEnd(40, '0'),
    approvedBy: [],
    approvedBefore: [],
    refusedBy: [],
    ...more
  }
}

/** The promotion of `fraud/3` by ann, on evidence. */
export function aPromotion(more: Partial<PromotionRecord> = {}): PromotionRecord {
  return {
    ...aRecord({number: 1, version: 'fraud/3', replaced: 'fraud/2', at: '2026-11-18T10:00:00Z'}),
    by: 'ann',
    pullRequest: 12,
    verdict: {word: 'pass', digest: 'sha256:1'},
    evidence: [{kind: 'metrics', path: 'metrics.json', digest: 'sha256:2'}],
    ...more
  }
}

export function someRecords(...records: readonly PromotionRecord[]): Records {
  return {known: true, records}
}
