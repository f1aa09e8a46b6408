import {afterEach, describe, expect, test} from '@jest/globals'
import {createClient} from '../../../src/adapters/github/client.ts'
import {publishDeployment} from '../../../src/adapters/github/deployment.ts'
import {mergedPullRequest} from '../../../src/adapters/github/history.ts'
import {SILENT} from '../../fixtures/world.ts'
import {serve, type Handler, type LoopbackServer} from './server.ts'

let server: LoopbackServer | null = null
afterEach(async () => {
  await server?.close()
  server = null
})

async function client(handler: Handler) {
  server = await serve(handler)
  return createClient({token: 'x', baseUrl: server.url, log: SILENT})
}

const COMMIT = {owner: 'acme', repo: 'models', headSha: 'a'.repeat(40)}
const LIVE = {
  environment: 'production/fraud',
  description: `fraud/2 ${'x'.repeat(200)}`,
  logUrl: 'https://github.com/acme/models/actions/runs/1',
  payload: {version: 'fraud/2'}
}

describe('a deployment', () => {
  test('asks for no checks and no merge, and has succeeded', async () => {
    const github = await client(({path}) =>
      path.endsWith('/statuses')
        ? {status: 201, body: {id: 2}}
        : {status: 201, body: {id: 9, url: 'https://api/deployments/9'}}
    )
    expect(await publishDeployment(github, COMMIT, LIVE)).toEqual({
      published: true,
      url: 'https://api/deployments/9',
      change: 'created'
    })
    expect(server?.lines()).toEqual([
      'POST /repos/acme/models/deployments',
      'POST /repos/acme/models/deployments/9/statuses'
    ])
    expect(server?.log[0]?.body).toMatchObject({
      ref: COMMIT.headSha,
      environment: 'production/fraud',
      required_contexts: [],
      auto_merge: false
    })
    expect(String(server?.log[0]?.body['description'])).toHaveLength(140)
    expect(server?.log[1]?.body).toMatchObject({state: 'success', log_url: LIVE.logUrl})
  })

  test('that is not allowed is a reason that names the permission', async () => {
    const github = await client(() => ({status: 403, body: {message: 'Resource not accessible'}}))
    expect(await publishDeployment(github, COMMIT, LIVE)).toMatchObject({
      published: false,
      reason: expect.stringMatching(/deployments: write/u)
    })
  })

  test('of a commit that GitHub does not have is a reason, too', async () => {
    const github = await client(() => ({status: 422, body: {message: 'No ref found for: aaa'}}))
    expect(await publishDeployment(github, COMMIT, LIVE)).toMatchObject({
      published: false,
      reason: expect.stringMatching(/No ref found/u)
    })
  })
})

describe('the pull request that was merged', () => {
  const pull = (number: number, merged: string | null, at: string | null) => ({
    number,
    merged_at: at,
    merge_commit_sha: merged,
    head: {sha: `head of ${number}`}
  })

  test.each([
    [[pull(1, 'b', 'then'), pull(2, COMMIT.headSha, 'then')], 2],
    [[pull(3, 'b', 'then')], 3],
    [[pull(4, COMMIT.headSha, null)], null],
    [[], null]
  ])('%j: %p', async (body, number) => {
    const github = await client(() => ({body}))
    expect(await mergedPullRequest(github, COMMIT, COMMIT.headSha)).toEqual(
      number === null ? null : {number, headSha: `head of ${number}`}
    )
  })

  test('is nobody where GitHub does not say', async () => {
    const github = await client(() => ({status: 403, body: {message: 'no'}}))
    expect(await mergedPullRequest(github, COMMIT, COMMIT.headSha)).toBeNull()
  })
})
