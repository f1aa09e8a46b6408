import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import {dirname, join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {Instrumenter} from '@stryker-mutator/instrumenter'
import {transformSync} from '@swc/core'

const GLOBALS = pathToFileURL(join(import.meta.dirname, 'jest-globals.mjs')).href
const SILENT = {isDebugEnabled: () => false, debug: () => {}, info: () => {}, warn: console.warn}
const SWC = {
  jsc: {target: 'es2023', parser: {syntax: 'typescript'}},
  module: {type: 'es6'},
  swcrc: false,
  configFile: false
}

/**
 * Writes source and tests as plain JavaScript into `folder`, with every mutant of the files that `isMutated` names
 * in it: `switches.mjs` says which is on and counts which are reached. Answers with the mutants.
 */
export async function writeSandbox(root, folder, isMutated) {
  rmSync(folder, {recursive: true, force: true})
  mkdirSync(folder, {recursive: true})
  for (const name of readdirSync(root)) {
    if (!['.git', '.cache', 'node_modules', 'src', '__tests__'].includes(name)) {
      symlinkSync(join(root, name), join(folder, name))
    }
  }
  for (const name of ['src', '__tests__'])
    cpSync(join(root, name), join(folder, name), {recursive: true})

  const paths = filesBelow(root, 'src').concat(filesBelow(root, '__tests__'))
  const sources = new Map(paths.map(path => [path, readFileSync(join(root, path), 'utf8')]))
  const {files, mutants} = await instrumented(sources, isMutated)
  for (const {name, content} of files) sources.set(name, withSwitches(content))
  for (const [path, source] of sources) write(join(folder, compiled(path)), source, path)
  return mutants
}

/** The mutants of a sandbox that was written before. */
export async function readSandbox(folder, isMutated) {
  const paths = filesBelow(folder, 'src').filter(isMutated)
  const sources = new Map(paths.map(path => [path, readFileSync(join(folder, path), 'utf8')]))
  return (await instrumented(sources, isMutated)).mutants
}

async function instrumented(sources, isMutated) {
  const mutated = [...sources.keys()].filter(isMutated)
  const {files, mutants} = await new Instrumenter(SILENT).instrument(
    mutated.map(name => ({name, content: sources.get(name), mutate: true})),
    {plugins: null, ignorers: [], excludedMutations: [], noHeader: true}
  )
  return {
    files,
    mutants: mutants.map(({id, fileName, location, mutatorName, replacement}) => ({
      id: Number(id),
      file: fileName,
      line: location.start.line + 1,
      column: location.start.column + 1,
      was: textAt(sources.get(fileName), location),
      mutator: mutatorName,
      replacement
    }))
  }
}

/** Stryker's calls as plain reads and counts, which cost inner loops next to nothing. */
function withSwitches(code) {
  return code
    .replace(/stryMutAct_9fa48\("(\d+)"\)/gu, '(__mutant === $1 && __hit())')
    .replace(/stryCov_9fa48\(([^)]+)\)/gu, (_, ids) => {
      const counts = ids.split(',').map(id => `__reached[${JSON.parse(id)}]++`)
      return `(${counts.join(', ')})`
    })
}

/** The path of the JavaScript that is made of a file. */
export function compiled(path) {
  return path.replace(/\.ts$/u, '.js')
}

/** The files that a test file imports, and those that they import, with the number of steps to each. */
export function importsOf(root, path) {
  const steps = new Map([[path, 0]])
  for (const [file, step] of steps) {
    for (const [, specifier] of readFileSync(join(root, file), 'utf8').matchAll(
      /(?:from|import\()\s*'(\.[^']+\.ts)'/gu
    )) {
      const found = join(dirname(file), specifier)
      if (!steps.has(found)) steps.set(found, step + 1)
    }
  }
  return steps
}

export function filesBelow(root, folder) {
  return readdirSync(join(root, folder), {recursive: true})
    .filter(path => path.endsWith('.ts'))
    .map(path => join(folder, path))
    .filter(path => !path.startsWith('__tests__/real/'))
    .toSorted()
}

function write(to, source, filename) {
  const {code} = transformSync(source, {...SWC, filename})
  const imports = filename.startsWith('src/')
    ? /()(["'])(\.{1,2}\/[\w./-]+)\.ts\2/gu
    : /(\b(?:from|import)\s*\(?\s*)(["'])(\.{1,2}\/[\w./-]+)\.ts\2/gu
  writeFileSync(
    to,
    code.replace(imports, '$1$2$3.js$2').replace(/(["'])@jest\/globals\1/gu, `'${GLOBALS}'`)
  )
}

function textAt(source, {start, end}) {
  const lines = source.split('\n').slice(start.line, end.line + 1)
  const last = lines.length - 1
  lines[last] = lines[last].slice(0, end.column)
  lines[0] = lines[0].slice(start.column)
  return lines.join('\n')
}
