import type {Predictions} from '../../evidence/evidence.ts'
import {neededInputs} from '../../repository/contracts/compare.ts'
import type {ModelPolicy} from '../../policy/schema.ts'
import {associationOf, isConstant, type FeatureAssociation} from '../proxies/association.ts'
import {againstMost} from '../bounded.ts'
import type {Case} from '../case.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId, type FindingId} from '../../verdict/finding-id.ts'
import {EMPTY, groupColumn, isRefusal, type GroupColumn} from '../segments/columns.ts'
import type {Finding, Status} from '../../verdict/verdict.ts'

const CHECK = 'proxy-features'
/** A text with more values names single things and not properties. */
const MOST_TEXTS = 500
const SHOWN_FEATURES = 3

type Proxies = NonNullable<NonNullable<ModelPolicy['fairness']>['proxies']>

/**
 * Does a feature stand in for a protected attribute? Held against the strength that the policy accepts
 * (`fairness: {by: […], proxies: {max-association: 0.3}}`): one finding a protected attribute, by the
 * strongest feature. A protected attribute that is itself an input of the model always fails.
 */
export function proxyFeatures(given: Case): readonly Finding[] {
  const {fairness} = given.demand.policy
  const proxies = fairness?.proxies
  if (fairness === undefined || proxies === undefined) return []
  const own = given.candidate.evidence.predictions
  if (own === null)
    return [notJudged(findingId(CHECK), 'there are no predictions with the features beside them')]
  const {surroundings} = given
  const inputs =
    surroundings === undefined ? [] : (neededInputs(surroundings) ?? []).map(({name}) => name)
  const features = featuresOf(own, fairness.by, proxies)
  return fairness.by.map(column => {
    const id = findingId(CHECK, column)
    const group = groupColumn(column, own, null)
    if (isRefusal(group)) {
      const {status, detail, summary, remedy} = group
      return aFindingOf({id, status, detail, evidence: 'files', summary, remedy})
    }
    if (inputs.includes(column)) return direct(id, column)
    return judge(id, group, {own, features, proxies, alpha: 1 - given.demand.confidence})
  })
}

interface Question {
  readonly own: Predictions
  readonly features: readonly string[]
  readonly proxies: Proxies
  readonly alpha: number
}

function featuresOf({columns}: Predictions, by: readonly string[], proxies: Proxies): string[] {
  return (proxies.features ?? columns.others).filter(name => !by.includes(name))
}

function judge(
  id: FindingId,
  group: GroupColumn,
  {own, features, proxies, alpha}: Question
): Finding {
  const limit = proxies['max-association']
  const absent = features.filter(name => !own.table.columns.has(name))
  const columns = features.flatMap(name => {
    const column = own.table.columns.get(name)
    return column === undefined ? [] : [{name, column}]
  })
  const constant = columns.filter(({column}) => isConstant(column)).map(({name}) => name)
  const names = columns
    .filter(({column}) => column.kind === 'text' && column.levels.length > MOST_TEXTS)
    .map(({name}) => name)
  const codes = group.candidate.map(code => (group.levels[code] === EMPTY ? -1 : code))
  const tested = columns.filter(({name}) => !constant.includes(name) && !names.includes(name))
  if (tested.length === 0)
    return notJudged(id, `the predictions (${own.path}) have no feature beside ${group.name}`)
  // Any of them may fail by chance, so each is asked for its share of the proof; all must pass.
  const known = tested
    .map(({name, column}) =>
      associationOf(name, codes, column, {pass: alpha, fail: alpha / tested.length})
    )
    .toSorted((a, b) => b.strength - a.strength)
  const statuses = known.map(one => againstMost(one, limit))
  const status: Status = statuses.includes('fail')
    ? 'fail'
    : absent.length > 0
      ? 'missing'
      : statuses.includes('inconclusive')
        ? 'inconclusive'
        : 'pass'
  const worst = known.find((_, i) => statuses[i] === status) ?? known[0]
  const strongest = status === 'pass' || worst === undefined ? known[0] : worst
  const beyond = known.filter((_, i) => statuses[i] === 'fail')
  return aFindingOf({
    id,
    status,
    direction: 'lower',
    candidate: strongest?.strength ?? null,
    confidence: 1 - alpha,
    limit: {atMost: limit},
    method: strongest?.method ?? null,
    evidence: 'files',
    rows: strongest?.rows ?? null,
    summary: sentence(group.name, status, {known, beyond, strongest, absent, limit}),
    remedy: remedyOf(status, group.name, absent),
    notes: [
      ...(constant.length === 0
        ? []
        : [`Of one value only, and so not tested: ${constant.join(', ')}.`]),
      ...(names.length === 0
        ? []
        : [
            `With more than ${MOST_TEXTS} different texts, and so not tested: ${names.join(', ')}.`
          ]),
      ...(own.columns.weight === undefined ? [] : ['Weights are not counted.']),
      ...(own.columns.cluster === undefined
        ? []
        : ['Rows of one cluster are counted as independent: the bounds may be too narrow.'])
    ],
    steps: known.flatMap(({feature, strength, lower, upper, rows}) => [
      {what: `${feature}: strength over ${rows} rows`, value: strength},
      {what: `${feature}: bounds`, value: `${shown(lower)} … ${shown(upper)}`}
    ]),
    reference: strongest?.reference ?? null
  })
}

