import {performance} from 'node:perf_hooks'
import {compiled, importsOf} from './sandbox.mjs'
import {startWorker} from './process.mjs'

const PATIENCE = 900_000

/** Runs every test once without a mutant: what each reaches, how long it takes, which do not run here at all. */
export async function surveyOf({root, folder, mutants, modules, files}) {
  const worker = startWorker(root)
  try {
    const begun = await worker.ask({command: 'begin', folder, mutants, modules}, PATIENCE)
    if (begun?.reached === undefined)
      throw new Error(`the sandbox cannot be loaded: ${begun?.error}`)
    const loaded = []
    for (const path of files) {
      const file = compiled(path)
      const {ids, reached, error} = await known(worker.ask({command: 'load', file}, PATIENCE), file)
      if (error !== undefined) console.error(`${path} is left out: ${error}`)
      if (ids.length === 0) continue
      const from = performance.now()
      const {failures, durations, parts} = await known(
        worker.ask({command: 'dry', file}, PATIENCE),
        file
      )
      loaded.push({path, ids, reached, failures, durations, parts})
      const seconds = Math.round((performance.now() - from) / 1000)
      if (seconds > 3) console.error(`${path}: ${seconds} s`)
    }
    return {static: begun.reached, files: loaded}
  } finally {
    worker.stop()
  }
}

async function known(answer, file) {
  const given = await answer
  if (given === null) throw new Error(`the tests of ${file} did not end`)
  return given
}

/** What a survey says of tests and mutants. */
export function readSurvey({static: onLoad, files}, root) {
  const failed = new Set(files.flatMap(({failures}) => failures.map(({id}) => id)))
  const durations = new Map(files.flatMap(file => Object.entries(file.durations)))
  const idsByFile = new Map(files.map(({path, ids}) => [path, ids.filter(id => !failed.has(id))]))
  const imports = new Map(files.map(({path}) => [path, importsOf(root, path)]))
  const timeOf = ids => ids.reduce((sum, id) => sum + (durations.get(id) ?? 0), 0)
  const isStatic = new Set(everySecond(onLoad))
  for (const {reached} of files) for (const id of everySecond(reached)) isStatic.add(id)

  const reachedBy = new Map()
  for (const {ids, reached} of files.flatMap(({parts}) => parts)) {
    for (let i = 0; i < reached.length; i += 2) {
      const found = reachedBy.get(reached[i]) ?? {ids: new Set(), times: 0}
      for (const id of ids) if (!failed.has(id)) found.ids.add(id)
      found.times += reached[i + 1]
      reachedBy.set(reached[i], found)
    }
  }

  return {
    failed: [...failed],
    tests: durations.size - failed.size,
    milliseconds: timeOf([...durations.keys()]),
    timeOf,
    idsOf: path => idsByFile.get(path) ?? [],
    /** The tests that reach a mutant, the quickest first; where it runs as modules are loaded, the test files that import it, the nearest first. */
    reachOf: ({id, file}) => {
      const {ids, times} = reachedBy.get(id) ?? {ids: new Set(), times: 0}
      const quick = [...ids].toSorted((a, b) => timeOf([a]) - timeOf([b]))
      const near = path => imports.get(path)?.get(file) ?? Infinity
      const paths = [...idsByFile.keys()]
        .filter(path => isStatic.has(id) && near(path) < Infinity)
        .toSorted((a, b) => near(a) - near(b))
      return {ids: quick, times, paths}
    }
  }
}

function everySecond(list) {
  return list.filter((_, i) => i % 2 === 0)
}
