import {recordsOf} from '../evidence/read-table.ts'
import type {Card} from '../evidence/evidence.ts'
import {cardOf} from './card.ts'
import type {ReadFile} from '../repository/opened.ts'
import {counterpart} from '../repository/surroundings.ts'
import type {PracticeCase} from './case.ts'
import {bestOf, declared, missing, verified, type Practice, type Observation} from './practice.ts'

/** Sections that a card needs, by the headings under which they usually stand. */
const REQUIRED = {
  'what it is': /detail|description|overview|summary|introduction|about|^model\b/iu,
  'intended use': /\buses?\b|\busage\b|intended|how to/iu,
  training: /train/iu,
  evaluation: /eval|result|metric|performance|benchmark|score/iu,
  limitations: /limit|bias|risk|out[- ]of[- ]scope|caveat|consideration|known issue/iu
} as const

export const documentation = {
  id: 'documentation',
  title: 'The model card is complete',
  hurdle: 'G',
  stage: 1,
  layer: null,
  verifiedWhen: 'the required sections of the model card are filled in',
  looksFor: 'description, uses, training, evaluation and limitations',
  lookedIn: 'the model card: the one that was judged, else a file called MODEL_CARD.md',
  effort: 1,
  detect(given) {
    const {findings} = given
    const card = cardOf(given)
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
} as const satisfies Practice

export const humanOversight = {
  id: 'human-oversight',
  title: 'A person reviews the decisions that need one',
  hurdle: 'G',
  stage: 4,
  layer: null,
  verifiedWhen: 'the review path is stated',
  looksFor: 'a section on human review or oversight',
  lookedIn: 'the model card and the policy',
  effort: 3,
  detect(given) {
    const card = cardOf(given)
    return card !== null &&
      isFilled(card, /human[- ](oversight|review|in[- ]the[- ]loop)|\bappeals?\b/iu)
      ? verified(`${card.path} states the review by a person.`)
      : null
  }
} as const satisfies Practice

export const fallback = {
  id: 'fallback',
  title: 'There is an answer when the model is out',
  hurdle: 'M',
  stage: 4,
  layer: 'system',
  verifiedWhen: 'a fallback is stated',
  looksFor: 'a section on the fallback (previous model, rules)',
  lookedIn: 'the model card and the policy',
  effort: 3,
  detect(given) {
    const card = cardOf(given)
    return card !== null && isFilled(card, /\bfall[- ]?back/iu)
      ? verified(`${card.path} states what answers when the model is out.`)
      : null
  }
} as const satisfies Practice

export const explainability = {
  id: 'explainability',
  title: 'Predictions can be explained',
  hurdle: 'G',
  stage: 2,
  layer: null,
  verifiedWhen: 'an explanation is there, and is not the one that production has already',
  looksFor: 'feature importances or SHAP values',
  lookedIn: 'files named *feature_importance*, *permutation_importance* and *shap*',
  effort: 2,
  detect(given) {
    const files = given
      .usual('explanation')
      .map(path => ({path, text: given.repository.text(path)}))
    const found = files
      .filter(({text}) => text?.trim() !== '')
      .map(({path, text}) => explanation(path, text, given))
    return bestOf([...found, ...files.map(({path}) => missing(`${path} is empty.`))])
  }
} as const satisfies Practice

/** A file that production has already explains production, until it is written anew. */
function explanation(path: string, text: string | null, given: PracticeCase): Observation {
  const {baseline, production} = given
  if (baseline === null) return verified(`${path} explains what the model goes by.`)
  if (production === null)
    return declared(`${path} is there; that it is of this candidate was not seen.`)
  const before = counterpart(path, given)
  if (before === null) return verified(`${path} explains what the model goes by, and is new.`)
  const known = production.repository.text(before)
  if (text === null || known === null)
    return declared(`${path} is too large to be held against that of the model in production.`)
  return text === known
    ? declared(`${path} is the same as in production: that it is of this candidate was not seen.`)
    : verified(`${path} explains what the model goes by, and is another than in production.`)
}

export const compliance = {
  id: 'compliance',
  title: 'Licence, personal data and retention are stated',
  hurdle: 'G',
  stage: 4,
  layer: null,
  verifiedWhen: 'licence, personal-data and retention statements for the data are there',
  looksFor: 'statements on licence, personal data and retention',
  lookedIn: 'the model card and Croissant metadata',
  effort: 2,
  detect(given) {
    const card = cardOf(given)
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
} as const satisfies Practice

export const costLedger = {
  id: 'cost-ledger',
  title: 'The cost of training and serving is recorded',
  hurdle: 'G',
  stage: 4,
  layer: null,
  verifiedWhen: 'the cost of training and of serving is recorded',
  looksFor: 'costs of compute, storage, calls and transfer',
  lookedIn: 'cost exports (FOCUS), CodeCarbon emissions.csv and the policy',
  effort: 2,
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
} as const satisfies Practice

/** A cost export in the FOCUS format: the columns `BilledCost` and `ServiceName`, and rows below them. */
function billed({path, text}: ReadFile): Observation | null {
  const [head = ''] = text.split('\n', 1)
  if (!head.includes('BilledCost') || !head.includes('ServiceName')) return null
  const charges = recordsOf(text).length
  return charges === 0
    ? missing(`${path} has no charge in it (FOCUS).`)
    : verified(`${path} has ${charges} charges by service (FOCUS).`)
}

export const budgetAlert = {
  id: 'budget-alert',
  title: 'Somebody is told when spending grows',
  hurdle: 'G',
  stage: 4,
  layer: null,
  verifiedWhen: 'an alert on spend is there',
  looksFor: 'a budget with notifications',
  lookedIn: 'Terraform files and the policy',
  effort: 1,
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
} as const satisfies Practice

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
