import type {Run} from './api.ts'

/** MLflow keeps what its store cannot hold, infinity, as the greatest double. */
const INFINITE = 1.797e308
/** What MLflow measures of the machine that trained. */
const OF_THE_MACHINE = /^system\//u
/** Where a run says from which commit it was trained; MLflow's own first. */
export const COMMIT_TAGS = ['mlflow.source.git.commit', 'git.commit', 'git_commit', 'commit']

/** The quality metrics of a run: its last values, without those of the machine. */
export function metricsOf({data}: Run): readonly {readonly key: string; readonly value: number}[] {
  return data.metrics
    .filter(({key}) => !OF_THE_MACHINE.test(key))
    .map(({key, value}) => ({key, value: Math.abs(value) < INFINITE ? value : value * 2}))
}

/** `metrics.json` as Python would write it, so with `NaN` and `Infinity`. */
export function metricsText(run: Run): string {
  const lines = metricsOf(run).map(({key, value}) => `  ${JSON.stringify(key)}: ${String(value)}`)
  return `{\n${lines.join(',\n')}\n}\n`
}

/** `params.json`: MLflow keeps parameters as texts. */
export function parametersText({data}: Run): string {
  return `${JSON.stringify(data.params, null, 2)}\n`
}

/** The datasets of a run with the digests that MLflow computed, in the form of a `.dvc` file; '' where there are none. */
export function datasetsText({inputs}: Run): string {
  const seen = new Map(inputs.dataset_inputs.map(({dataset: d}) => [`${d.name} ${d.digest}`, d]))
  const lines = [...seen.values()]
    .filter(({digest}) => digest !== '')
    .map(
      d =>
        `- {path: ${JSON.stringify(d.name)}, hash: digest, digest: ${JSON.stringify(d.digest)}}\n`
    )
  return lines.length === 0 ? '' : `deps:\n${lines.join('')}`
}

/** The commit that a run says it was trained from. */
export function commitOf({data}: Run): string | null {
  const said = COMMIT_TAGS.map(tag => data.tags[tag] ?? '')
  return said.find(commit => /^[0-9a-f]{40}$/u.test(commit)) ?? null
}
