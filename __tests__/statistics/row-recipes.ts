import {readFileSync} from 'node:fs'

import type {Question} from '../../src/statistics/core/difference.ts'

/** A reference file: values of an independent implementation, with its conventions. */
export interface Oracle<Case> {
  readonly tolerance: {readonly rel: number; readonly abs: number}
  readonly cases: readonly Case[]
}

export interface PairedRows {
  readonly label: Int32Array
  readonly baseline: Float64Array
  readonly candidate: Float64Array
  readonly segment: Int32Array
}

export interface RegressionRows {
  readonly target: Float64Array
  readonly baseline: Float64Array
  readonly candidate: Float64Array
}

export const noMargin: Question = {
  alpha: 0.05,
  margin: {value: 0, relative: false},
  direction: 'higher'
}

export function withMargin(value: number, direction: Question['direction'] = 'higher'): Question {
  return {alpha: 0.05, margin: {value, relative: false}, direction}
}

export function withShare(value: number, direction: Question['direction'] = 'higher'): Question {
  return {alpha: 0.05, margin: {value, relative: true}, direction}
}

/** Reads a reference file; the caller names the shape of its cases. */
export function readOracle<Case>(name: string): Oracle<Case> {
  const url = new URL(`./oracles/${name}.json`, import.meta.url)
  return JSON.parse(readFileSync(url, 'utf8')) as Oracle<Case>
}

/** A value agrees when |got − expected| <= abs + rel·|expected|; answers got when it does, else expected. */
export function agreeing(got: number, expected: number, {tolerance}: Oracle<unknown>): number {
  const within = Math.abs(got - expected) <= tolerance.abs + tolerance.rel * Math.abs(expected)
  return within ? got : expected
}

/** The integer generator of the reference files; its draws are the same in every language. */
export function lcg31(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(1103515245, state) + 12345) & 0x7fffffff
    return state / 2 ** 31
  }
}

export function paired1(seed: number, n: number): PairedRows {
  const draw = lcg31(seed)
  const label = new Int32Array(n)
  const baseline = new Float64Array(n)
  const candidate = new Float64Array(n)
  const segment = new Int32Array(n)
  for (let i = 0; i < n; i++) {
    const [u1, u2, u3, u4, u5] = [draw(), draw(), draw(), draw(), draw()]
    const y = u1 < 0.4 ? 1 : 0
    label[i] = y
    baseline[i] = Math.floor((0.35 * y + 0.65 * ((u2 + u3) / 2)) * 1000 + 0.5) / 1000
    candidate[i] = Math.floor((0.37 * y + 0.63 * ((u2 + u4) / 2)) * 1000 + 0.5) / 1000
    segment[i] = Math.floor(u5 * 4)
  }
  return {label, baseline, candidate, segment}
}

export function reg1(seed: number, n: number): RegressionRows {
  const draw = lcg31(seed)
  const target = new Float64Array(n)
  const baseline = new Float64Array(n)
  const candidate = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    const [u1, u2, u3, u4] = [draw(), draw(), draw(), draw()]
    const y = Math.floor(10 * u1 * 1000 + 0.5) / 1000
    target[i] = y
    baseline[i] = Math.floor((y + (u2 + u3 - 1) * 1.5) * 1000 + 0.5) / 1000
    candidate[i] = Math.floor((y + (u2 + u4 - 1) * 1.45 + 0.02) * 1000 + 0.5) / 1000
  }
  return {target, baseline, candidate}
}

export function cont(seed: number, n: number, shift: number, scale: number): Float64Array {
  const draw = lcg31(seed)
  return Float64Array.from(
    {length: n},
    () => Math.floor(((draw() + draw() + draw()) * scale + shift) * 100 + 0.5) / 100
  )
}

/** Class 1 where the score is at least 0.5. */
export function classes(score: Float64Array): Int32Array {
  return Int32Array.from(score, s => (s >= 0.5 ? 1 : 0))
}

/** A fixed order of n rows that is far from the given one. */
export function shuffledRows(n: number): Int32Array {
  const draw = lcg31(99)
  const keys = Array.from({length: n}, () => draw())
  return Int32Array.from(keys.keys()).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0))
}
