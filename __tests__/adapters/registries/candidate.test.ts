import {afterEach, beforeEach, describe, expect, test} from '@jest/globals'
import {openCandidate} from '../../../src/adapters/registries/candidate.ts'
import {UserError, WorldError} from '../../../src/errors.ts'
import type {RegistryPolicy} from '../../../src/policy/schema.ts'
import {memoryTree} from '../../fixtures/memory-tree.ts'
import {closeLoopbacks, loopback, type Reply, type Seen} from './loopback.ts'

afterEach(closeLoopbacks)

const COMMIT = 'c'.repeat(40)
const run = (letter: string): string => letter.repeat(32)

interface LoggedRun {
  readonly status?: string
  readonly commit?: string
  readonly parent?: string
  readonly metrics?: boolean
}

/** A server with the model fraud (version 2 is run b, version 3 failed) and some runs. */
function mlflow(runs: Readonly<Record<string, LoggedRun>>) {
  const shape = (id: string) => {
    const {status = 'FINISHED', commit, parent, metrics = true} = runs[id] ?? {}
    const tags = [
      ...(commit === undefined ? [] : [{key: 'mlflow.source.git.commit', value: commit}]),
      ...(parent === undefined ? [] : [{key: 'mlflow.parentRunId', value: parent}])
    ]
    return {
      info: {run_id: run(id), status},
      data: {metrics: metrics ? [{key: 'auc', value: 0.9}] : [], params: [], tags}
    }
  }
  const version = (number: string) => ({
    version: number,
    run_id: run('b'),
    status: number === '3' ? 'FAILED_REGISTRATION' : 'READY'
  })
  return ({method, path, query, body}: Seen): Reply => {
    switch (`${method} ${path.replace('/api/2.0/mlflow/', '')}`) {
      case 'GET registered-models/get':
        return query['name'] === 'fraud'
          ? {
              body: {
                registered_model: {name: 'fraud', aliases: [{alias: 'challenger', version: '2'}]}
              }
            }
          : {status: 404, body: {error_code: 'RESOURCE_DOES_NOT_EXIST'}}
      case 'GET registered-models/search':
        return {body: {registered_models: [{name: 'fraud'}]}}
      case 'GET model-versions/get':
        return ['2', '3'].includes(query['version'] ?? '')
          ? {body: {model_version: version(query['version'] ?? '')}}
          : {status: 404, body: {error_code: 'RESOURCE_DOES_NOT_EXIST'}}
      case 'GET model-versions/search':
        return {body: {model_versions: [version('2')]}}
      case 'GET runs/get': {
        const id = Object.keys(runs).find(key => run(key) === query['run_id'])
        return id === undefined
          ? {status: 404, body: {error_code: 'RESOURCE_DOES_NOT_EXIST'}}
          : {body: {run: shape(id)}}
      }
      case 'GET experiments/search':
        return query['page_token'] === undefined
          ? {body: {experiments: [{experiment_id: '0'}], next_page_token: 'x'}}
          : {body: {experiments: [{experiment_id: '7'}]}}
      case 'POST runs/search': {
        const {filter, experiment_ids: ids} = JSON.parse(body) as {
          filter: string
          experiment_ids: string[]
        }
        expect(ids).toEqual(['0', '7'])
        const found = Object.keys(runs).filter(id =>
          shape(id).data.tags.some(tag => filter === `tags.\`${tag.key}\` = '${tag.value}'`)
        )
        return {body: found.length === 0 ? {} : {runs: found.map(shape)}}
      }
      case 'GET artifacts/list':
        return {body: {}}
      default:
        return {status: 404, body: {error_code: 'RESOURCE_DOES_NOT_EXIST'}}
    }
  }
}

async function resolve(
  spec: string,
  runs: Readonly<Record<string, LoggedRun>> = {b: {}},
  commits: readonly string[] = [COMMIT]
) {
  const {base} = await loopback(mlflow(runs))
  const registry: RegistryPolicy = {type: 'mlflow', model: 'fraud', url: base}
  return await openCandidate(spec, registry, surroundings(commits)).resolve()
}

function surroundings(commits: readonly string[] = []) {
  const tree = memoryTree({})
  const unasked = () => Promise.reject(new Error('must not be asked'))
  return {
    folder: '.',
    tree,
    prefix: '',
    repository: unasked,
    base: unasked,
    commits: () => Promise.resolve(commits)
  }
}

