import type {Reply, Seen} from './loopback.ts'

type Asked = Pick<Seen, 'method' | 'path' | 'body'> & {
  readonly query: Readonly<Record<string, string>>
}

/** The part of MLflow's registry that a move uses, with versions 1 to 4 and champion on 1. */
export function fakeMlflow() {
  const aliases = new Map([['champion', '1']])
  const model = new Map<string, string>()
  const versions = new Map(['1', '2', '3', '4'].map(n => [n, new Map<string, string>()]))
  const list = (tags: ReadonlyMap<string, string> | undefined) =>
    Array.from(tags ?? [], ([key, value]) => ({key, value}))
  const version = (number: string) => ({
    version: number,
    status: 'READY',
    tags: list(versions.get(number))
  })

  function answer({method, path, query, body}: Asked): Reply {
    const what = `${method} ${path.replace('/api/2.0/mlflow/', '')}`
    const sent = (body === '' ? {} : JSON.parse(body)) as Record<string, string>
    const {key = '', value = ''} = sent
    switch (what) {
      case 'GET registered-models/get':
        return {
          body: {
            registered_model: {
              name: 'fraud',
              aliases: Array.from(aliases, ([alias, at]) => ({alias, version: at})),
              tags: list(model)
            }
          }
        }
      case 'GET model-versions/get':
        return versions.has(query['version'] ?? '')
          ? {body: {model_version: version(query['version'] ?? '')}}
          : {status: 404, body: {error_code: 'RESOURCE_DOES_NOT_EXIST'}}
      case 'GET model-versions/search':
        return {body: {model_versions: [...versions.keys()].map(version)}}
      case 'POST registered-models/set-tag':
        model.set(key, value)
        return {}
      case 'DELETE registered-models/delete-tag':
        model.delete(key)
        return {}
      case 'POST registered-models/alias':
        aliases.set(sent['alias'] ?? '', sent['version'] ?? '')
        return {}
      case 'POST model-versions/set-tag':
        versions.get(sent['version'] ?? '')?.set(key, value)
        return {}
      default:
        return {status: 404, body: '<html>'}
    }
  }
  return {answer, aliases, model, versions}
}
