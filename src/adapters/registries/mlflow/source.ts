/** Where a version's own files lie. */
export type Source =
  | {readonly in: 'run'; readonly run: string; readonly folder: string}
  /** What MLflow 3 calls a logged model. */
  | {readonly in: 'logged-model'; readonly id: string}
  | {readonly in: 'proxy'; readonly root: string}
  | {readonly in: 'elsewhere'}

/** Reads the address of a version's files. A folder of the version's own run is the run's, in any storage. */
export function sourceOf(uri: string, run: string): Source {
  const [, of = '', path = ''] = /^runs:\/+([0-9a-f]{32})\/?(.*)$/u.exec(uri) ?? []
  if (of !== '') return {in: 'run', run: of, folder: trimmed(path)}
  const [, inRun] = run === '' ? [] : uri.split(`/${run}/artifacts/`)
  if (inRun !== undefined) return {in: 'run', run, folder: trimmed(inRun)}
  const [, root] = /^mlflow-artifacts:(?:\/\/[^/]+)?\/+([^/].*)$/u.exec(uri) ?? []
  if (root !== undefined) return {in: 'proxy', root: trimmed(root)}
  const [, id] = /(?:^models:\/+|\/models\/)(m-[0-9a-f]+)(?:\/|$)/u.exec(uri) ?? []
  return id === undefined ? {in: 'elsewhere'} : {in: 'logged-model', id}
}

function trimmed(path: string): string {
  return path.replace(/(?<!\/)\/+$/u, '')
}
