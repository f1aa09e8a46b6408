import type {RestEndpointMethodTypes as Endpoints} from '@octokit/rest'
import {parameter, Refusal, type Call, type Handler} from './call.ts'
import {findCommit} from './code.ts'
import {createShapes} from './shapes.ts'

const MAX_DESCRIPTION_CHARS = 140

/** Commit statuses and deployments. */
export const releaseOperations: Readonly<Record<string, Handler>> = {
  'repos/create-commit-status': call => {
    const body = call.body as Endpoints['repos']['createCommitStatus']['parameters']
    const description = body.description ?? null
    if ((description ?? '').length > MAX_DESCRIPTION_CHARS) {
      const message = `description is too long (maximum is ${MAX_DESCRIPTION_CHARS} characters)`
      throw new Refusal(422, 'Validation Failed', [message])
    }
    const status = {
      id: call.store.nextId(),
      sha: findCommit(call, parameter(call, 'sha')).sha,
      state: body.state,
      context: body.context ?? 'default',
      description,
      targetUrl: body.target_url ?? null,
      creator: call.caller?.login ?? '',
      createdAt: call.store.now()
    }
    call.store.statuses.push(status)
    const {api} = createShapes(call.store, call.apiUrl)
    return {
      status: 201,
      body: {
        id: status.id,
        node_id: `SC_${status.id}`,
        url: `${api}/statuses/${status.sha}`,
        avatar_url: null,
        state: status.state,
        description,
        target_url: status.targetUrl,
        context: status.context,
        created_at: status.createdAt,
        updated_at: status.createdAt,
        creator: creator(call)
      }
    }
  },

  'repos/create-deployment': call => {
    const body = call.body as Endpoints['repos']['createDeployment']['parameters']
    const {sha} = findCommit(call, body.ref)
    refuseUnverified(call, sha, body.required_contexts)
    const deployment = {
      id: call.store.nextId(),
      ref: body.ref,
      sha,
      task: body.task ?? 'deploy',
      environment: body.environment ?? 'production',
      description: body.description ?? null,
      payload: body.payload ?? {},
      creator: call.caller?.login ?? '',
      createdAt: call.store.now(),
      states: []
    }
    call.store.deployments.set(deployment.id, deployment)
    const {api} = createShapes(call.store, call.apiUrl)
    const self = `${api}/deployments/${deployment.id}`
    return {
      status: 201,
      body: {
        id: deployment.id,
        node_id: `DE_${deployment.id}`,
        url: self,
        sha,
        ref: deployment.ref,
        task: deployment.task,
        payload: deployment.payload,
        original_environment: deployment.environment,
        environment: deployment.environment,
        description: deployment.description,
        creator: creator(call),
        created_at: deployment.createdAt,
        updated_at: deployment.createdAt,
        statuses_url: `${self}/statuses`,
        repository_url: api
      }
    }
  },

  'repos/create-deployment-status': call => {
    const body = call.body as Endpoints['repos']['createDeploymentStatus']['parameters']
    const deployment = call.store.deployments.get(Number(parameter(call, 'deployment_id')))
    if (deployment === undefined) throw new Refusal(404, 'Not Found')
    const states = [...deployment.states, body.state]
    call.store.deployments.set(deployment.id, {...deployment, states})
    const {api} = createShapes(call.store, call.apiUrl)
    const self = `${api}/deployments/${deployment.id}`
    const createdAt = call.store.now()
    return {
      status: 201,
      body: {
        id: call.store.nextId(),
        node_id: `DES_${states.length}`,
        url: `${self}/statuses/${states.length}`,
        state: body.state,
        creator: creator(call),
        description: body.description ?? '',
        environment: body.environment ?? deployment.environment,
        target_url: body.target_url ?? api,
        created_at: createdAt,
        updated_at: createdAt,
        deployment_url: self,
        repository_url: api
      }
    }
  }
}

// Unless the caller says otherwise, a commit with an unfinished or failed status is not deployed.
function refuseUnverified({store}: Call, sha: string, required?: readonly string[]): void {
  const results = new Map([
    ...store.statuses.filter(status => status.sha === sha).map(s => [s.context, s.state] as const),
    ...[...store.checkRuns.values()]
      .filter(run => run.headSha === sha)
      .map(run => [run.name, run.conclusion ?? run.status] as const)
  ])
  const contexts = required ?? [...results.keys()]
  const good = ['success', 'neutral', 'skipped']
  const failing = contexts.filter(context => !good.includes(results.get(context) ?? 'missing'))
  if (failing.length === 0) return
  const error = {
    contexts: failing,
    resource: 'Deployment',
    field: 'required_contexts',
    code: 'invalid'
  }
  throw new Refusal(409, `Conflict: Commit status checks failed for ${sha}`, [error])
}

function creator(call: Call) {
  const type = call.caller?.kind === 'user' ? 'User' : 'Bot'
  return createShapes(call.store, call.apiUrl).account({login: call.caller?.login ?? '', type})
}
