import {sum} from '../../statistics/core/sum.ts'
import type {ModelVerdict, Shapes} from '../../verdict/verdict.ts'
import {count, percent} from '../../words/numbers.ts'
import {dots, line, picture, SQUARE, steps, WIDE} from './svg.ts'
import {tableText} from './tables.ts'
import {largestOf} from '../../statistics/core/extremes.ts'

type Scores = NonNullable<Shapes['scores']>
type Bins = Scores['baseline']

/** What a model would do at one threshold. */
export interface Decision {
  readonly threshold: number
  readonly recall: number
  readonly precision: number
  readonly falseAlarms: number
  readonly missed: number
}

const SIDES = [
  ['baseline', 'in production'],
  ['candidate', 'candidate']
] as const
const LEGEND =
  '<p class="note"><span class="key baseline">in production</span> <span class="key candidate">candidate</span></p>'

/** Pictures of a binary model's scores: calibration, histograms by class, ROC, precision by recall, thresholds. */
export function scorePictures({shapes}: ModelVerdict): string {
  const scores = shapes?.scores
  if (scores === undefined) return ''
  return [
    '<section id="scores"><h2>Scores of both models</h2>',
    LEGEND,
    '<div class="pictures">',
    figure('Calibration: what happens, by what was said', calibration(scores)),
    figure('ROC: recall by false alarms', curve(scores, 'roc')),
    figure('Precision by recall', curve(scores, 'pr')),
    figure('Scores of the positive class', histogram(scores, 'positive')),
    figure('Scores of the negative class', histogram(scores, 'negative')),
    '</div>',
    thresholds(scores),
    '</section>'
  ].join('')
}

/** A picture with its title. */
export function figure(title: string, drawing: string): string {
  return `<figure><figcaption>${title}</figcaption>${drawing}</figure>`
}

/** What follows from each bin's lower edge as a threshold. */
export function decisionsOf({positive, negative}: Bins): readonly Decision[] {
  const all = sum(positive)
  return positive.map((_, bin) => {
    const hits = sum(positive.slice(bin))
    const alarms = sum(negative.slice(bin))
    return {
      threshold: bin / positive.length,
      recall: all === 0 ? 0 : hits / all,
      precision: hits + alarms === 0 ? 1 : hits / (hits + alarms),
      falseAlarms: alarms,
      missed: all - hits
    }
  })
}

function calibration(scores: Scores): string {
  const marks = SIDES.map(([side]) => {
    const {positive, negative, sum: said} = scores[side]
    const [misses, sums] = [tens(negative), tens(said)]
    const bins = tens(positive).map((hits, index) => {
      const rows = hits + (misses[index] ?? 0)
      const x = (sums[index] ?? 0) / Math.max(1, rows)
      return {rows, x, y: hits / Math.max(1, rows)}
    })
    const seen = bins.filter(({rows}) => rows > 0)
    const most = largestOf([1, ...seen.map(({rows}) => rows)])
    return (
      line(
        SQUARE,
        side,
        seen.map(({x, y}) => [x, y] as const)
      ) +
      dots(
        SQUARE,
        side,
        seen.map(({x, y, rows}) => ({at: [x, y] as const, radius: 2 + 5 * Math.sqrt(rows / most)}))
      )
    )
  })
  return picture(
    SQUARE,
    {
      label: 'Share of the positive class by mean score, in ten bins; larger dots have more rows',
      x: 'score',
      y: 'happens'
    },
    [
      line(SQUARE, 'ideal', [
        [0, 0],
        [1, 1]
      ]),
      ...marks
    ]
  )
}

/** Fifty bins as ten. */
function tens(bins: readonly number[]): readonly number[] {
  const wide = bins.length / 10
  return Array.from({length: 10}, (_, index) => sum(bins.slice(index * wide, (index + 1) * wide)))
}

function curve(scores: Scores, kind: 'roc' | 'pr'): string {
  const marks = SIDES.map(([side]) => {
    const bins = scores[side]
    const negatives = Math.max(1, sum(bins.negative))
    const points = decisionsOf(bins).map(
      ({recall, precision, falseAlarms}): readonly [number, number] =>
        kind === 'roc' ? [falseAlarms / negatives, recall] : [recall, precision]
    )
    return line(SQUARE, side, kind === 'roc' ? [...points, [0, 0]] : points)
  })
  return kind === 'roc'
    ? picture(SQUARE, {label: 'Recall by share of false alarms', x: 'false alarms', y: 'recall'}, [
        line(SQUARE, 'ideal', [
          [0, 0],
          [1, 1]
        ]),
        ...marks
      ])
    : picture(SQUARE, {label: 'Precision by recall', x: 'recall', y: 'precision'}, marks)
}

function histogram(scores: Scores, which: 'positive' | 'negative'): string {
  const most = largestOf([1, ...SIDES.flatMap(([side]) => scores[side][which])])
  const marks = SIDES.map(([side]) =>
    steps(
      WIDE,
      side,
      scores[side][which].map(rows => rows / most)
    )
  )
  return picture(
    WIDE,
    {
      label: `Rows of the ${which} class by score; the highest bin has ${count(most)}`,
      x: 'score',
      y: 'rows'
    },
    marks
  )
}

/** A slider where scripts run, and a table of ten thresholds everywhere. */
function thresholds(scores: Scores): string {
  const {prices, threshold} = scores
  const data = SIDES.map(([side]) =>
    decisionsOf(scores[side]).map(d => [d.recall, d.precision, d.falseAlarms, d.missed])
  )
  const rows = decisionsOf(scores.baseline).flatMap((before, index) => {
    const after = decisionsOf(scores.candidate)[index]
    if (after === undefined || index % 5 !== 0) return []
    return [
      [
        [before.threshold.toFixed(2)],
        [`${percent(before.recall)} → ${percent(after.recall)}`],
        [`${percent(before.precision)} → ${percent(after.precision)}`],
        [`${count(before.falseAlarms)} → ${count(after.falseAlarms)}`],
        [`${count(before.missed)} → ${count(after.missed)}`]
      ]
    ]
  })
  const columns = ['threshold', 'recall', 'precision', 'false alarms', 'missed'].map(
    (title, index) => ({
      title,
      numbers: index > 0
    })
  )
  return [
    `<div class="slider" hidden data-thresholds="${JSON.stringify(data)}" data-prices="${JSON.stringify([prices.falseAlarm, prices.missed])}">`,
    `<label>Threshold <input type="range" min="0" max="${scores.baseline.positive.length - 1}" value="${Math.round(threshold * scores.baseline.positive.length)}"></label>`,
    '<output aria-live="polite"></output></div>',
    `<details><summary>Other thresholds, in production → candidate</summary>${tableText({columns, rows}, 'Other thresholds')}</details>`
  ].join('')
}
