import type {Gaps, Incident, ModelVerdict, PracticeState} from '../gate/verdict.ts'
import {cleanLine} from './escape.ts'
import {money, moneyDigits, plainNumber} from './numbers.ts'
import {inked, padded, type TerminalOptions, wrapped} from './terminal-text.ts'
import {listed, spoken, versionName} from './words.ts'

const WIDTH = 80
const STATES = ['missing', 'declared', 'verified', 'not-applicable'] as const
const STATE_WORDS: Readonly<Record<PracticeState['state'], string>> = {
  missing: 'missing',
  declared: 'declared',
  verified: 'verified',
  'not-applicable': 'does not apply'
}

/**
 * What a model's gaps would cost, for a terminal: each incident with its story, price, assumption
 * and the practices that would have prevented it, then every practice with what was found.
 */
export function renderGaps(model: ModelVerdict, options: TerminalOptions = {}): string {
  const {width = WIDTH} = options
  const {gaps, name, candidate} = model
  const open = gaps.incidents
    .filter(one => one.missing.length > 0)
    .toSorted((a, b) => (b.cost ?? -1) - (a.cost ?? -1))
  const title = cleanLine(`${name} ${versionName(candidate.version)}: ${headline(gaps, open)}`)
  const parts = [
    wrapped(inked(title, 'bold', options), width),
    ...open.map(incident => incidentText(incident, gaps.currency, options)),
    practicesText(gaps, options)
  ]
  return `${parts.filter(part => part !== '').join('\n\n')}\n`
}

function headline({total, currency, maturity}: Gaps, open: readonly Incident[]): string {
  const stage = `maturity stage ${maturity} of 5`
  if (open.length === 0) return `no gaps, ${stage}`
  const unpriced = open.filter(one => one.cost === null).length
  const rest = unpriced === 0 ? '' : `, and ${unpriced} not priced`
  return `the gaps would cost ${money(total, currency)}${rest}; ${stage}`
}

function incidentText(incident: Incident, currency: string, options: TerminalOptions): string {
  const {width = WIDTH} = options
  const {id, story, cost, missing, policyLine, assumed} = incident
  const price = cost === null ? 'not priced' : cleanLine(money(cost, currency))
  const why = cost === null ? 'to price it, add' : 'to replace the assumption'
  const lines = [
    `Missing: ${listed(missing)}`,
    basis(incident, currency),
    policyLine === null ? '' : `In the policy, ${why}: ${policyLine}`
  ]
  return [
    wrapped(
      `${inked(price, assumed ? 'yellow' : 'bold', options)}  ${spoken(cleanLine(id))}`,
      width
    ),
    wrapped(cleanLine(story), width, '  '),
    ...lines.filter(line => line !== '').map(line => wrapped(cleanLine(line), width, '  ', '    '))
  ].join('\n')
}

/** `90 days undetected × 400 USD a day, assumed`. */
function basis(incident: Incident, currency: string): string {
  const {daysUndetected: days, lossPerDay: loss, assumed} = incident
  if (days === null || loss === null) return ''
  const product = `${plainNumber(days)} days undetected × ${moneyDigits(loss)} ${currency} a day`
  return assumed ? `${product}, assumed` : product
}

function practicesText({practices}: Gaps, options: TerminalOptions): string {
  const {width = WIDTH} = options
  if (practices.length === 0) return ''
  const tally = STATES.map(state => {
    const number = practices.filter(one => one.state === state).length
    return number === 0 ? null : `${number} ${STATE_WORDS[state]}`
  }).filter(part => part !== null)
  const column = Math.max(...practices.map(one => cleanLine(one.id).length))
  const lines = STATES.flatMap(state =>
    practices
      .filter(one => one.state === state)
      .map(one => {
        const head = `  ${padded(STATE_WORDS[state], 14)}  ${padded(cleanLine(one.id), column)}  `
        return wrapped(cleanLine(one.evidence), width, head, ' '.repeat(20 + column))
      })
  )
  return [inked(`Practices: ${listed(tally)}`, 'bold', options), ...lines].join('\n')
}
