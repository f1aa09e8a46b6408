import {loadTestsOf, requiredRate} from '../../repository/load-tests.ts'
import {declared, missing, verified, type Detector} from './detector.ts'

export const capacity: Detector = {
  practice: 'capacity',
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
}

function shown(value: number): string {
  return String(Number(value.toPrecision(3)))
}
