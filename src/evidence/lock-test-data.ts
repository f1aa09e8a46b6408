import {nameOf} from '../files/paths.ts'
import {isTestData, RESULTS} from './file-roles.ts'
import {listAt, textAt} from './record.ts'

const EVALUATING = /^(?:eval|test|scor|validat|benchmark)/iu
const SETTINGS = /(?:^|\/)(?:params|config|settings|requirements|schema)[^/]*$/iu
/** The features of examples, by a file's name, and their labels. */
const FEATURES = /^(?:x|features|inputs)(?=[-_.])/iu
const LABELS = /^(?:y|labels?|targets?)(?=[-_.])/iu

type Stages = Readonly<Record<string, unknown>>

/**
 * What only stages of evaluation read and no stage made. What a stage made may differ because the code did, and
 * is test data only where its name says so.
 */
export function evaluatedIn(stages: Stages): ReadonlySet<string> {
  const all = Object.entries(stages)
  const others = new Set(
    all.flatMap(([name, stage]) => [
      ...pathsAt(stage, 'outs'),
      ...(EVALUATING.test(name) ? [] : pathsAt(stage, 'deps'))
    ])
  )
  return new Set(
    all
      .filter(([name]) => EVALUATING.test(name))
      .flatMap(([, stage]) => pathsAt(stage, 'deps'))
      .filter(path => !others.has(path) && !RESULTS.test(path) && !SETTINGS.test(path))
  )
}

/**
 * Test data that tell of features, and not of examples: made by a stage from other test data of the lock, or the
 * `X_test` beside a `y_test`. A candidate may have other features; the examples are told by the rest.
 */
export function featuresIn(stages: Stages): ReadonlySet<string> {
  const all = Object.values(stages)
  const derived = all
    .filter(stage => pathsAt(stage, 'deps').some(isTestData))
    .flatMap(stage => pathsAt(stage, 'outs'))
  const paths = all.flatMap(stage => [...pathsAt(stage, 'deps'), ...pathsAt(stage, 'outs')])
  const labelled = new Set(paths.filter(path => LABELS.test(nameOf(path))).map(examplesOf))
  const features = paths.filter(path => FEATURES.test(nameOf(path)))
  return new Set([...derived, ...features.filter(path => labelled.has(examplesOf(path)))])
}

/** What tells how good a model is, by its name or because only an evaluation made it and nothing reads it. */
export function resultsIn(stages: Stages): ReadonlySet<string> {
  const all = Object.entries(stages)
  const read = new Set(all.flatMap(([, stage]) => pathsAt(stage, 'deps')))
  return new Set(
    all.flatMap(([name, stage]) =>
      pathsAt(stage, 'outs').filter(
        path => RESULTS.test(path) || (EVALUATING.test(name) && !read.has(path))
      )
    )
  )
}

/** What stages read and made that evaluate, or write results: entries of a lock, each a path and its content. */
export function evaluationsIn(stages: Stages): readonly unknown[] {
  return Object.entries(stages)
    .filter(
      ([name, stage]) =>
        EVALUATING.test(name) || pathsAt(stage, 'outs').some(path => RESULTS.test(path))
    )
    .flatMap(([, stage]) => [...listAt(stage, 'deps'), ...listAt(stage, 'outs')])
}

/** The folder and what stands after `X_` or `y_`. */
function examplesOf(path: string): string {
  const name = nameOf(path)
  return path.slice(0, path.length - name.length) + name.replace(FEATURES, '').replace(LABELS, '')
}

function pathsAt(stage: unknown, part: 'deps' | 'outs'): readonly string[] {
  return listAt(stage, part).flatMap(entry => textAt(entry, 'path') ?? [])
}
