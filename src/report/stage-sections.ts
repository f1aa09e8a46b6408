import {answerChecklist} from '../catalogue/checklist.ts'
import {blockersOf, STAGES} from '../catalogue/maturity.ts'
import {practiceOf, type Practice} from '../practices/index.ts'
import type {Gaps, ModelVerdict, PracticeState} from '../verdict/verdict.ts'
import {moneyDigits, roughAmount} from '../words/money.ts'
import {percent, plainNumber} from '../words/numbers.ts'
import type {RichText, Section} from './rich-text.ts'
import {counted, listed} from '../words/lists.ts'

/** How far a practice is in place, as the answer to a question. */
export const PRACTICE_WORDS: Readonly<Record<PracticeState['state'], string>> = {
  verified: 'yes',
  declared: 'declared',
  missing: 'no',
  'not-applicable': 'n/a'
}

const TALLY_WORDS: typeof PRACTICE_WORDS = {
  verified: 'verified',
  declared: 'declared',
  missing: 'not answered',
  'not-applicable': 'not asked here'
}

const EFFORTS: Readonly<Record<Practice['effort'], string>> = {
  1: 'hours',
  2: 'a day or two',
  3: 'a week',
  4: 'weeks',
  5: 'months'
}

/** Everything for a manager below the incidents: what it takes, stage, checklist, return. */
export function stageSections(gaps: Gaps): readonly Section[] {
  if (gaps.practices.length === 0) return []
  return [
    closingSection(gaps),
    stageSection(gaps),
    checklistSection(gaps),
    returnSection(gaps)
  ].filter(section => section !== null)
}

/** `This pull request closes 3,500 USD of gaps (irreproducible).`; null where nothing changed. */
export function changeSentence({
  candidate,
  gaps: {closed, currency, ...gaps}
}: Pick<ModelVerdict, 'candidate' | 'gaps'>): string | null {
  // Files that are no commit yet are nobody's pull request.
  const change = candidate.registry === 'git' ? 'This pull request' : 'This change'
  const [shut, opened] = [gaps.closedIncidents ?? [], gaps.openedIncidents ?? []]
  if (closed === undefined || (closed === 0 && shut.length === 0 && opened.length === 0))
    return null
  const amount = `${roughAmount(Math.abs(closed))} ${currency}`
  if (closed === 0) {
    const parts = [
      shut.length === 0 ? [] : [`closes ${listed(shut)}`],
      opened.length === 0 ? [] : [`opens ${listed(opened)}`]
    ]
    return `${change} ${listed(parts.flat())}.`
  }
  const names = closed > 0 ? shut : opened
  const which = names.length === 0 ? '' : ` (${listed(names)})`
  return `${change} ${closed > 0 ? 'closes' : 'opens'} ${amount} of gaps${which}.`
}

/** The cheapest way to close what is priced; null where nothing is. */
function closingSection({closing, currency, practices, total}: Gaps): Section | null {
  if (closing === undefined) return null
  const {once, perMonth, assumed} = closing
  const monthly = perMonth[1] === 0 ? '' : ` and ${rangeText(perMonth)} ${currency} a month`
  return {
    title: `What closing them takes: ${rangeText(once)} ${currency} once${monthly}`,
    paragraphs: [
      [
        `${counted(closing.practices.length, 'practice')} would avoid ${roughAmount(total)} ${currency} of incidents. To put ${closing.practices.length === 1 ? 'it' : 'them'} in place costs `,
        {strong: `${rangeText(once)} ${currency} once${monthly}`},
        assumed ? ', as far as not in the policy (costs: {practices: …}) assumed.' : '.'
      ]
    ],
    table: {
      columns: [
        {title: `once (${currency})`, numbers: true},
        {title: 'a month', numbers: true},
        {title: 'work'},
        {title: 'practice'}
      ],
      rows: closing.practices.map(id => priceRow(id, practices))
    },
    list: []
  }
}

function priceRow(id: string, practices: readonly PracticeState[]): readonly RichText[] {
  const price = practices.find(one => one.id === id)?.price
  const row = practiceOf(id)
  return [
    [price === undefined ? '' : rangeText(price.once)],
    [price === undefined || price.perMonth[1] === 0 ? '–' : rangeText(price.perMonth)],
    [row === null ? '' : EFFORTS[row.effort]],
    [row?.title ?? id, ' (', {code: id}, ')']
  ]
}

