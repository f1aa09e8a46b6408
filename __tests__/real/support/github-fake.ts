import {createServer, type IncomingMessage, type ServerResponse} from 'node:http'
import type {AddressInfo} from 'node:net'
import {setTimeout as sleep} from 'node:timers/promises'
import {Refusal, refusalAnswer, type Answer, type Call} from './github/call.ts'
import {loadContract, type Operation} from './github/contract.ts'
import type {Fault, FaultRule} from './github/faults.ts'
import {checkPermission, operations} from './github/operations.ts'
import * as repository from './github/store.ts'
import type {Account, CheckRun, Comment, Commit, Deployment, PullRequest} from './github/store.ts'

export {badGateway, primaryLimit, secondaryLimit} from './github/faults.ts'
export type {Token} from './github/store.ts'

const JSON_TYPE = 'application/json; charset=utf-8'

/** A request as it came in, and how it ended. */
interface LoggedRequest {
  readonly method: string
  readonly path: string
  readonly operation: string
  readonly body: unknown
  readonly status: number | 'dropped' | 'pending'
}

/** GitHub on the loopback interface, as far as the gate uses it. */
export interface GitHubFake {
  readonly url: string
  /** What the client, or the fake itself, did against GitHub's description. Tests end with none. */
  readonly violations: readonly string[]
  readonly requests: (operation?: string) => readonly LoggedRequest[]
  readonly comments: () => readonly Comment[]
  readonly checkRuns: () => readonly CheckRun[]
  readonly statuses: () => readonly repository.CommitStatus[]
  readonly deployments: () => readonly Deployment[]
  readonly addCommit: (commit: Commit) => void
  /** Points a ref such as `heads/main` at a commit. */
  readonly setRef: (ref: string, sha: string) => void
  /** Opens a pull request, or moves the one with that number. */
  readonly setPullRequest: (pullRequest: PullRequest) => void
  readonly addComment: (issue: number, body: string, author: Account) => Comment
  readonly addReview: (review: repository.Review) => void
  /** Makes an environment that these people have to approve. */
  readonly setEnvironment: (name: string, reviewers: readonly string[]) => void
  readonly addWorkflowRun: (run: repository.WorkflowRun) => void
  readonly addFault: (rule: FaultRule) => void
  readonly close: () => Promise<void>
}

interface State {
  readonly store: repository.Store
  readonly log: LoggedRequest[]
  readonly violations: string[]
  readonly faults: (FaultRule & {left: number})[]
  /** Until when (Unix milliseconds) an operation must not be asked again. */
  readonly closedUntil: Map<string, number>
}

