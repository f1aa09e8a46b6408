import {describe, expect, test} from '@jest/globals'
import {aPracticeCase, stateOf, type Files} from './a-practice-case.ts'

const RULES: Files = {
  'monitoring/rules.yml': `groups:
  - name: models
    rules:
      - alert: AccuracyFell
        expr: model_accuracy{model="fraud-detector"} < 0.9
        labels: {severity: page}
`
}
const HAS = 'monitoring/rules.yml has the alert AccuracyFell on this model'

function alerting(alertmanager: string | null, rules = RULES): string {
  const more = alertmanager === null ? {} : {'monitoring/alertmanager.yml': alertmanager}
  const {state, evidence} = stateOf('alerting', aPracticeCase({...rules, ...more}))
  return `${state}: ${evidence}`
}

function routes(routing: string): string {
  return `route:\n  receiver: nobody\n  routes: [${routing}]\nreceivers:\n  - {name: nobody}\n  - {name: team, slack_configs: [{channel: "#ml"}]}\n  - {name: empty, slack_configs: []}\n`
}

describe('an alert on the model', () => {
  test('counts where no routes are there to look at', () => {
    expect(alerting(null)).toBe(`verified: ${HAS}.`)
  })

  test.each([
    '{receiver: team}',
    '{receiver: team, matchers: [severity="page"]}',
    '{receiver: team, matchers: [\'severity =~ "page|ticket"\', \'alertname != "Other"\']}',
    '{receiver: team, match: {model: fraud-detector}}',
    '{receiver: team, match_re: {alertname: "^(?:Accuracy.*)$"}}',
    '{receiver: empty, continue: true}, {receiver: team}',
    '{matchers: [severity="page"], routes: [{receiver: team, match: {model: fraud-detector}}]}',
    '{receiver: empty, matchers: [severity="ticket"]}, {receiver: team}'
  ])('that is routed to somebody: %s', routing => {
    expect(alerting(routes(routing))).toBe(
      `verified: ${HAS}; monitoring/alertmanager.yml sends it to team.`
    )
  })

  test.each([
    ['', 'nobody'],
    ['{receiver: empty}', 'empty'],
    ['{receiver: gone}', 'gone'],
    ['{receiver: team, match: {model: churn}}', 'nobody'],
    ['{receiver: team, matchers: [severity!="page"]}', 'nobody'],
    ['{receiver: team, matchers: [severity!~"p.*"]}', 'nobody'],
    ['{receiver: team, match_re: {severity: "pag|p.*x"}}', 'nobody']
  ])('that nobody gets: %s', (routing, receiver) => {
    expect(alerting(routes(routing))).toBe(
      `missing: ${HAS}, but monitoring/alertmanager.yml sends it to ${receiver}, which tells nobody.`
    )
  })

  test.each([
    '{receiver: team, match_re: {severity: "p[a-z]+"}}',
    '{receiver: team, matchers: [7]}'
  ])('whose way cannot be told: %s', routing => {
    expect(alerting(routes(routing))).toBe(
      `declared: ${HAS}; where monitoring/alertmanager.yml sends it cannot be told.`
    )
  })

  test('is read from the operator’s resources too', () => {
    const config =
      'kind: AlertmanagerConfig\nspec:\n  route: {receiver: team, matchers: [{name: severity, value: page}]}\n  receivers: [{name: team, pagerdutyConfigs: [{}]}]\n'
    expect(alerting(config)).toMatch(/^verified: .*sends it to team\.$/u)
  })

  test('is not seen by its route alone', () => {
    expect(alerting(routes('{receiver: team, match: {model: fraud-detector}}'), {})).toMatch(
      /^declared: .*the rules that raise them were not seen\.$/u
    )
    expect(alerting(routes('{receiver: team}'), {})).toMatch(/^missing: Looked for/u)
  })

  test('in a configuration of a wrong form breaks nothing', () => {
    expect(
      alerting('route: {receiver: [1], routes: [[2], null, {match: [3]}]}\nreceivers: [4]\n')
    ).toMatch(/^missing/u)
    expect(alerting('route: &a {routes: [*a]}\nreceivers: []\n')).toMatch(/^(missing|declared)/u)
  })
})
