import {budgetsOfTraffic} from '../../policy/budgets.ts'
import type {Case} from '../case.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import {judgeTraffic} from '../live/index.ts'
import {trafficDemandOf} from '../live/policy-demand.ts'
import {answeredBudgets} from '../operation/stated-budgets.ts'
import {listed} from '../../words/lists.ts'
import type {Finding} from '../../verdict/verdict.ts'

/** Is the candidate as good, and fit to serve, on live traffic? */
export function shadow(given: Case): readonly Finding[] {
  const {traffic, demand, policyFile} = given
  if (traffic?.ok === true) return judgeTraffic(traffic.traffic, trafficDemandOf(given))
  if (traffic !== undefined) {
    return [
      aFindingOf({
        id: findingId('shadow', 'log'),
        status: 'missing',
        summary: traffic.summary,
        remedy: traffic.remedy,
        evidence: 'files'
      })
    ]
  }
  const budgets = budgetsOfTraffic(demand.policy, answeredBudgets(given))
  const demanded = [
    ...(demand.policy.shadow === undefined ? [] : ['shadow']),
    ...(budgets.length === 0 ? [] : [`budgets (${listed(budgets)})`])
  ]
  if (demanded.length === 0) return []
  return [
    aFindingOf({
      id: findingId('shadow', 'log'),
      status: 'missing',
      summary: `The policy has ${demanded.join(' and ')}, but names no log of live traffic by which to judge.`,
      remedy: `Name it in ${policyFile}: models: {${demand.name}: {shadow: {log: "logs/shadow/*.parquet"}}}, or give --shadow${budgets.length === 0 ? '' : '; or state what the budgets limit in a metrics file'}.`,
      evidence: 'files'
    })
  ]
}
