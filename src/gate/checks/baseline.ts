import type {Case} from '../case.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import {someOf} from '../../words/lists.ts'
import type {Finding} from '../../verdict/verdict.ts'

/** Is there a model in production to compare with? A first version is judged by absolute limits alone. */
export function baseline(given: Case): readonly Finding[] {
  const {absent, demand, policyFile, material = []} = given
  if (absent === null) return []
  if (absent.reason === 'unreadable') {
    return [
      aFindingOf({
        id: findingId('baseline'),
        status: 'missing',
        detail: 'unreadable',
        summary: absent.summary,
        remedy: absent.remedy
      })
    ]
  }
  const limited = demand.metrics?.some(m => m.atLeast !== null || m.atMost !== null) === true
  return [
    aFindingOf({
      id: findingId('baseline'),
      status: limited ? 'not-applicable' : 'missing',
      detail: 'none-yet',
      summary: limited
        ? `${absent.summary} This first version is judged by the absolute limits of the policy alone.`
        : `${absent.summary}${material.length === 0 ? '' : ` What is changed (${someOf(material)}) tells nothing of how good it is.`} And no absolute limit is set, so there is nothing to judge this first version by.`,
      remedy: limited
        ? null
        : `Set a limit in ${policyFile}: models: {${demand.name}: {at-least-as-good: {accuracy: {at-least: 0.9}}}}; or say where the model in production is with --baseline.`
    })
  ]
}
