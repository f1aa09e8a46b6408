import {readFileSync} from 'node:fs'
import {join} from 'node:path'

/** How far a computed value may be from the reference: `absolute + relative * |reference|`. */
export interface Tolerance {
  readonly rel: number
  readonly abs: number
}

/** A file of reference values, each computed by the tools named in its `oracle` field. */
export interface ReferenceFile<Input, Expected> {
  readonly tolerance: Tolerance
  readonly cases: readonly {
    readonly id: string
    readonly input: Input
    readonly expected: Expected
  }[]
}

/** Reads `oracles/<name>.json`; the caller states the shape of its cases. */
export function referenceFile<Input, Expected>(name: string): ReferenceFile<Input, Expected> {
  const path = join(import.meta.dirname, 'oracles', `${name}.json`)
  return JSON.parse(readFileSync(path, 'utf8')) as ReferenceFile<Input, Expected>
}

/** Where `got` is not within tolerance of `expected`, as `path: got, expected`; only what `got` has is compared. */
export function misses(got: unknown, expected: unknown, tolerance: Tolerance, path = ''): string[] {
  if (typeof got === 'number' && (typeof expected === 'number' || isNumberText(expected))) {
    const reference = Number(expected)
    const near = Math.abs(got - reference) <= tolerance.abs + tolerance.rel * Math.abs(reference)
    return near || Object.is(got, reference) ? [] : [`${path}: ${got}, expected ${reference}`]
  }
  if (isRecord(got) && isRecord(expected)) {
    return Object.keys(got).flatMap(key =>
      misses(got[key], expected[key], tolerance, path === '' ? key : `${path}.${key}`)
    )
  }
  return Object.is(got, expected)
    ? []
    : [`${path}: ${JSON.stringify(got)}, expected ${JSON.stringify(expected)}`]
}

function isNumberText(value: unknown): boolean {
  return value === 'Infinity' || value === '-Infinity' || value === 'NaN'
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
