import {readMetricsFile, readMlflowRun} from '../evidence/formats/read.ts'
import type {Condition, MetricEntry, Reading, Unused} from '../evidence/metric.ts'
import {at, broken} from '../files/problem.ts'
import {LIMITS} from '../files/limits.ts'
import type {Log} from '../ports.ts'
import type {Place} from './places.ts'
import {all, made, nothing, type Fetch, type Read} from './read.ts'

/** A file of a run's `metrics` folder, and the run's own folder before it. */
const RUN_METRIC = /^(.*?)(?:^|\/)metrics\/.+$/u

/** What a metrics file or card says of the model's quality, and what of it is not used. */
export interface Numbers {
  readonly entries: readonly MetricEntry[]
  readonly conditions: readonly Condition[]
  readonly unused: readonly Unused[]
}

/** The numbers of a reading of the file at a place; none of nothing. */
export function numbersOf({shown}: Place, reading: Reading | null): Numbers {
  const {entries = [], conditions = [], ignored = []} = reading ?? {}
  const unused = ignored.map(({what, why, line}) => ({what, why, location: at(shown, line)}))
  return {entries, conditions, unused}
}

/** Reads the numbers of one metrics file, or of the folder of one MLflow run. */
export async function readMetricsAt(place: Place, fetch: Fetch, log: Log): Promise<Read<Numbers>> {
  const {value: reading, ...files} = await readingAt(place, fetch)
  const numbers = numbersOf(place, reading)
  for (const {what, why} of numbers.unused) log.debug(`${place.shown}: ${what} is not used: ${why}`)
  return made({...files, value: null}, numbers, reading?.problems ?? [])
}

async function readingAt(place: Place, fetch: Fetch): Promise<Read<Reading | null>> {
  const run = (await place.tree.kind(place.path)) === 'directory' ? await runFiles(place) : []
  if (run.length === 0) {
    const file = await fetch(place, 'metrics', LIMITS.metricsFile.most)
    return made(file, file.value === null ? null : readMetricsFile(place.shown, file.value))
  }
  const runs = new Set(run.map(file => RUN_METRIC.exec(file.path)?.[1] ?? ''))
  if (runs.size > 1) return nothing(severalRuns(place, [...runs]))
  const files: Read<Uint8Array | null>[] = []
  for (const file of run) files.push(await fetch(file, 'metrics', LIMITS.metricsFile.most))
  const contents = run.flatMap(({shown}, i) => {
    const bytes = files[i]?.value ?? null
    return bytes === null ? [] : [[shown, bytes] as const]
  })
  return made(all(files), readMlflowRun(new Map(contents)))
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
    conditions: [],
    problems: [broken('several-runs', at(shown), summary, remedy)]
  }
}
