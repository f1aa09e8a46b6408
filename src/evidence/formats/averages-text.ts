import {parseNumber} from '../../files/syntax/number.ts'
import {shortLinesOf} from '../../files/text.ts'
import {ignore, newDraft, stateNumber} from '../entries/draft.ts'
import type {Format} from '../entries/format.ts'
import {recognise} from '../../metrics/names.ts'

const LINE = /^(?<name>[\w!][\w\s.@-]*)\((?<averages>\w+=[^(),]+(?:,\s*\w+=[^(),]+)*)\)\s*:?$/u
const EXAMPLES = /^(?:n|samples|examples|support)$/iu

interface Line {
  readonly name: string
  /** Names and values, in their order. */
  readonly averages: readonly (readonly [string, string])[]
  readonly line: number
}

/**
 * A report for people with the averages over the classes behind each metric, as revscoring writes its model
 * information: `roc_auc (micro=0.92, macro=0.91):`, and `counts (n=1200):` for the number of examples.
 */
export const averagesText: Format = {
  name: 'text-averages',
  read: ({path, text, syntax}) => {
    if (syntax !== 'text') return null
    const lines = averagesIn(text)
    if (!lines.some(isOfMetric)) return null
    const draft = newDraft(path)
    for (const {name, averages, line} of lines) {
      for (const [average, written] of averages) {
        const number = parseNumber(written)
        if (EXAMPLES.test(average)) {
          draft.conditions.push({what: 'examples', value: written, location: {file: path, line}})
        } else if (number === null) ignore(draft, `${name} ${average}`, 'not a number', line)
        // `!recall` is the recall of all other classes: as much is said by the averages.
        else if (name.startsWith('!'))
          ignore(draft, `${name} ${average}`, 'of all other classes', line)
        else stateNumber(draft, `${average}_${name}`, number, line)
      }
    }
    return draft
  }
}

/** Whether a text has metrics with their averages behind them. */
export function hasAverages(text: string): boolean {
  return averagesIn(text).some(isOfMetric)
}

function averagesIn(text: string): readonly Line[] {
  return shortLinesOf(text).flatMap((line, index) => {
    const {name, averages} = LINE.exec(line.trim())?.groups ?? {}
    if (name === undefined || averages === undefined) return []
    const pairs = averages.split(',').map((pair): readonly [string, string] => {
      const [average = '', value = ''] = pair.split('=')
      return [average.trim(), value.trim()]
    })
    return [{name: name.trim(), averages: pairs, line: index + 1}]
  })
}

function isOfMetric({name, averages}: Line): boolean {
  const isNumber = averages.every(([, value]) => parseNumber(value) !== null)
  return isNumber && recognise(name).direction !== undefined
}
