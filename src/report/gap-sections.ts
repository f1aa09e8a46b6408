import type {Gaps, Incident, ModelVerdict} from '../verdict/verdict.ts'
import {money, moneyDigits} from '../words/money.ts'
import {plainNumber} from '../words/numbers.ts'
import type {RichText, Section} from './rich-text.ts'
import {changeSentence} from './stage-sections.ts'
import {counted, listed} from '../words/lists.ts'

/** Every practice with its state and evidence, the missing ones first; null where none was looked for. */
export function practicesSection(gaps: Gaps): Section | null {
  if (gaps.practices.length === 0) return null
  const order = ['missing', 'declared', 'verified', 'not-applicable'] as const
  const verified = gaps.practices.filter(one => one.state === 'verified').length
  const title = `Practices: stage ${gaps.maturity} of 5, ${verified} of ${gaps.practices.length} verified`
  return {
    title,
    paragraphs: [],
    table: {
      columns: [{title: 'practice'}, {title: 'state'}, {title: 'found, or looked for'}],
      rows: order.flatMap(state =>
        gaps.practices
          .filter(one => one.state === state)
          .map(one => [[{code: one.id}], [state.replace('-', ' ')], [one.evidence]])
      )
    },
    list: []
  }
}

/** What may happen for want of practices, the dearest first; null where nothing is missing. */
export function incidentsSection(model: Pick<ModelVerdict, 'candidate' | 'gaps'>): Section | null {
  const {gaps} = model
  const open = gaps.incidents.filter(one => one.missing.length > 0)
  if (open.length === 0) return null
  const change = changeSentence(model)
  return {
    title: `What the gaps would cost: ${money(gaps.total, gaps.currency)}${unpricedWords(open)}`,
    paragraphs: [...(change === null ? [] : [[change]]), ...pricingLine(open)],
    table: {
      columns: [
        {title: 'incident'},
        {title: 'what happens'},
        {title: 'cost', numbers: true},
        {title: 'because'},
        {title: 'missing'}
      ],
      rows: open
        .toSorted((a, b) => (b.cost ?? -1) - (a.cost ?? -1))
        .map(one => [
          [{code: one.id}],
          [one.story],
          [{strong: priceOf(one, gaps.currency)}],
          basisOf(one),
          [listed(one.missing)]
        ])
    },
    list: []
  }
}

function priceOf({cost}: Incident, currency: string): string {
  return cost === null ? 'not priced' : money(cost, currency)
}

function unpricedWords(open: readonly Incident[]): string {
  const unpriced = open.filter(one => one.cost === null).length
  return unpriced === 0 ? '' : `, and ${counted(unpriced, 'incident')} not priced`
}

/** The line that prices what is not priced, once: it differs only by the incident. */
function pricingLine(open: readonly Incident[]): readonly RichText[] {
  const one = open.find(({cost, policyLine}) => cost === null && policyLine !== null)
  if (one?.policyLine == null) return []
  return [
    [
      'To price what is not priced, add to the policy, as here for ',
      {code: one.id},
      ': ',
      {code: one.policyLine}
    ]
  ]
}

/** How the price came about, and the policy line that would replace what is assumed. */
function basisOf(incident: Incident): RichText {
  const {daysUndetected: days, lossPerDay: loss, cost, assumed, policyLine, note} = incident
  const product =
    days === null || loss === null
      ? ''
      : `${plainNumber(days)} ${days === 1 ? 'day' : 'days'} × ${moneyDigits(loss)}`
  const figures = [product, assumed ? 'assumed' : ''].filter(part => part !== '').join(', ')
  const basis = note == null ? figures : `${figures} (${note.replace(/\.$/u, '')})`
  if (policyLine === null || cost === null) return [basis]
  return [`${basis}; the policy line that replaces it: `, {code: policyLine}]
}
