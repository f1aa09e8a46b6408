import {readMetricsFile, readMlflowRun} from '../evidence/formats/read.ts'
import type {Reading} from '../evidence/metric.ts'
import {at, broken} from '../files/problem.ts'
import {MAX_METRICS_BYTES} from '../files/text.ts'
import type {Fetch} from './gather.ts'
import type {Place} from './places.ts'

/** A file of a run's `metrics` folder, and the run's own folder before it. */
const RUN_METRIC = /^(.*?)(?:^|\/)metrics\/.+$/u

/**
 * Reads the numbers of one metrics file, or of the folder of one MLflow run. Null where there is nothing
 * to read; what is wrong is in the reading's problems.
 */
export async function readMetricsAt(place: Place, fetch: Fetch): Promise<Reading | null> {
  const run = (await place.tree.kind(place.path)) === 'directory' ? await runFiles(place) : []
  if (run.length === 0) {
    const bytes = await fetch(place, 'metrics', MAX_METRICS_BYTES)
    return bytes === null ? null : readMetricsFile(place.shown, bytes)
  }
  const runs = new Set(run.map(file => RUN_METRIC.exec(file.path)?.[1] ?? ''))
  if (runs.size > 1) return severalRuns(place, [...runs])
  const files = new Map<string, Uint8Array>()
  for (const file of run) {
    const bytes = await fetch(file, 'metrics', MAX_METRICS_BYTES)
    if (bytes !== null) files.set(file.shown, bytes)
  }
  return readMlflowRun(files)
}

async function runFiles({tree, path, shown}: Place): Promise<readonly Place[]> {
  const inside = (await tree.list(path)).filter(file => RUN_METRIC.test(file))
  return inside.map(file => ({tree, path: file, shown: shown + file.slice(path.length)}))
}

function severalRuns({shown}: Place, runs: readonly string[]): Reading {
  const summary = `${shown} holds ${runs.length} runs, and it is not said which one is meant.`
  const remedy = `Name the folder of one run, e.g. ${runs[0] ?? ''}.`
  return {
    format: 'mlflow-run',
    entries: [],
    ignored: [],
    problems: [broken('several-runs', at(shown), summary, remedy)]
  }
}
