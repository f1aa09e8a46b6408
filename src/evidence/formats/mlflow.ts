import {written} from '../../files/syntax/number.ts'
import type {Written} from '../../files/syntax/number.ts'
import {linesOf} from '../../files/text.ts'
import {ignore, newDraft, stateNumber} from '../entries/draft.ts'
import type {Draft} from '../entries/draft.ts'
import type {Format} from '../entries/format.ts'

const LINE = /^(\d{1,16}) (\S+)(?: (-?\d+))?(?: \S+)*$/u

/** A metric of MLflow's file store: a line "timestamp value step" for each time it was logged. */
export const mlflowMetric: Format = {
  name: 'mlflow-metric',
  read: ({path, text, syntax}) => {
    if (syntax !== 'text') return null
    const draft = newDraft(path)
    return readMlflowMetric(draft, mlflowMetricName(path), text) ? draft : null
  }
}

/** The metric's name: the path below the run's `metrics` folder, else the file's name. */
export function mlflowMetricName(path: string): string {
  const [, below] = /^(?:.*\/)?metrics\/([^]+)$/u.exec(path) ?? []
  return below ?? path.split('/').at(-1) ?? path
}

/** Adds the last logged value; false where the text is no MLflow metric. */
export function readMlflowMetric(draft: Draft, name: string, text: string): boolean {
  const lines = linesOf(text).filter(line => line.trim() !== '')
  const points = lines.map((line, index) => pointOf(line.trim(), index + 1))
  if (points.length === 0 || points.some(point => point === null)) return false
  const known = points.filter(point => point !== null)
  // MLflow's own rule for "latest": the greatest step, then the greatest time.
  const last = known.reduce((a, b) =>
    b.step > a.step || (b.step === a.step && b.time >= a.time) ? b : a
  )
  stateNumber(draft, name, last.number, last.line)
  if (known.length > 1) {
    ignore(draft, `${known.length - 1} other values of ${name}`, 'only the last step was read')
  }
  return true
}

interface Point {
  readonly time: number
  readonly step: number
  readonly number: Written
  readonly line: number
}

function pointOf(text: string, line: number): Point | null {
  const match = LINE.exec(text)
  const raw = match?.[2] ?? ''
  const value = /^[-+]?(?:inf(?:inity)?|nan)$/iu.test(raw) ? notFinite(raw) : Number(raw)
  if (match === null || (Number.isNaN(value) && !/nan/iu.test(raw))) return null
  return {time: Number(match[1]), step: Number(match[3] ?? 0), number: written(value, raw), line}
}

function notFinite(raw: string): number {
  if (/nan/iu.test(raw)) return NaN
  return raw.startsWith('-') ? -Infinity : Infinity
}
