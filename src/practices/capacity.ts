import {loadTestsOf, requiredRate} from '../repository/load-tests.ts'
import {declared, missing, verified, type Practice} from './practice.ts'

export const capacity = {
  id: 'capacity',
  title: 'A load test reached the required rate',
  hurdle: 'M',
  stage: 3,
  layer: 'system',
  verifiedWhen: 'a load test up to the required request rate is there',
  looksFor: 'a load test',
  lookedIn:
    'k6 summaries, Locust statistics and output of wrk (loadtest, load-test, k6, locust, wrk), against load or costs.requests-per-day of the policy',
  effort: 3,
  notAskedOf: {
    batch: 'a batch has rows and a window, and no rate of requests',
    edge: 'each device serves itself'
  },
  detect(given) {
    const {best, unknown, unread} = loadTestsOf(given)
    if (best === null) {
      if (unknown !== null)
        return declared(`${unknown.path} is of the form ${unknown.form}, which is not known.`)
      return unread === null ? null : missing(`${unread} is no result of k6, Locust or wrk.`)
    }
    const reached = `${best.path} reached ${shown(best.requestsPerSecond)} requests a second`
    const required = requiredRate(given, given.costs)
    if (required === null)
      return declared(
        `${reached}; how many are required the policy does not say (load: {requests-per-second: …}).`
      )
    const {perSecond, from} = required
    return best.requestsPerSecond >= perSecond
      ? verified(`${reached}; it has to reach the ${shown(perSecond)} ${from}.`)
      : missing(`${reached}, fewer than the ${shown(perSecond)} ${from}.`)
  }
} as const satisfies Practice

function shown(value: number): string {
  return String(Number(value.toPrecision(3)))
}
