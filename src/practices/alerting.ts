import {at, isFields, items, textOf, wordsOf} from '../repository/documents.ts'
import type {Manifest} from '../repository/opened.ts'
import type {PracticeCase} from './case.ts'
import {isAlertmanager, routeOf} from '../repository/formats/alertmanager.ts'
import {bestOf, declared, missing, verified, type Practice, type Observation} from './practice.ts'

export const alerting = {
  id: 'alerting',
  title: 'Somebody is told when it degrades',
  hurdle: 'M',
  stage: 4,
  layer: 'system',
  verifiedWhen: 'an alert rule names this model',
  looksFor: 'alert rules that name this model',
  lookedIn: 'Prometheus rule files, PrometheusRule manifests and routes of Alertmanager',
  effort: 2,
  detect(given) {
    const manifests = given.manifests('alerting')
    const rules = manifests.flatMap(alertsIn)
    const own = rules.filter(r => r.pointed || given.names(r.words))
    const other = rules[0]
    const configuration = manifests.find(m => isAlertmanager(m.document)) ?? null
    return bestOf([
      ...own.map(alert => routed(alert, configuration)),
      other === undefined
        ? null
        : missing(`${other.path} has alert rules, but none names this model.`),
      routesOnly(given, configuration)
    ])
  }
} as const satisfies Practice

interface Alert {
  readonly path: string
  readonly alert: string
  readonly labels: Readonly<Record<string, string>>
  /** Everything that the rule says. */
  readonly words: string
  readonly pointed: boolean
}

/** Alert rules of a Prometheus rule file (`groups`) or a PrometheusRule (`spec.groups`). */
function alertsIn({path, document, pointed}: Manifest): readonly Alert[] {
  const groups = [...items(at(document, 'groups')), ...items(at(document, 'spec', 'groups'))]
  return groups.flatMap(group =>
    items(at(group, 'rules')).flatMap(rule => {
      const alert = textOf(at(rule, 'alert'))
      const words = [textOf(at(group, 'name')) ?? '', wordsOf(rule)].join('\n')
      return alert === null ? [] : [{path, alert, words, pointed, labels: labelsOf(rule, alert)}]
    })
  )
}

/** What the alert will carry: the labels of its rule, and those that its expression selects by. */
function labelsOf(rule: unknown, alert: string): Readonly<Record<string, string>> {
  const expression = textOf(at(rule, 'expr')) ?? ''
  const selected = [...expression.matchAll(/(?<!\w)(\w+)\s*=\s*"([^"]*)"/gu)].map(
    ([, label = '', value = '']) => [label, value] as const
  )
  const written = at(rule, 'labels')
  const own = Object.entries(isFields(written) ? written : {}).map(
    ([label, value]) => [label, String(value)] as const
  )
  return Object.fromEntries([...selected, ...own, ['alertname', alert] as const])
}

function routed({path, alert, labels}: Alert, configuration: Manifest | null): Observation {
  const has = `${path} has the alert ${alert} on this model`
  if (configuration === null) return verified(`${has}.`)
  const route = routeOf(configuration.document, labels)
  switch (route.to) {
    case 'receiver':
      return verified(`${has}; ${configuration.path} sends it to ${route.name}.`)
    case 'nobody':
      return missing(
        `${has}, but ${configuration.path} sends it to ${route.name === '' ? 'no receiver' : `${route.name}, which tells nobody`}.`
      )
    case 'unknown':
      return declared(`${has}; where ${configuration.path} sends it cannot be told.`)
  }
}

/** A route that names the model says that alerts are expected; the rules may lie elsewhere. */
function routesOnly(given: PracticeCase, configuration: Manifest | null): Observation | null {
  if (configuration === null || !given.names(wordsOf(configuration.document))) return null
  return declared(
    `${configuration.path} routes alerts that name this model; the rules that raise them were not seen.`
  )
}