/** Starts the fake; `url` is to be GITHUB_API_URL and GITHUB_SERVER_URL. */
export async function startGitHubFake(options: repository.StoreOptions = {}): Promise<GitHubFake> {
  const store = repository.createStore(options)
  const state: State = {store, log: [], violations: [], faults: [], closedUntil: new Map()}
  const contract = loadContract()
  const server = createServer((request, response) => {
    respond(request, response).catch((error: unknown) => {
      state.violations.push(`the fake itself failed: ${String(error)}`)
      request.socket.destroy()
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  // A test that fails before it closes the fake must not keep the process alive.
  server.unref()
  // A TCP server's address is never a string.
  const {port} = server.address() as AddressInfo
  const apiUrl = `http://127.0.0.1:${port}`

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await readText(request)
    const url = new URL(request.url ?? '/', apiUrl)
    const method = request.method ?? 'GET'
    const operation = contract.find(method, url.pathname)
    const violate = (problem: string) =>
      state.violations.push(`${operation?.id ?? `${method} ${url.pathname}`}: ${problem}`)
    const body = parseBody(text, violate)
    const id = operation?.id ?? 'unknown'
    const path = `${url.pathname}${url.search}`
    const entry = state.log.push({method, path, operation: id, body, status: 'pending'}) - 1
    const finish = (status: number | 'dropped') => {
      state.log[entry] = {method, path, operation: id, body, status}
    }
    if (Date.now() < (state.closedUntil.get(id) ?? 0)) violate('asked again before retry-after')

    const fault = takeFault(state, id)
    if (fault?.kind === 'delay') await sleep(fault.milliseconds, undefined, {ref: false})
    if (fault?.kind === 'drop') {
      finish('dropped')
      request.socket.destroy()
      return
    }
    if (fault?.kind === 'silence' || fault?.kind === 'endless') {
      finish('dropped')
      if (fault.kind === 'endless') trickle(response)
      return
    }
    if (fault?.kind === 'text') {
      finish(fault.status)
      response.writeHead(fault.status, {'content-type': JSON_TYPE, ...fault.headers})
      response.end(fault.text)
      return
    }
    const answer =
      fault?.kind === 'answer' ? fault.answer : perform(operation, request, url, body, violate)
    if (fault?.kind === 'drop-after') {
      finish('dropped')
      request.socket.destroy()
      return
    }
    const wait = Number(answer.headers?.['retry-after'] ?? 0)
    if (wait > 0) state.closedUntil.set(id, Date.now() + wait * 1000)
    finish(answer.status)
    send(response, answer)
  }

  function perform(
    operation: Operation | undefined,
    request: IncomingMessage,
    url: URL,
    body: unknown,
    violate: (problem: string) => void
  ): Answer {
    if (operation === undefined) {
      // A client may try git's own protocol before it asks the API; there is no such thing here.
      if (!/\/(info\/refs|git-upload-pack)$/.test(url.pathname)) violate('no such operation')
      return refusalAnswer(new Refusal(404, 'Not Found'))
    }
    if (request.headers['user-agent'] === undefined) violate('no User-Agent, GitHub answers 403')
    const problems = contract.requestProblems(operation, url, body)
    if (problems.length > 0) {
      for (const problem of problems) violate(problem)
      return refusalAnswer(new Refusal(422, `Validation Failed: ${problems.join('; ')}`))
    }
    const answer = answerCall(operation, () =>
      createCall(store, apiUrl, operation, request, url, body)
    )
    if (answer.status === 422) violate(`refused: ${JSON.stringify(answer.body).slice(0, 300)}`)
    if (!Buffer.isBuffer(answer.body)) {
      const type = answer.mediaType ?? 'application/json'
      const wrong = contract.responseProblems(operation, answer.status, type, answer.body)
      for (const problem of wrong) violate(`response ${answer.status}: ${problem}`)
    }
    return answer
  }

  return {
    url: apiUrl,
    violations: state.violations,
    requests: id => state.log.filter(({operation}) => id === undefined || operation === id),
    comments: () => [...store.comments.values()],
    checkRuns: () => [...store.checkRuns.values()],
    statuses: () => store.statuses,
    deployments: () => [...store.deployments.values()],
    addCommit: commit => {
      repository.addCommit(store, commit)
    },
    setRef: (ref, sha) => store.refs.set(ref, sha),
    setPullRequest: pullRequest => store.pullRequests.set(pullRequest.number, pullRequest),
    addComment: (issue, body, author) => repository.addComment(store, issue, body, author),
    addReview: review => store.reviews.push(review),
    setEnvironment: (name, reviewers) => store.environments.set(name, reviewers),
    addWorkflowRun: run => store.workflowRuns.push(run),
    addFault: rule => state.faults.push({...rule, left: rule.times ?? 1}),
    close: () =>
      new Promise(resolve => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      })
  }
}

function createCall(
  store: repository.Store,
  apiUrl: string,
  operation: Operation,
  request: IncomingMessage,
  url: URL,
  body: unknown
): Call {
  const token = request.headers.authorization?.replace(/^(token|bearer) /i, '')
  const caller = token === undefined ? undefined : store.tokens[token]
  if (token !== undefined && caller === undefined) throw new Refusal(401, 'Bad credentials')
  const parameters = {...operation.pattern.exec(url.pathname)?.groups}
  return {store, apiUrl, url, parameters, body, accept: request.headers.accept ?? '', caller}
}

function answerCall(operation: Operation, createCall: () => Call): Answer {
  const handler = operations[operation.id]
  if (handler === undefined) throw new Error(`the fake does not do ${operation.id}`)
  try {
    const call = createCall()
    checkPermission(operation.id, operation.method, call)
    return handler(call)
  } catch (error) {
    if (error instanceof Refusal) return refusalAnswer(error)
    throw error
  }
}

function takeFault({faults}: State, operation: string): Fault | undefined {
  const rule = faults.find(candidate => candidate.left > 0 && candidate.operation === operation)
  if (rule !== undefined) rule.left--
  return rule?.fault
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function parseBody(text: string, violate: (problem: string) => void): unknown {
  if (text === '') return undefined
  try {
    const body: unknown = JSON.parse(text)
    // JSON.stringify escapes half of a character only when the other half is missing.
    if (/\\ud[89a-f]/i.test(JSON.stringify(body))) violate('body cuts a character in half')
    return body
  } catch {
    violate('body is not JSON')
    return undefined
  }
}

/** Begins a list and goes on with it until the client has enough. */
function trickle(response: ServerResponse): void {
  response.writeHead(200, {'content-type': JSON_TYPE})
  response.write('[')
  const timer = setInterval(() => response.write('1,'), 5)
  timer.unref()
  response.on('close', () => {
    clearInterval(timer)
  })
}

function send(response: ServerResponse, {status, headers, body}: Answer): void {
  const raw = Buffer.isBuffer(body)
  response.writeHead(status, {
    'content-type': raw ? 'application/vnd.github.raw; charset=utf-8' : JSON_TYPE,
    'x-github-request-id': 'FAKE:1',
    'x-ratelimit-limit': '5000',
    'x-ratelimit-remaining': '4999',
    'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 3600),
    'x-ratelimit-resource': 'core',
    ...headers
  })
  response.end(raw || body === undefined ? body : JSON.stringify(body))
}
