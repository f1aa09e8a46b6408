import {compiled} from './sandbox.mjs'
import {startWorker} from './process.mjs'

const LOADING = 600_000
/** So many of the quickest tests are tried first, then the others, for this share of the time that all tests take. */
const QUICK = 15
const MOST_OF_ALL = 0.15
/** Of what runs as modules are loaded, so many of the nearest test files are tried. */
const NEAREST = 8

/** Tries mutants in a warm process, and in one of their own where they run as modules are loaded. */
export function tester({root, folder, mutants, modules, files, survey}) {
  let warm = null

  async function warmed() {
    if (warm !== null) return warm
    warm = startWorker(root)
    await warm.ask({command: 'begin', folder, mutants, modules}, LOADING)
    for (const path of files) await warm.ask({command: 'load', file: compiled(path)}, LOADING)
    return warm
  }

  function cool() {
    warm?.stop()
    warm = null
  }

  async function asked(worker, id, ids, most) {
    const slowest = Math.max(0, ...ids.map(one => survey.timeOf([one])))
    return await worker.ask(
      {command: 'mutant', id, ids, most, milliseconds: 30_000 + 10 * slowest},
      60_000 + 10 * survey.timeOf(ids)
    )
  }

  async function inWarm({id}, ids, times) {
    let spent = 0
    const affordable = ids.filter((one, i) => {
      spent += survey.timeOf([one])
      return i < QUICK || spent < MOST_OF_ALL * survey.milliseconds
    })
    for (const some of [affordable.slice(0, QUICK), affordable.slice(QUICK)]) {
      if (some.length === 0) continue
      const answer = await asked(await warmed(), id, some, times * 100 + 1000)
      if (answer === null || answer.polluted) cool()
      if (answer === null) return {status: 'timeout'}
      if (answer.polluted) return {status: 'unknown'}
      if (answer.killed) return {status: 'killed', by: answer.by, error: answer.error}
    }
    return {status: 'survived'}
  }

  /** File by file, with the mutant on from the beginning. */
  async function inCold({id, file}, paths) {
    const worker = startWorker(root)
    try {
      const start = {command: 'begin', folder, mutants, modules: [compiled(file)], active: id}
      const begun = await worker.ask(start, LOADING)
      if (begun === null) return {status: 'timeout'}
      if (begun.error !== undefined) return {status: 'killed', by: 'loading', error: begun.error}
      for (const path of paths) {
        const loaded = await worker.ask({command: 'load', file: compiled(path)}, LOADING)
        if (loaded === null) return {status: 'timeout'}
        if (loaded.error !== undefined) return {status: 'killed', by: path, error: loaded.error}
        const answer = await asked(worker, id, survey.idsOf(path), Number.MAX_SAFE_INTEGER)
        if (answer === null) return {status: 'timeout'}
        if (answer.killed) return {status: 'killed', by: answer.by, error: answer.error}
        // `mutant` switches it off when it is done.
        await worker.ask({command: 'again', active: id}, LOADING)
      }
      return {status: 'survived'}
    } finally {
      worker.stop()
    }
  }

  async function tryMutant(mutant) {
    const {ids, times, paths} = survey.reachOf(mutant)
    if (ids.length === 0 && paths.length === 0) return {status: 'no coverage'}
    const first = ids.length === 0 ? {status: 'unknown'} : await inWarm(mutant, ids, times)
    if (first.status === 'killed' || first.status === 'timeout') return first
    // What a test has remembered from before the mutant may hide it: that counts against the tests.
    if (first.status === 'survived' && paths.length === 0) return first
    const own = [...new Set(ids.map(id => id.slice(0, id.lastIndexOf('#')).replace(/js$/u, 'ts')))]
    return await inCold(mutant, (paths.length > 0 ? paths : own).slice(0, NEAREST))
  }

  return {tryMutant, stop: cool}
}
