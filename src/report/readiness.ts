import type {Gaps, Incident, ModelVerdict} from '../verdict/verdict.ts'
import {blockersOf} from '../catalogue/maturity.ts'
import {counted, listed} from '../words/lists.ts'
import {money} from '../words/money.ts'
import {spoken} from '../words/names.ts'
import {count} from '../words/numbers.ts'
import {incidentsSection, practicesSection} from './gap-sections.ts'
import {openQuestions, operationSections} from './operation-sections.ts'
import type {RichText, Section} from './rich-text.ts'
import {changeSentence, stageSections} from './stage-sections.ts'

const MAX_INCIDENTS = 6
const MAX_MISSING = 3

/** `stage 1 of 5; 39,500 USD (assumed) of incidents open`: how ready the team is, which is no part of a verdict. */
export function readinessTitle({gaps}: ModelVerdict): string {
  const open = openIncidents(gaps)
  if (open.length === 0) return `stage ${gaps.maturity} of 5; no incident is open`
  const unpriced = open.filter(({cost}) => cost === null).length
  const sum = gaps.total === 0 ? [] : [`${money(gaps.total, gaps.currency)}${assumedWord(open)}`]
  const rest = unpriced === 0 ? [] : [`${count(unpriced)} not priced`]
  return `stage ${gaps.maturity} of 5; ${counted(open.length, 'incident')} open: ${listed([...sum, ...rest])}`
}

/** The same in a page: the stage, what may happen and what it costs, what would mend most for least. */
export function readinessInShort(model: ModelVerdict): Section | null {
  const {gaps} = model
  const open = openIncidents(gaps)
  const told = sentences(model)
  if (gaps.practices.length === 0 && open.length === 0 && told.length === 0) return null
  const shown = open.slice(0, MAX_INCIDENTS)
  const rest = open.length - shown.length
  return {
    title: `Readiness: ${readinessTitle(model)}`,
    paragraphs: [
      [
        'Not part of this verdict: what may happen to a model that is as good, for want of practices.'
      ],
      ...told.map((sentence): RichText => [sentence])
    ],
    table:
      shown.length === 0
        ? null
        : {
            columns: [
              {title: 'what may happen'},
              {title: 'cost', numbers: true},
              {title: 'for want of'}
            ],
            rows: shown.map(one => [
              [one.story],
              [priceOf(one, gaps.currency)],
              [listed(one.missing.map(spoken), MAX_MISSING)]
            ])
          },
    list: [
      ...(rest === 0 ? [] : [[`and ${counted(rest, 'more incident')}`]]),
      [
        'The whole, with the line of the policy that replaces each assumption: ',
        {code: 'promotion-gate gaps'}
      ]
    ]
  }
}

/** Everything on readiness, in the order of its readers: who runs it, then who pays for it. */
export function readinessOf(model: ModelVerdict): readonly Section[] {
  return [
    ...operationSections(model),
    incidentsSection(model),
    ...stageSections(model.gaps),
    practicesSection(model.gaps)
  ].filter(section => section !== null)
}

function sentences(model: ModelVerdict): readonly string[] {
  const {gaps} = model
  const guarded = gaps.incidents.filter(({missing}) => missing.length === 0).length
  const [cheapest] = blockersOf(gaps.practices)
  const questions = gaps.practices.length === 0 ? [] : openQuestions(model)
  return [
    changeSentence(model) ?? '',
    guarded === 0
      ? ''
      : `${counted(guarded, 'incident')} ${guarded === 1 ? 'is' : 'are'} guarded against.`,
    cheapest === undefined ? '' : `The cheapest next practice: ${cheapest.title}.`,
    questions.length === 0 ? '' : `Nobody can answer yet: ${questions.join(' ')}`
  ].filter(sentence => sentence !== '')
}

/** What may happen for want of a practice, the dearest first. */
function openIncidents({incidents}: Gaps): readonly Incident[] {
  return incidents
    .filter(({missing}) => missing.length > 0)
    .toSorted((a, b) => (b.cost ?? -1) - (a.cost ?? -1))
}

function assumedWord(open: readonly Incident[]): string {
  return open.some(({assumed, cost}) => assumed && cost !== null) ? ' (assumed)' : ''
}

function priceOf({cost, assumed}: Incident, currency: string): string {
  return cost === null ? 'not priced' : `${money(cost, currency)}${assumed ? ' (assumed)' : ''}`
}
