import type {Finding} from '../../verdict/verdict.ts'
import {markupText} from '../escape.ts'
import {intervalMarks} from '../interval-picture.ts'
import {rangeText} from '../quantities.ts'
import {subjectName} from '../words.ts'

const CELL = 9
const HEIGHT = 20

/** A difference drawn: interval, point, zero and margin; worded for those who cannot see it. */
export function drawing(finding: Finding): string {
  const marks = intervalMarks(finding, 22)
  if (marks === null) return ''
  const at = (cell: number): number => Math.round((cell + 0.5) * CELL)
  const [width, middle] = [marks.width * CELL, HEIGHT / 2]
  const [lower, upper] = [at(marks.lower ?? -0.5), at(marks.upper ?? marks.width - 0.5)]
  const end = (cell: number | null): string =>
    cell === null ? '' : `<path class="bar" d="M${at(cell)} ${middle - 5}v10"/>`
  const interval = marks.bounded
    ? `<path class="bar" d="M${lower} ${middle}H${upper}"/>${end(marks.lower)}${end(marks.upper)}`
    : ''
  const margin =
    marks.margin === null ? '' : `<path class="margin" d="M${at(marks.margin)} 1V${HEIGHT - 1}"/>`
  const label = `${subjectName(finding)}: ${rangeText(finding) ?? 'no range'}`
  return [
    `<svg role="img" aria-label="${markupText(label)}" width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${HEIGHT}">`,
    `<path class="axis" d="M0 ${middle}H${width}"/>`,
    `<path class="zero" d="M${at(marks.zero)} 1V${HEIGHT - 1}"/>`,
    margin,
    interval,
    `<circle class="point" cx="${at(marks.difference)}" cy="${middle}" r="4"/>`,
    '</svg>'
  ].join('')
}