interface Told {
  readonly known: readonly FeatureAssociation[]
  readonly beyond: readonly FeatureAssociation[]
  readonly strongest: FeatureAssociation | undefined
  readonly absent: readonly string[]
  readonly limit: number
}

function sentence(
  column: string,
  status: Status,
  {known, beyond, strongest, absent, limit}: Told
): string {
  if (strongest === undefined) return `Nothing was tested against ${column}.`
  const {feature, strength, lower, upper} = strongest
  const size = `${shown(strength)} of 1 (between ${shown(lower)} and ${shown(upper)}), where at most ${shown(limit)} is accepted`
  const of = known.length === 1 ? 'The feature' : `Of ${known.length} features`
  switch (status) {
    case 'fail': {
      const others = beyond.filter(one => one !== strongest).map(one => one.feature)
      const named = others.slice(0, SHOWN_FEATURES).join(', ')
      const also =
        others.length === 0
          ? ''
          : ` So do ${others.length} more: ${named}${others.length > SHOWN_FEATURES ? ' …' : ''}.`
      return `${feature} goes with ${column} at ${size}: a model can tell ${column} by it.${also}`
    }
    case 'missing':
      return `The policy asks whether ${absent.join(', ')} ${absent.length === 1 ? 'stands' : 'stand'} in for ${column}, but the predictions have no such ${absent.length === 1 ? 'column' : 'columns'}.`
    case 'inconclusive':
      return `Whether ${feature} stands in for ${column} cannot be told: it goes with it at ${size}.`
    case 'pass':
    case 'not-applicable':
      return known.length === 1
        ? `${of} ${feature} goes with ${column} at ${size}.`
        : `${of} ${feature} goes most with ${column}: ${size}.`
  }
}

function remedyOf(status: Status, column: string, absent: readonly string[]): string | null {
  switch (status) {
    case 'fail':
      return `Train without it, or show that it is needed for a lawful reason and that the groups of ${column} are treated alike (fairness), and accept it with a waiver.`
    case 'missing':
      return `Write ${absent.join(', ')} to the predictions, or take ${absent.length === 1 ? 'it' : 'them'} out of fairness: {proxies: {features: …}}.`
    case 'inconclusive':
      return 'Evaluate on more rows.'
    case 'pass':
    case 'not-applicable':
      return null
  }
}

function direct(id: FindingId, column: string): Finding {
  return aFindingOf({
    id,
    status: 'fail',
    evidence: 'files',
    summary: `${column} is itself an input of the model (MLmodel): no proxy is needed.`,
    remedy: `Train without ${column}, or say with a waiver why the model may use it.`
  })
}

function notJudged(id: FindingId, why: string): Finding {
  return aFindingOf({
    id,
    status: 'missing',
    evidence: 'files',
    summary: `The policy asks for features that stand in for a protected attribute, but ${why}.`,
    remedy:
      'Write the features as columns of the predictions, or take proxies out of the policy (fairness).'
  })
}

function shown(strength: number): string {
  return strength.toFixed(2)
}
