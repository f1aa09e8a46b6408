import {markupText} from '../escape.ts'

/** A drawing area in pixels, the data's x and y from 0 to 1, y upwards. */
export interface Canvas {
  readonly width: number
  readonly height: number
}

export const SQUARE: Canvas = {width: 260, height: 260}
export const WIDE: Canvas = {width: 340, height: 170}

const PAD = 26

/** A picture with a frame, axis names and what it says in words. */
export function picture(
  {width, height}: Canvas,
  {label, x, y}: {readonly label: string; readonly x: string; readonly y: string},
  marks: readonly string[]
): string {
  const [right, bottom] = [width - 4, height - PAD]
  return [
    `<svg role="img" aria-label="${markupText(label)}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    `<path class="axis" d="M${PAD} 4V${bottom}H${right}"/>`,
    ...marks,
    `<text class="tick" x="${right}" y="${height - 8}" text-anchor="end">${markupText(x)}</text>`,
    `<text class="tick" x="${PAD + 4}" y="14">${markupText(y)}</text>`,
    '</svg>'
  ].join('')
}

/** A line through points. */
export function line(
  canvas: Canvas,
  kind: string,
  points: readonly (readonly [number, number])[]
): string {
  const path = points.map(point => at(canvas, point).join(' ')).join('L')
  return points.length === 0 ? '' : `<path class="line ${kind}" d="M${path}"/>`
}

/** Dots, their radius in pixels. */
export function dots(
  canvas: Canvas,
  kind: string,
  points: readonly {readonly at: readonly [number, number]; readonly radius: number}[]
): string {
  return points
    .map(point => {
      const [x, y] = at(canvas, point.at)
      return `<circle class="dot ${kind}" cx="${x}" cy="${y}" r="${round(point.radius)}"/>`
    })
    .join('')
}

/** Steps of equal width as high as `heights`, which are shares of 1. */
export function steps(canvas: Canvas, kind: string, heights: readonly number[]): string {
  const width = 1 / heights.length
  const points = heights.flatMap((height, index): readonly (readonly [number, number])[] => [
    [index * width, height],
    [(index + 1) * width, height]
  ])
  return line(canvas, kind, [[0, 0], ...points, [1, 0]])
}

function at({width, height}: Canvas, [x, y]: readonly [number, number]): readonly [number, number] {
  return [round(PAD + x * (width - PAD - 4)), round(height - PAD - y * (height - PAD - 4))]
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10
}
