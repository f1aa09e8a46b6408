import type {Gaps, Incident, ModelVerdict, PracticeState} from '../verdict/verdict.ts'
import {openSection} from './markdown.ts'
import {cleanLine, markdownText} from './escape.ts'
import {incidentsSection, practicesSection} from './gap-sections.ts'
import {money, moneyDigits} from '../words/money.ts'
import {plainNumber} from '../words/numbers.ts'
import {inked, padded, type TerminalOptions, wrapped} from './terminal-text.ts'
import {operationSections} from './operation-sections.ts'
import {sectionText} from './section-text.ts'
import {changeSentence, stageSections} from './stage-sections.ts'
import {listed} from '../words/lists.ts'
import {spoken} from '../words/names.ts'
import {versionName} from './words.ts'
import {largestOf} from '../statistics/core/extremes.ts'

const WIDTH = 80
const STATES = ['missing', 'declared', 'verified', 'not-applicable'] as const
const STATE_WORDS: Readonly<Record<PracticeState['state'], string>> = {
  missing: 'missing',
  declared: 'declared',
  verified: 'verified',
  'not-applicable': 'does not apply'
}
const PLURALS: typeof STATE_WORDS = {...STATE_WORDS, 'not-applicable': 'do not apply'}

/**
 * What a model's gaps would cost, for a terminal: each incident with its story, price, assumption
 * and the practices that would have prevented it, what closing them takes and brings, the stage of
 * maturity and the checklist; for those who run the model what is asked of it and the validation
 * ladder; then every practice with what was found.
 */
export function renderGaps(model: ModelVerdict, options: TerminalOptions = {}): string {
  const {width = WIDTH} = options
  const {gaps, name, candidate} = model
  const open = gaps.incidents
    .filter(one => one.missing.length > 0)
    .toSorted((a, b) => (b.cost ?? -1) - (a.cost ?? -1))
  const title = cleanLine(`${name} ${versionName(candidate.version)}: ${headline(gaps, open)}`)
  const change = changeSentence(model)
  const parts = [
    wrapped(inked(title, 'bold', options), width),
    change === null ? '' : wrapped(cleanLine(change), width),
    ...open.map(incident => incidentText(incident, gaps.currency, options)),
    pricing(open, options),
    ...[...stageSections(gaps), ...operationSections(model)].map(section =>
      sectionText(section, options)
    ),
    practicesText(gaps, options)
  ]
  return `${parts.filter(part => part !== '').join('\n\n')}\n`
}

/** The same as Markdown, under a heading of the second level. */
export function renderGapsMarkdown(model: ModelVerdict): string {
  const {name, candidate, gaps} = model
  const open = gaps.incidents.filter(one => one.missing.length > 0)
  const change = changeSentence(model)
  const sections = [
    incidentsSection(model),
    ...stageSections(gaps),
    ...operationSections(model),
    practicesSection(gaps)
  ]
  const parts = [
    `## ${markdownText(`${name} ${versionName(candidate.version)}: ${headline(gaps, open)}`)}`,
    change === null ? '' : markdownText(change),
    ...sections.filter(section => section !== null).map(section => openSection(section, 3))
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
  const {id, story, cost, missing, policyLine, assumed, note} = incident
  const price = cost === null ? 'not priced' : cleanLine(money(cost, currency))
  const lines = [
    `Missing: ${listed(missing)}`,
    basis(incident, currency),
    note ?? '',
    policyLine === null || cost === null
      ? ''
      : `In the policy, to replace the assumption: ${policyLine}`
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

/** How what is not priced gets a price, once for all. */
function pricing(open: readonly Incident[], {width = WIDTH}: TerminalOptions): string {
  const first = open.find(one => one.cost === null && one.policyLine !== null)
  return first === undefined
    ? ''
    : wrapped(
        `To price what is not priced, add to the policy, as here for ${spoken(cleanLine(first.id))}: ${cleanLine(first.policyLine ?? '')}`,
        width,
        '',
        '  '
      )
}

/** `90 days undetected × 400 USD a day, assumed`. */
function basis(incident: Incident, currency: string): string {
  const {daysUndetected: days, lossPerDay: loss, assumed} = incident
  if (days === null || loss === null) return ''
  const product = `${plainNumber(days)} ${days === 1 ? 'day' : 'days'} undetected × ${moneyDigits(loss)} ${currency} a day`
  return assumed ? `${product}, assumed` : product
}

function practicesText({practices}: Gaps, options: TerminalOptions): string {
  const {width = WIDTH} = options
  if (practices.length === 0) return ''
  const tally = STATES.map(state => {
    const number = practices.filter(one => one.state === state).length
    return number === 0 ? null : `${number} ${number > 1 ? PLURALS[state] : STATE_WORDS[state]}`
  }).filter(part => part !== null)
  const column = largestOf(practices.map(one => cleanLine(one.id).length))
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
