import {afterEach, describe, expect, test} from '@jest/globals'
import {mlflowPointer} from '../../../src/adapters/registries/mlflow/pointer.ts'
import {mlflowRegistry} from '../../../src/adapters/registries/mlflow/registry.ts'
import {mlflowServer} from '../../../src/adapters/registries/mlflow/server.ts'
import {memoryTree} from '../../fixtures/memory-tree.ts'
import {aRecord} from '../../promotion/a-record.ts'
import {closeLoopbacks, loopback, type Reply, type Seen} from './loopback.ts'

afterEach(closeLoopbacks)

const MODEL = 'prod.risk.fraud'
const RUN = 'b'.repeat(32)

/** The paths of the Unity Catalog, as MLflow's client for it asks for them. */
function workspace(storage: string) {
  const aliases = new Map([['champion', '1']])
  const tags = new Map<string, string>()
  return ({method, path, query, body}: Seen): Reply => {
    const sent = (body === '' ? {} : JSON.parse(body)) as Record<string, string>
    switch (`${method} ${path.replace('/api/2.0/mlflow/', '')}`) {
      case 'GET unity-catalog/registered-models/get':
        return query['name'] === MODEL
          ? {
              body: {
                registered_model: {
                  name: MODEL,
                  aliases: Array.from(aliases, ([alias, version]) => ({alias, version})),
                  tags: Array.from(tags, ([key, value]) => ({key, value}))
                }
              }
            }
          : {status: 404, body: {error_code: 'RESOURCE_DOES_NOT_EXIST'}}
      case 'GET unity-catalog/registered-models/search':
        return {body: {registered_models: [{name: MODEL}]}}
      case 'GET unity-catalog/model-versions/get':
        return {
          body: {
            model_version: {
              name: MODEL,
              version: query['version'],
              run_id: RUN,
              status: 'READY',
              creation_timestamp: 1767225600000
            }
          }
        }
      case 'GET unity-catalog/model-versions/get-download-uri':
        return {body: {artifact_uri: 'abfss://metastore@x.dfs.core.windows.net/models/1'}}
      case 'GET runs/get':
        return {
          body: {
            run: {
              info: {run_id: RUN, status: 'FINISHED'},
              data: {metrics: [{key: 'auc', value: 0.9}]}
            }
          }
        }
      case 'GET artifacts/list':
        return {body: {files: [{path: 'predictions.csv', file_size: 6}]}}
      case 'GET artifacts/credentials-for-read':
        return {
          body: {
            credential_infos: [
              {
                run_id: RUN,
                path: query['path'],
                signed_uri: `${storage}/container/${query['path'] ?? ''}?sig=s1gned`,
                headers: [{name: 'x-ms-version', value: '2020'}],
                type: 'AZURE_SAS_URI'
              }
            ]
          }
        }
      case 'POST unity-catalog/registered-models/set-tag':
        tags.set(sent['key'] ?? '', sent['value'] ?? '')
        return {}
      case 'DELETE unity-catalog/registered-models/delete-tag':
        tags.delete(sent['key'] ?? '')
        return {}
      case 'POST unity-catalog/registered-models/alias':
        aliases.set(sent['alias'] ?? '', sent['version'] ?? '')
        return {}
      case 'POST unity-catalog/model-versions/set-tag':
        return {}
      default:
        return {status: 404, body: {error_code: 'ENDPOINT_NOT_FOUND', message: path}}
    }
  }
}

async function scene() {
  const storage = await loopback(() => ({body: 'id,x\n1'}))
  const server = await loopback(workspace(storage.base))
  const env = {
    MLFLOW_TRACKING_URI: 'databricks',
    DATABRICKS_HOST: server.base,
    DATABRICKS_TOKEN: 'dapi1'
  }
  return {storage, server, env, place: {env, folder: '.', tree: memoryTree({})}}
}

describe('the Unity Catalog', () => {
  test('is asked under its own paths, with the token, which the storage does not get', async () => {
    const {storage, server, place} = await scene()
    const resolved = await mlflowRegistry({type: 'mlflow', model: MODEL}, place).resolve()
    expect(resolved).toMatchObject({
      found: true,
      version: `${MODEL}/1`,
      since: '2026-01-01T00:00:00.000Z'
    })
    if (!resolved.found) throw new Error('not found')
    expect(await resolved.tree.list()).toEqual(['metrics.json', 'predictions.csv'])
    expect(new TextDecoder().decode(await resolved.tree.read('predictions.csv'))).toBe('id,x\n1')
    expect(storage.seen).toMatchObject([
      {
        path: '/container/predictions.csv',
        query: {sig: 's1gned'},
        headers: {'x-ms-version': '2020'}
      }
    ])
    expect(storage.seen[0]?.headers.authorization).toBeUndefined()
    expect(server.seen.every(s => s.headers.authorization === 'Bearer dapi1')).toBe(true)
  })

  test('says which models it has', async () => {
    const {place} = await scene()
    const policy = {type: 'mlflow', model: 'prod.risk.fruad'} as const
    await expect(mlflowRegistry(policy, place).resolve()).rejects.toThrow(`Did you mean "${MODEL}"`)
  })

  test('moves an alias, to a version whose storage it cannot list', async () => {
    const {env} = await scene()
    const pointer = mlflowPointer({type: 'mlflow', model: MODEL}, env, new Date())
    const version = {version: `${MODEL}/2`, commit: null}
    expect(await pointer.open(version)).toMatchObject({ok: true})
    const record = {
      ...aRecord({number: 1, version: `${MODEL}/2`, replaced: `${MODEL}/1`}),
      pointer: `${MODEL}@champion`
    }
    expect(await pointer.move(record)).toMatchObject({moved: true})
    expect(await pointer.current()).toMatchObject({version: `${MODEL}/2`})
  })
})

describe('a workspace', () => {
  test.each([
    ['databricks', {}, /DATABRICKS_HOST and DATABRICKS_TOKEN/u],
    ['databricks://profile', {DATABRICKS_HOST: 'x.cloud.databricks.com'}, /profiles are not read/u]
  ])('%s without %j says which variables it wants', (uri, given, message) => {
    expect(() => mlflowServer(undefined, {MLFLOW_TRACKING_URI: uri, ...given})).toThrow(message)
  })

  test('is known by its variable or its address', () => {
    const env = {DATABRICKS_HOST: 'x.cloud.databricks.com', DATABRICKS_TOKEN: 't'}
    expect(mlflowServer('databricks', env)).toMatchObject({
      flavour: 'databricks',
      address: {shown: 'https://x.cloud.databricks.com'}
    })
    expect(mlflowServer('https://adb-1.2.azuredatabricks.net/', {}).flavour).toBe('databricks')
    expect(mlflowServer('https://mlflow.example.com', {}).flavour).toBe('mlflow')
  })
})
