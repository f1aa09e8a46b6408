import {describe, expect, test} from '@jest/globals'
import * as fc from 'fast-check'
import {below, HTTP, readAddress} from '../../../src/adapters/network/address.ts'
import {firstLine, hidden} from '../../../src/adapters/network/secrets.ts'
import {UserError} from '../../../src/errors.ts'

const read = (written: string, environment: Record<string, string> = {}) =>
  readAddress({what: 'The address of It', written, schemes: HTTP}, environment)

describe('an address', () => {
  test.each<[string, Record<string, string>, string]>([
    ['https://host:8443/mlflow/', {}, 'https://host:8443/mlflow'],
    ['${URI}', {URI: 'http://me:hunter2@host:5000/t0ken'}, 'http://host:5000'],
    ['https://host/${SECRET}/api', {SECRET: 't0ken'}, 'https://host/${SECRET}/api'],
    ['https://${HOST}/api?key=${KEY}', {HOST: 'host', KEY: 'k3y-k3y'}, 'https://host/api'],
    ['http://me:hunter2@host', {}, 'http://host']
  ])('%s is shown without what may be secret', (written, environment, shown) => {
    expect(read(written, environment).shown).toBe(shown)
  })

  test('gives its login, also one with a lone per cent sign', () => {
    expect(read('http://me:p%40ss@host').login).toEqual({user: 'me', password: 'p@ss'})
    expect(read('http://me:100%@host').login).toEqual({user: 'me', password: '100%'})
    expect(read('http://host').login).toEqual({user: '', password: null})
  })

  test.each<[string, Record<string, string>, RegExp]>([
    ['${NOWHERE}/x', {}, /^The address of It is .*variable NOWHERE is not set\.$/u],
    ['${EMPTY}', {EMPTY: ''}, /EMPTY is not set/u],
    ['host:5000', {}, /has to begin with https:\/\/ or http:\/\//u],
    ['file:///etc/passwd', {}, /has to begin with/u],
    ['ftp://me:hunter2@host', {}, /is ftp:\/\/\*\*\*@host; it has/u],
    ['${URI}', {URI: 'sqlite://me:hunter2@host'}, /filled in from the environment/u]
  ])('%s is none, and its password is not told', (written, environment, message) => {
    expect(() => read(written, environment)).toThrow(UserError)
    expect(() => read(written, environment)).toThrow(message)
    expect(() => read(written, environment)).not.toThrow('hunter2')
  })

  test('keeps its query below it', () => {
    expect(below(read('https://host/a/?key=1'), '/v1/b').href).toBe('https://host/a/v1/b?key=1')
  })
})

describe('a secret', () => {
  test.each([
    ['login failed for hunter2', 'login failed for ***'],
    [
      'no route to postgres://me:pw@db:5432/x?sslpassword=abc',
      'no route to postgres://***@db:5432/x?***'
    ],
    ['GET https://s3/b/k?X-Amz-Signature=abc gave 403', 'GET https://s3/b/k?*** gave 403']
  ])('is not told: %s', (said, shown) => {
    expect(hidden(said, ['hunter2'])).toBe(shown)
  })

  test('is found wherever it stands, whatever stands around it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string({minLength: 4}), (before, after, secret) => {
        // What the gate itself writes in its place may hold a part of it.
        fc.pre(!'***'.includes(secret) && !secret.includes('*'))
        expect(firstLine(`${before}${secret}${after}`, [secret])).not.toContain(secret)
      })
    )
  })
})
