import {
  allFields,
  at,
  isFields,
  items,
  numberOf,
  textOf,
  type Fields
} from '../repository/documents.ts'
import {aboutModel, type Manifest} from '../repository/opened.ts'
import {bestOf, declared, missing, verified, type Practice, type Observation} from './practice.ts'

export const healthCheck = {
  id: 'health-check',
  title: 'The serving has health checks',
  hurdle: 'M',
  stage: 3,
  layer: 'system',
  verifiedWhen: 'the serving manifest has liveness and readiness probes',
  looksFor: 'liveness and readiness probes',
  lookedIn: 'Kubernetes manifests',
  effort: 1,
  notAskedOf: {
    batch: 'a job ends by itself; its exit status tells whether it worked',
    edge: 'no platform asks a device for its health'
  },
  detect(given) {
    const probes = aboutModel(
      given.manifests('health-check').filter(m => containersIn(m).length > 0)
    ).flatMap(probesOf)
    const dockerfile = given
      .read('dockerfile', 'health-check')
      .find(f => /^[ \t]*HEALTHCHECK[ \t]+(?!NONE)/imu.test(f.text))
    return bestOf([
      ...probes,
      dockerfile === undefined
        ? null
        : declared(`${dockerfile.path} has a HEALTHCHECK; that the platform heeds it was not seen.`)
    ])
  }
} as const satisfies Practice

function containersIn({document}: Manifest): readonly Fields[] {
  if (at(document, 'kind') === undefined) return []
  return allFields(document)
    .flatMap(f => items(f['containers']))
    .filter(isFields)
}

/** Each container of a workload has both probes, or says what it lacks. */
function probesOf(manifest: Manifest): readonly Observation[] {
  return containersIn(manifest).map(container => {
    const name = textOf(container['name']) ?? 'the container'
    const lacking = ['livenessProbe', 'readinessProbe'].filter(p => !isFields(container[p]))
    return lacking.length === 0
      ? verified(`${manifest.path}: ${name} has liveness and readiness probes.`)
      : missing(`${manifest.path}: ${name} has no ${lacking.join(' and no ')}.`)
  })
}

export const retry = {
  id: 'retry',
  title: 'A failed call is tried again',
  hurdle: 'M',
  stage: 4,
  layer: 'system',
  verifiedWhen: 'retries are configured in the client or mesh',
  looksFor: 'retries',
  lookedIn: 'Istio, Linkerd, Traefik and Gateway API manifests',
  effort: 1,
  notAskedOf: {edge: 'no call leaves the device'},
  detect(given) {
    for (const {path, document} of given.manifests('retry')) {
      const kind = textOf(at(document, 'kind'))
      const inside = allFields(at(document, 'spec'))
      const attempts = inside
        .map(f => numberOf(at(f, 'retries', 'attempts')) ?? numberOf(at(f, 'retry', 'attempts')))
        .find(n => n !== null && n > 0)
      if (
        attempts !== undefined &&
        ['VirtualService', 'Middleware', 'HTTPRoute', 'GRPCRoute'].includes(kind ?? '')
      )
        return verified(`${path} tries a failed call again, ${attempts ?? 0} times at most.`)
      if (kind === 'ServiceProfile' && inside.some(f => f['isRetryable'] === true))
        return verified(`${path} tries failed calls again (Linkerd).`)
    }
    return null
  }
} as const satisfies Practice

export const circuitBreaker = {
  id: 'circuit-breaker',
  title: 'A broken dependency is cut off',
  hurdle: 'M',
  stage: 4,
  layer: 'system',
  verifiedWhen: 'a circuit breaker is configured in the client or mesh',
  looksFor: 'a circuit breaker (outlier detection)',
  lookedIn: 'Istio and Traefik manifests',
  effort: 2,
  notAskedOf: {
    batch: 'a job that fails is run again, and nobody calls it meanwhile',
    edge: 'no call leaves the device'
  },
  detect(given) {
    for (const {path, document} of given.manifests('circuit-breaker')) {
      const kind = textOf(at(document, 'kind'))
      const inside = allFields(at(document, 'spec'))
      if (kind === 'DestinationRule' && inside.some(f => isFields(f['outlierDetection'])))
        return verified(`${path} takes a failing backend out (outlier detection).`)
      if (
        kind === 'Middleware' &&
        inside.some(f => textOf(at(f, 'circuitBreaker', 'expression')) !== null)
      )
        return verified(`${path} has a circuit breaker (Traefik).`)
    }
    return null
  }
} as const satisfies Practice
