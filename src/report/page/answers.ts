import type {ModelVerdict, Shapes} from '../../verdict/verdict.ts'
import {count, plainNumber} from '../../words/numbers.ts'
import {markupText} from '../escape.ts'
import {figure} from './scores.ts'
import {picture, steps, WIDE} from './svg.ts'
import {framed} from './tables.ts'
import {largestOf} from '../../statistics/core/extremes.ts'

type Matrix = NonNullable<Shapes['confusion']>

/** What was said of what was true, of both models and their difference; and how far numbers were off. */
export function answerPictures({shapes}: ModelVerdict): string {
  return [matrices(shapes?.confusion), residuals(shapes?.residuals)].join('')
}

function matrices(confusion: Matrix | undefined): string {
  if (confusion === undefined) return ''
  const {classes, baseline, candidate} = confusion
  const change = candidate.map((row, truth) =>
    row.map((rows, said) => rows - (baseline[truth]?.[said] ?? 0))
  )
  return [
    '<section id="classes"><h2>What was said of what was true</h2><div class="pictures">',
    figure('In production', matrix(classes, baseline, 'In production', String)),
    figure('Candidate', matrix(classes, candidate, 'Candidate', String)),
    figure(
      'Candidate less production',
      matrix(classes, change, 'Candidate less production', signed)
    ),
    '</div></section>'
  ].join('')
}

function matrix(
  classes: readonly string[],
  counts: readonly (readonly number[])[],
  name: string,
  written: (rows: number) => string
): string {
  const head = classes.map(one => `<th scope="col">${markupText(one)}</th>`).join('')
  const rows = counts.map((row, truth) => {
    const cells = row.map((number, said) => {
      const kind = number === 0 ? 'none' : (truth === said) === number > 0 ? 'right' : 'wrong'
      return `<td class="number ${kind}">${written(number)}</td>`
    })
    return `<tr><th scope="row">${markupText(classes[truth] ?? '')}</th>${cells.join('')}</tr>`
  })
  const table = `<table class="matrix"><thead><tr><td>true ↓ said →</td>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`
  return framed(name, table, 0).replace(' data-sort', '')
}

function signed(rows: number): string {
  return rows > 0 ? `+${count(rows)}` : count(rows)
}

function residuals(found: Shapes['residuals']): string {
  if (found === undefined) return ''
  const {reach, baseline, candidate} = found
  const most = largestOf([1, ...baseline, ...candidate])
  const marks = [
    steps(
      WIDE,
      'baseline',
      baseline.map(rows => rows / most)
    ),
    steps(
      WIDE,
      'candidate',
      candidate.map(rows => rows / most)
    )
  ]
  const label = `Rows by predicted less true value, from −${plainNumber(reach)} to ${plainNumber(reach)}`
  return [
    '<section id="residuals"><h2>How far off both models are</h2><div class="pictures">',
    figure(
      `${label} (beyond it in the outermost bins)`,
      picture(WIDE, {label, x: 'predicted less true', y: 'rows'}, marks)
    ),
    '</div></section>'
  ].join('')
}
