// A process that loads test files of the sandbox and runs chosen tests, with or without a mutant.
import {join} from 'node:path'
import {performance} from 'node:perf_hooks'
import {clearTimeout, setTimeout} from 'node:timers'
import {pathToFileURL} from 'node:url'
import fc from 'fast-check'
import {loadFile, run, tests} from './framework.mjs'
import {makeSwitches, switchOff, switchOn, takeReached} from './switches.mjs'

// Properties try the same examples for every mutant.
fc.configureGlobal({seed: 1})
// What a mutant leaves behind unawaited fails its test by time, or not at all.
process.on('unhandledRejection', () => {})
process.on('uncaughtException', () => {})

const COMMANDS = {begin, load, dry, mutant, again}
process.on('message', async ({command, ...given}) => {
  process.send(await COMMANDS[command](given))
})

let folder = ''

/** Imports modules; `active` is the mutant that is on from the beginning. Says what runs as they are loaded. */
async function begin({folder: where, mutants, modules, active}) {
  folder = where
  makeSwitches(mutants)
  if (active !== undefined) switchOn(active)
  try {
    for (const path of modules) await importOf(path)
    return {reached: takeReached()}
  } catch (error) {
    return {error: String(error)}
  }
}

/** Registers the tests of a file. Says what runs meanwhile. */
async function load({file}) {
  try {
    await loadFile(file, () => importOf(file))
    return {reached: takeReached(), ids: idsOf(file)}
  } catch (error) {
    return {reached: takeReached(), ids: [], error: String(error)}
  }
}

/** Runs the tests of a file once: which fail, how long each takes, and what each one reaches. */
async function dry({file}) {
  const parts = []
  const durations = {}
  const around = async (ids, body) => {
    const from = performance.now()
    try {
      await within(120_000, body)
    } finally {
      const took = performance.now() - from
      for (const id of ids) durations[id] = (durations[id] ?? 0) + took
      parts.push({ids, reached: takeReached()})
    }
  }
  const failures = await run(new Set(idsOf(file)), {around, bail: false})
  const messages = failures.map(({id, error}) => ({id, error: String(error?.message ?? error)}))
  return {failures: messages, durations, parts}
}

/** Switches a mutant on again before the next file is loaded. */
function again({active}) {
  switchOn(active)
  return {}
}

/** Whether one of the tests notices a mutant; and whether that left something behind which fails it without, too. */
async function mutant({id, ids, most, milliseconds}) {
  switchOn(id, most)
  const around = (_, body) => within(milliseconds, body)
  const [failure] = await run(new Set(ids), {around, bail: true})
  switchOff()
  if (failure === undefined) return {killed: false}
  const again = await run(new Set([failure.id]), {around, bail: true})
  return {
    killed: true,
    polluted: again.length > 0,
    by: failure.id,
    error: String(failure.error?.message ?? failure.error).slice(0, 300)
  }
}

function importOf(path) {
  return import(pathToFileURL(join(folder, path)).href)
}

function idsOf(file) {
  return tests.filter(test => test.file === file).map(({id}) => id)
}

async function within(milliseconds, body) {
  let timer
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('took too long')), milliseconds)
  })
  try {
    await Promise.race([body(), late])
  } finally {
    clearTimeout(timer)
  }
}