/** The stage that is reached, and what keeps the team from the next one, the least effort first. */
function stageSection({maturity, practices, currency}: Gaps): Section {
  const blockers = blockersOf(practices)
  const reached =
    maturity === 0
      ? 'Not yet at stage 1'
      : `Stage ${maturity} of 5 is reached: ${STAGES[maturity - 1] ?? ''}`
  const next = STAGES[maturity]
  return {
    title:
      next === undefined
        ? `Maturity: stage ${maturity} of 5`
        : `Maturity: stage ${maturity} of 5; ${counted(blockers.length, 'practice')} to the next`,
    paragraphs: [
      [
        next === undefined
          ? `${reached}, the last.`
          : `${reached}. Stage ${maturity + 1}, ${next}, waits for ${counted(blockers.length, 'practice')}, the least effort first${assumedWords(blockers, practices)}:`
      ]
    ],
    table:
      blockers.length === 0
        ? null
        : {
            columns: [
              {title: `once (${currency})`, numbers: true},
              {title: 'a month', numbers: true},
              {title: 'work'},
              {title: 'practice'}
            ],
            rows: blockers.map(({id}) => priceRow(id, practices))
          },
    list: []
  }
}

/** Said of prices that are not all the policy's. */
function assumedWords(blockers: readonly Practice[], practices: readonly PracticeState[]): string {
  const guessed = blockers.some(
    ({id}) => practices.find(one => one.id === id)?.price?.assumed === true
  )
  return guessed
    ? '; what they cost is assumed, as far as not in the policy (costs: {practices: …})'
    : ''
}

function checklistSection({practices}: Gaps): Section {
  const answers = answerChecklist(practices)
  const tally = (['verified', 'declared', 'missing', 'not-applicable'] as const).flatMap(state => {
    const number = answers.filter(answer => answer.state === state).length
    return number === 0 ? [] : [`${number} ${TALLY_WORDS[state]}`]
  })
  const byId = new Map(practices.map(({id, state}) => [id, state]))
  return {
    title: `Thirteen questions: ${listed(tally)}`,
    paragraphs: [],
    table: {
      columns: [{title: 'answer'}, {title: 'question'}, {title: 'for want of'}],
      rows: answers.map(({state, title, practices: ids}) => [
        [PRACTICE_WORDS[state]],
        [title],
        [state === 'missing' ? listed(ids.filter(id => lacks(byId.get(id)))) : '']
      ])
    },
    list: []
  }
}

function lacks(state: PracticeState['state'] | undefined): boolean {
  return state === undefined || state === 'missing'
}

/** Before and after, and what that saves; null in verdicts that do not have it. */
function returnSection({return: found, currency, closing}: Gaps): Section | null {
  if (found === undefined) return null
  const {rows, hoursPerMonth, perMonth, assumed, paybackMonths} = found
  const saves =
    hoursPerMonth > 0
      ? `That saves ${plainNumber(hoursPerMonth)} hours of debugging a month; in money, ${rangeText(perMonth)} ${currency} a month${assumed ? ' (assumed)' : ''}.`
      : 'By these figures no hours are saved.'
  return {
    title:
      hoursPerMonth > 0
        ? `Return on closing the gaps: ${rangeText(perMonth)} ${currency} a month`
        : 'Return on closing the gaps',
    paragraphs: [
      [saves],
      ...(paybackMonths === null || closing === undefined ? [] : [[paybackText(paybackMonths)]])
    ],
    table: {
      columns: [
        {title: 'before', numbers: true},
        {title: 'after', numbers: true},
        {title: 'ratio', numbers: true},
        {title: ''},
        {title: 'what'}
      ],
      rows: rows.map(({what, unit, before, after, times, assumed: guessed}) => {
        const show = (value: number): string =>
          unit === 'share' ? percent(value) : plainNumber(value)
        return [
          [show(before)],
          [show(after)],
          [times === null ? '–' : `${plainNumber(times)} ×`],
          [guessed ? 'assumed' : 'policy'],
          [unit === 'share' ? what : `${what}, ${unit}`]
        ]
      })
    },
    list: []
  }
}

function paybackText([best, worst]: readonly [number | null, number | null]): string {
  const months = (value: number): string => {
    const text = plainNumber(Number(value.toPrecision(2)))
    return text === '1' ? '1 month' : `${text} months`
  }
  if (best === null) return 'Hours saved alone do not pay it back: what it costs a month is more.'
  if (worst === null)
    return `Payback by that saving: at best ${months(best)}, at worst never; avoided incidents come on top.`
  const span =
    best === worst
      ? months(best)
      : `${plainNumber(Number(best.toPrecision(2)))} to ${months(worst)}`
  return `Payback by that saving: ${span}; avoided incidents come on top.`
}

/** `4,100–6,800`, to two digits, because its inputs justify no more; one number where both are the same. */
function rangeText([low, high]: readonly [number, number]): string {
  const [from, to] = [low, high].map(end => moneyDigits(Number(end.toPrecision(2))))
  return from === to ? (from ?? '') : `${from ?? ''}–${to ?? ''}`
}
