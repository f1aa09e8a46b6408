import {join} from 'node:path'

import {afterAll, describe, expect, test} from '@jest/globals'

import {readEvent, readPayload} from '../../../src/adapters/github/event.ts'
import {WorldError} from '../../../src/errors.ts'
import {removeTemporary, temporaryFolder} from '../temporary.ts'

afterAll(removeTemporary)

const MERGE = 'e'.repeat(40)
const HEAD = 'a'.repeat(40)
const BASE = 'b'.repeat(40)
const env = (name: string): Record<string, string> => ({
  GITHUB_EVENT_NAME: name,
  GITHUB_REPOSITORY: 'acme/models',
  GITHUB_SHA: MERGE,
  GITHUB_ACTOR: 'dev'
})
const repository = {full_name: 'acme/models'}
const pullRequest = (from: {full_name: string} | null): object => ({
  repository,
  pull_request: {
    number: 7,
    head: {sha: HEAD, ref: 'feature', repo: from},
    base: {sha: BASE, ref: 'main', repo: repository},
    user: {login: 'dev'}
  }
})
const COMMON = {repository: {owner: 'acme', repo: 'models'}, number: null, runId: null}

describe('a pull request', () => {
  test.each(['pull_request', 'pull_request_target', 'pull_request_review'])(
    'of this repository (%s): its head, not the merge commit',
    name => {
      expect(readEvent(env(name), pullRequest(repository))).toEqual({
        ...COMMON,
        kind: name,
        number: 7,
        headSha: HEAD,
        mergeSha: name === 'pull_request_target' ? null : MERGE,
        baseSha: BASE,
        baseRef: 'main',
        fork: false,
        author: 'dev'
      })
    }
  )

  test.each([
    ['a fork', {full_name: 'mallory/models'}, true],
    ['a fork that is gone', null, true],
    ['this repository in other letters', {full_name: 'Acme/Models'}, false]
  ])('from %s', (_, from, fork) => {
    expect(readEvent(env('pull_request'), pullRequest(from)).fork).toBe(fork)
  })

  test('with no more than Gitea and act send', () => {
    const head = {sha: HEAD, ref: 'feature', repo: repository}
    const payload = {pull_request: {number: 7, head, base: {sha: BASE, ref: 'main'}}}
    expect(readEvent(env('pull_request'), payload)).toMatchObject({author: null, fork: false})
  })

  test.each([
    ['no pull request', {}],
    ['no payload', null],
    ['a head that is no commit', {pull_request: {number: 7, head: {sha: '--help'}, base: {}}}]
  ])('with %s is not guessed at', (_, payload) => {
    expect(() => readEvent(env('pull_request'), payload)).toThrow(WorldError)
    expect(() => readEvent(env('pull_request'), payload)).toThrow('not as GitHub sends it')
  })
})

describe('other events', () => {
  test('a push', () => {
    const payload = {repository, ref: 'refs/heads/main', before: BASE, after: HEAD}
    expect(readEvent(env('push'), {...payload, sender: {login: 'dev'}})).toEqual({
      ...COMMON,
      kind: 'push',
      headSha: HEAD,
      baseSha: BASE,
      baseRef: 'main',
      fork: false,
      author: 'dev'
    })
    const zeros = '0'.repeat(40)
    expect(readEvent(env('push'), {...payload, before: zeros}).baseSha).toBeNull()
    expect(readEvent(env('push'), {...payload, after: zeros}).headSha).toBe(MERGE)
  })

  test('a merge queue', () => {
    const group = {head_sha: HEAD, base_sha: BASE, base_ref: 'refs/heads/release/1'}
    expect(readEvent(env('merge_group'), {repository, merge_group: group})).toMatchObject({
      kind: 'merge_group',
      headSha: HEAD,
      baseSha: BASE,
      baseRef: 'release/1',
      number: null
    })
  })

  const run = (pulls: readonly number[], from: string | null): object => ({
    repository,
    workflow_run: {
      id: 99,
      head_sha: HEAD,
      head_repository: from === null ? null : {full_name: from},
      pull_requests: pulls.map(number => ({number, base: {ref: 'main', sha: BASE}})),
      actor: {login: 'dev'}
    }
  })

  test('the second of two workflows', () => {
    expect(readEvent(env('workflow_run'), run([7], 'acme/models'))).toEqual({
      ...COMMON,
      kind: 'workflow_run',
      number: 7,
      headSha: HEAD,
      baseSha: BASE,
      baseRef: 'main',
      fork: false,
      author: 'dev',
      runId: 99
    })
  })

  test.each<[string, readonly number[], string | null, boolean]>([
    ['a fork', [], 'mallory/models', true],
    ['a fork that is gone', [], null, true],
    ['two pull requests with one head', [7, 8], 'acme/models', false]
  ])('the second of two workflows, for %s, knows no number', (_, pulls, from, fork) => {
    const context = readEvent(env('workflow_run'), run(pulls, from))
    expect(context).toMatchObject({number: null, baseRef: null, fork})
  })

  test.each([
    ['workflow_dispatch', 'workflow_dispatch'],
    ['schedule', 'schedule'],
    ['issue_comment', 'other'],
    ['', 'other']
  ])('%j has hardly any payload', (name, kind) => {
    expect(readEvent(env(name), {})).toEqual({
      ...COMMON,
      kind,
      headSha: MERGE,
      baseSha: null,
      baseRef: null,
      fork: false,
      author: 'dev'
    })
  })

  test('without a repository or a commit there is nothing to report on', () => {
    const nowhere = {...env('schedule'), GITHUB_REPOSITORY: 'models'}
    expect(() => readEvent(nowhere, {})).toThrow('GITHUB_REPOSITORY')
    expect(() => readEvent({...env('schedule'), GITHUB_SHA: 'HEAD'}, {})).toThrow('GITHUB_SHA')
  })
})

test('the payload is read from its file', async () => {
  const folder = temporaryFolder({'event.json': '{"action": "opened"}', broken: '{'})
  const at = (name: string): Record<string, string> => ({GITHUB_EVENT_PATH: join(folder, name)})
  expect(await readPayload(at('event.json'))).toEqual({action: 'opened'})
  expect(await readPayload({})).toEqual({})
  await expect(readPayload(at('broken'))).rejects.toThrow(WorldError)
  await expect(readPayload(at('none'))).rejects.toThrow(WorldError)
})
