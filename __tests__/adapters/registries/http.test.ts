import {afterEach, describe, expect, test} from '@jest/globals'
import {plainAddress} from '../../../src/adapters/network/address.ts'
import {openServer, TIMES, type Times} from '../../../src/adapters/network/call.ts'
import {
  getBytes,
  getJson,
  sendJson,
  type RegistryServer
} from '../../../src/adapters/registries/http.ts'
import {WorldError} from '../../../src/errors.ts'
import {closeLoopbacks, loopback, type Answering} from './loopback.ts'

afterEach(closeLoopbacks)

async function serverOf(answer: Answering, times: Partial<Times> = {}) {
  const server = await loopback(answer)
  const at: RegistryServer = openServer({
    name: 'MLflow',
    address: plainAddress(server.base),
    headers: {authorization: 'Bearer secret'},
    times: {...TIMES, pauseMs: 1, ...times},
    credentials: 'MLFLOW_TRACKING_TOKEN',
    addressFrom: 'MLFLOW_TRACKING_URI'
  })
  return {server, at}
}

async function failure(asked: Promise<unknown>): Promise<string> {
  const error: unknown = await asked.catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(WorldError)
  return error instanceof Error ? error.message : ''
}

describe('an answer of the registry', () => {
  test('is its JSON, asked with the credentials', async () => {
    const {server, at} = await serverOf(() => ({body: {a: 1}}))
    expect(await getJson(at, '/x', {name: 'a b&c'})).toEqual({ok: true, value: {a: 1}})
    expect(server.seen[0]).toMatchObject({
      path: '/x',
      query: {name: 'a b&c'},
      headers: {authorization: 'Bearer secret'}
    })
  })

  test('that there is no such thing is an answer, with its reason', async () => {
    const body = {error_code: 'RESOURCE_DOES_NOT_EXIST', message: 'no such model'}
    const {at} = await serverOf(() => ({status: 404, body}))
    expect(await getJson(at, '/x')).toEqual({
      ok: false,
      status: 404,
      code: 'RESOURCE_DOES_NOT_EXIST',
      message: 'no such model'
    })
    expect(await getBytes(at, '/x', 8)).toMatchObject({ok: false, message: 'no such model'})
  })
})

describe('a server that fails', () => {
  test('is asked again where asking changes nothing', async () => {
    let asked = 0
    const {at} = await serverOf(() => (asked++ === 0 ? {status: 503} : {body: {a: 1}}))
    expect(await getJson(at, '/x')).toEqual({ok: true, value: {a: 1}})
    expect(asked).toBe(2)
  })

  test('is asked a bounded number of times', async () => {
    const {server, at} = await serverOf(() => ({status: 502, body: 'bad gateway'}))
    expect(await failure(getJson(at, '/x'))).toMatch(/MLflow .* status 502/u)
    expect(server.seen).toHaveLength(3)
  })

  test('is not sent a change twice', async () => {
    const {server, at} = await serverOf(() => ({status: 503}))
    await failure(sendJson(at, 'POST', '/x', {}))
    expect(server.seen).toHaveLength(1)
  })

  test('by not answering in time', async () => {
    const {at} = await serverOf(() => null, {callMs: 50})
    expect(await failure(getJson(at, '/x'))).toMatch(/did not answer within 0.05 s/u)
  })

  test('by not being there', async () => {
    const {server, at} = await serverOf(() => ({}))
    await server.close()
    expect(await failure(getJson(at, '/x'))).toMatch(/MLflow at http.* cannot be reached/u)
  })

  test.each([
    [401, /credentials \(401\): set MLFLOW_TRACKING_TOKEN/u],
    [403, /forbids this \(403\): Permission denied.*MLFLOW_TRACKING_TOKEN/u]
  ])('by refusing the credentials: %d names the variable', async (status, message) => {
    const {at} = await serverOf(() => ({status, body: 'Permission denied'}))
    const said = await failure(getJson(at, '/x'))
    expect(said).toMatch(message)
    expect(said).not.toContain('secret')
  })

  test('by refusing the host name, which no credentials mend', async () => {
    const {at} = await serverOf(() => ({status: 403, body: 'Invalid Host header'}))
    expect(await failure(getJson(at, '/x'))).toContain('--allowed-hosts')
  })

  test.each([200, 404])('by being another one, that answers %d with HTML', async status => {
    const {at} = await serverOf(() => ({status, body: '<!doctype html><h1>Welcome</h1>'}))
    expect(await failure(getJson(at, '/x'))).toMatch(/HTML.*MLFLOW_TRACKING_URI/u)
  })
})
