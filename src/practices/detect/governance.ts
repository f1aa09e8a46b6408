import type {Card} from '../../evidence/evidence.ts'
import type {ReadFile} from '../../repository/opened.ts'
import {bestOf, declared, missing, verified, type Detector, type Observation} from './detector.ts'

/** Sections that a card needs, by the headings under which they usually stand. */
const REQUIRED = {
  'what it is': /detail|description|overview|summary|introduction|about|^model\b/iu,
  'intended use': /\buses?\b|\busage\b|intended|how to/iu,
  training: /train/iu,
  evaluation: /eval|result|metric|performance|benchmark|score/iu,
  limitations: /limit|bias|risk|out[- ]of[- ]scope|caveat|consideration|known issue/iu
} as const

export const documentation: Detector = {
  practice: 'documentation',
  detect({candidate, findings}) {
    const {card} = candidate.evidence
    if (card === null) return null
    // The sections that the policy names go before those that cards usually have.
    const judged = findings.find(f => f.check === 'documentation')
    if (judged !== undefined)
      return judged.status === 'pass'
        ? verified(`This verdict answers it: ${judged.id}.`)
        : missing(`${card.path} lacks sections that the policy names (${judged.id}).`)
    const lacking = Object.entries(REQUIRED)
      .filter(([, heading]) => !isFilled(card, heading))
      .map(([what]) => what)
    return lacking.length === 0
      ? verified(`${card.path} has ${Object.keys(REQUIRED).join(', ')}.`)
      : missing(`${card.path} says nothing under a heading of its own on ${lacking.join(', ')}.`)
  }
}

export const humanOversight: Detector = {
  practice: 'human-oversight',
  detect({candidate}) {
    const {card} = candidate.evidence
    return card !== null &&
      isFilled(card, /human[- ](oversight|review|in[- ]the[- ]loop)|\bappeals?\b/iu)
      ? verified(`${card.path} states the review by a person.`)
      : null
  }
}

export const fallback: Detector = {
  practice: 'fallback',
  detect({candidate}) {
    const {card} = candidate.evidence
    return card !== null && isFilled(card, /\bfall[- ]?back/iu)
      ? verified(`${card.path} states what answers when the model is out.`)
      : null
  }
}

export const explainability: Detector = {
  practice: 'explainability',
  detect(given) {
    const paths = given.near('explanation')
    const empty = given
      .read('explanation')
      .find(f => paths.includes(f.path) && f.text.trim() === '')
    const path = paths.find(p => p !== empty?.path)
    if (path !== undefined) return verified(`${path} explains what the model goes by.`)
    return empty === undefined ? null : missing(`${empty.path} is empty.`)
  }
}

export const compliance: Detector = {
  practice: 'compliance',
  detect(given) {
    const {card} = given.candidate.evidence
    const croissant = given.read('croissant').map(f => f.text)
    const stated = {
      'the licence':
        hasField(card, /^(license|licence)/iu) || croissant.some(t => /"license"\s*:/u.test(t)),
      'personal data':
        hasField(card, /personal|privacy|pii/iu) ||
        isFilled(card, /personal|privacy|\bpii\b|data protection|gdpr/iu) ||
        croissant.some(t => /"rai:personalSensitiveInformation"\s*:/u.test(t)),
      retention: hasField(card, /retention/iu) || isFilled(card, /retention|deletion/iu)
    }
    const lacking = Object.entries(stated).flatMap(([what, is]) => (is ? [] : [what]))
    if (lacking.length === Object.keys(stated).length) return null
    return lacking.length === 0
      ? verified('Licence, personal data and retention are stated.')
      : missing(`Nothing is stated on ${lacking.join(' and on ')}.`)
  }
}

export const costLedger: Detector = {
  practice: 'cost-ledger',
  detect(given) {
    const file = given
      .read('emissions', 'cost-ledger')
      .find(f => /(^|,)energy_consumed(,|\r?$)/mu.test(f.text))
    return bestOf([
      ...given.read('costExport', 'cost-ledger').map(billed),
      file === undefined
        ? null
        : declared(
            `${file.path} has the energy of the training (CodeCarbon), not what serving costs.`
          )
    ])
  }
}

/** A cost export in the FOCUS format: the columns `BilledCost` and `ServiceName`, and rows below them. */
function billed({path, text}: ReadFile): Observation | null {
  const [head = '', ...lines] = text.replace(/^\uFEFF/u, '').split(/\r?\n/u)
  const columns = head.split(',').map(column => column.replace(/^"|"$/gu, ''))
  if (!columns.includes('BilledCost') || !columns.includes('ServiceName')) return null
  const charges = lines.filter(line => line.trim() !== '').length
  return charges === 0
    ? missing(`${path} has no charge in it (FOCUS).`)
    : verified(`${path} has ${charges} charges by service (FOCUS).`)
}

export const budgetAlert: Detector = {
  practice: 'budget-alert',
  detect(given) {
    const file = given
      .read('terraform', 'budget-alert')
      .find(f =>
        /resource\s+"(aws_budgets_budget|google_billing_budget|azurerm_consumption_budget_[a-z_]+)"/u.test(
          f.text
        )
      )
    if (file === undefined) return null
    return /\bnotification\s*\{|threshold_rules\s*\{/u.test(file.text)
      ? verified(`${file.path} has a budget that notifies.`)
      : missing(`${file.path} has a budget that notifies nobody.`)
  }
}

/** A heading with text, or with text under a heading below it. */
function isFilled(card: Card | null, heading: RegExp): boolean {
  const sections = card?.sections ?? []
  return sections.some((section, index) => {
    if (!heading.test(section.heading)) return false
    if (!section.empty) return true
    const after = sections.slice(index + 1)
    const end = after.findIndex(s => s.level <= section.level)
    return after.slice(0, end < 0 ? after.length : end).some(s => !s.empty)
  })
}

function hasField(card: Card | null, key: RegExp): boolean {
  return Object.entries(card?.fields ?? {}).some(
    ([name, value]) => key.test(name) && value.trim() !== ''
  )
}