beforeEach(() => {
  Reflect.deleteProperty(process.env, 'MLFLOW_TRACKING_URI')
})

describe('a candidate of MLflow', () => {
  test.each([
    ['mlflow:fraud@challenger', 'fraud/2'],
    ['mlflow:fraud', 'fraud/2'],
    ['mlflow:fraud/2', 'fraud/2'],
    [`mlflow:run:${run('b')}`, `runs:/${run('b')}`]
  ])('%s is %s', async (spec, version) => {
    const resolved = await resolve(spec)
    expect(resolved).toMatchObject({found: true, registry: 'mlflow', version, layout: 'own'})
    if (!resolved.found) throw new Error('not found')
    expect(await resolved.tree.list()).toEqual(['metrics.json'])
  })

  test.each([
    ['mlflow:frod', /no registered model "frod".*Did you mean "fraud"/u],
    ['mlflow:fraud@chalenger', /no alias "chalenger".*challenger \(version 2\)/u],
    ['mlflow:fraud/9', /no version 9.*its versions: 2/u],
    [`mlflow:run:${run('0')}`, /no run 0000/u]
  ])('invariant 14: %s: says what is there', async (spec, message) => {
    await expect(resolve(spec, {b: {}})).rejects.toThrow(UserError)
    await expect(resolve(spec, {b: {}})).rejects.toThrow(message)
  })

  test.each([
    ['mlflow:fraud/3', /fraud\/3 is in status FAILED_REGISTRATION/u],
    [`mlflow:run:${run('d')}`, /run d+ is in status FAILED/u],
    [`mlflow:run:${run('e')}`, /run e+ has no metrics/u]
  ])('%s: says why not', async (spec, message) => {
    const runs = {b: {}, d: {status: 'FAILED'}, e: {metrics: false}}
    const resolved = await resolve(spec, runs)
    expect(resolved).toMatchObject({found: false, reason: 'unreadable'})
    expect(JSON.stringify(resolved).replaceAll('\\"', '"')).toMatch(message)
  })

  test.each([
    ['mlflow:run:12', /32 hexadecimal digits/u],
    ['git:main', /what is checked out, or in a registry/u],
    ['mflow:fraud', /The candidate is "mflow:fraud".*Did you mean mlflow/u]
  ])('%s is no candidate', (spec, message) => {
    expect(() => openCandidate(spec, null, surroundings())).toThrow(UserError)
    expect(() => openCandidate(spec, null, surroundings())).toThrow(message)
  })

  test('whose server is away fails the world, not the model', async () => {
    const registry: RegistryPolicy = {type: 'mlflow', model: 'fraud', url: 'http://127.0.0.1:9'}
    const asked = openCandidate('mlflow:fraud@challenger', registry, surroundings()).resolve()
    await expect(asked).rejects.toThrow(WorldError)
  })
})

describe('the run of the pull request’s head', () => {
  test('is the one whose commit it is; parts of it do not count', async () => {
    const runs = {a: {commit: COMMIT}, f: {commit: COMMIT, parent: run('a')}, b: {}}
    expect(await resolve('mlflow:commit', runs)).toMatchObject({
      found: true,
      version: `runs:/${run('a')}`,
      commit: COMMIT
    })
  })

  test('after the merge is the one of the head that was merged', async () => {
    const runs = {a: {commit: COMMIT}}
    expect(await resolve('mlflow:commit', runs, ['d'.repeat(40), COMMIT])).toMatchObject({
      version: `runs:/${run('a')}`
    })
  })

  test('of several is the one that is registered as the model', async () => {
    const runs = {a: {commit: COMMIT}, b: {commit: COMMIT}}
    expect(await resolve('mlflow:commit', runs)).toMatchObject({version: 'fraud/2'})
  })

  test('of several that nobody registered is not guessed', async () => {
    const runs = {a: {commit: COMMIT}, d: {commit: COMMIT}}
    expect(await resolve('mlflow:commit', runs)).toMatchObject({
      found: false,
      summary: `MLflow has 2 runs that were made at the commit ccccccc: ${run('a')} and ${run('d')}.`
    })
  })

  test('that is not there, or without a commit, is said', async () => {
    expect(await resolve('mlflow:commit')).toMatchObject({
      found: false,
      summary: 'MLflow has no run that was made at the commit ccccccc.',
      remedy: expect.stringContaining('mlflow.source.git.commit')
    })
    expect(await resolve('mlflow:commit', {b: {}}, [])).toMatchObject({found: false})
  })
})
