import {written} from '../../files/syntax/number.ts'
import {shortLinesOf} from '../../files/text.ts'
import {newDraft, stateNumber} from '../entries/draft.ts'
import type {Format} from '../entries/format.ts'

const LINE =
  /Average (Precision|Recall)\s*\((AP|AR)\)\s*@\[\s*IoU=([\d.:]+)\s*\|\s*area=\s*(\w+)\s*\|\s*maxDets=\s*(\d+)\s*\]\s*=\s*(-?[\d.]+)/u

/** The summary that pycocotools prints; the name of a number is made of its five fields. */
export const cocoText: Format = {
  name: 'coco-summary',
  read: ({path, text, syntax}) => {
    const lines = shortLinesOf(text)
    if (syntax !== 'text' || !lines.some(line => LINE.test(line))) return null
    const draft = newDraft(path)
    lines.forEach((line, index) => {
      const match = LINE.exec(line)
      if (match === null) return
      const [, , kind = '', iou = '', area = '', detections = '', raw = ''] = match
      const at = iou.includes(':') ? '' : String(Math.round(Number(iou) * 100))
      const value = Number(raw)
      stateNumber(draft, kind === 'AP' ? `map${at}` : `ar${at}`, written(value, raw), index + 1, {
        metric: `${kind}${at}`,
        title: line
          .trim()
          .replace(/(?<!\s)\s*=\s*-?[\d.]+$/u, '')
          .replace(/\s+/gu, ' '),
        qualifier: `maxDets=${detections}`,
        segment: area === 'all' ? undefined : {area},
        // pycocotools prints -1 where there is no object of that size.
        silent: value < 0 ? 'nothing of this kind to measure' : undefined
      })
    })
    return draft
  }
}
