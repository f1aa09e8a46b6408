import {PRACTICE_WORDS} from './stage-sections.ts'
import {ladderOf} from '../catalogue/ladder.ts'
import type {LiveQuestion} from '../repository/live.ts'
import type {PracticeId} from '../practices/index.ts'
import {isOfErrors, isOfLatency} from '../policy/budgets.ts'
import {isAbout} from '../verdict/finding-id.ts'
import type {Finding, ModelVerdict} from '../verdict/verdict.ts'
import type {RichText, Section} from './rich-text.ts'
import {counted, listed} from '../words/lists.ts'

/** Everything for those who run the model: what is where, the way back, monitoring; then the validation ladder. */
export function operationSections(model: ModelVerdict): readonly Section[] {
  return model.gaps.practices.length === 0 ? [] : [questionsSection(model), ladderSection(model)]
}

/** A question that people ask of a model, and what answers it, the first that does. */
interface Asked {
  readonly question: string
  /** What monitoring says of the model in production. */
  readonly live?: LiveQuestion
  /** Whether a finding measured it; of several one that is not met tells. */
  readonly measured?: (finding: Finding) => boolean
  /** Null where no practice says so much. */
  readonly practice: PracticeId | null
}

const ASKED: readonly Asked[] = [
  {question: 'Which was in production before?', practice: 'audit-trail'},
  {question: 'Can we go back?', practice: 'rollback'},
  {question: 'Which code made this one?', practice: 'code-version'},
  {question: 'Which data did it use?', practice: 'data-version'},
  {question: 'Which hyperparameters?', practice: 'parameters'},
  {question: 'Is it making predictions?', practice: 'freshness', live: 'predictions'},
  {
    question: 'How fast?',
    live: 'latency',
    measured: f => f.candidate !== null && isOfLatency(f),
    practice: 'latency-budget'
  },
  {
    question: 'Are there errors?',
    live: 'errors',
    measured: f => f.candidate !== null && (isOfErrors(f) || isAbout(f, 'shadow', 'unanswered')),
    practice: null
  },
  {
    question: 'Is accuracy still good?',
    live: 'accuracy',
    measured: f => isAbout(f, 'shadow', 'concept-drift') && f.detail !== 'too-few',
    practice: 'monitoring'
  },
  {
    question: 'Is the input changing?',
    live: 'drift',
    measured: f => isAbout(f, 'shadow', 'drift'),
    practice: 'drift-detection'
  }
]

const TALLY_WORDS = {
  verified: 'answered',
  declared: 'only declared',
  missing: 'not answered'
} as const

/** The questions that nothing answers yet. */
export function openQuestions(model: ModelVerdict): readonly string[] {
  return answersOn(model)
    .filter(({known}) => known === PRACTICE_WORDS.missing)
    .map(({question}) => question)
}

/** What is in production and what this is, from the verdict; the rest from what was found for the practices. */
function answersOn(model: ModelVerdict): readonly Answer[] {
  const {baseline, candidate, findings} = model
  const told: readonly Answer[] = [
    {question: 'Which model is in production?', known: 'yes', answer: versionText(baseline)},
    {question: 'Which model is this?', known: 'yes', answer: versionText(candidate)},
    {
      question: 'Was it tested?',
      known: findings.length === 0 ? 'no' : 'yes',
      answer: [`${counted(findings.length, 'check')}; the verdict is ${model.verdict}.`]
    },
    {question: 'What changed?', known: 'yes', answer: [changeText(model)]}
  ]
  return [...told, ...ASKED.flatMap(asked => answerTo(asked, model))]
}

function questionsSection(model: ModelVerdict): Section {
  const answers = answersOn(model)
  const tally = (['verified', 'declared', 'missing'] as const).flatMap(state => {
    const number = answers.filter(({known}) => known === PRACTICE_WORDS[state]).length
    return number === 0 ? [] : [`${number} ${TALLY_WORDS[state]}`]
  })
  return {
    title: `Questions to ask of this model: ${listed(tally)}`,
    paragraphs: [],
    table: {
      columns: [{title: 'question'}, {title: 'known'}, {title: 'answer'}],
      rows: answers.map(({question, known, answer}) => [[question], [known], answer])
    },
    list: []
  }
}

interface Answer {
  readonly question: string
  readonly known: string
  readonly answer: RichText
}

/** None for a practice that nobody looked for. */
function answerTo(
  {question, live, measured, practice}: Asked,
  {gaps: {practices, live: watched}, findings}: ModelVerdict
): readonly Answer[] {
  const told = watched?.answers.find(one => one.question === live)
  if (told !== undefined && told.state !== 'not-answered') {
    const known = PRACTICE_WORDS[told.state === 'current' ? 'verified' : 'declared']
    return [{question, known, answer: [`Monitoring says ${told.said}.`]}]
  }
  const all = findings.filter(f => measured?.(f) === true)
  const found = all.find(({status}) => status !== 'pass') ?? all[0]
  if (found !== undefined)
    return [{question, known: PRACTICE_WORDS.verified, answer: [found.summary]}]
  if (practice === null)
    return [
      {
        question,
        known: PRACTICE_WORDS.missing,
        answer: [told === undefined ? 'Neither monitoring nor a budget tells.' : `${told.said}.`]
      }
    ]
  const shown = practices.find(({id}) => id === practice)
  return shown === undefined
    ? []
    : [{question, known: PRACTICE_WORDS[shown.state], answer: [shown.evidence]}]
}

function changeText({baseline, differences}: ModelVerdict): string {
  if (baseline === null) return 'There is nothing yet that it could differ from.'
  if (differences.length === 0) return 'Nothing that is recorded.'
  return `${counted(differences.length, 'difference')} from what is in production.`
}

function versionText(identity: ModelVerdict['baseline']): RichText {
  if (identity === null) return ['None yet.']
  const {version, registry, commit} = identity
  const at: RichText = commit === null || commit === version ? [] : [', commit ', {code: commit}]
  return [{code: version}, ` (${registry})`, ...at]
}

function ladderSection({gaps: {practices}, findings}: ModelVerdict): Section {
  const ladder = ladderOf(practices, findings)
  const missing = ladder.filter(({state}) => state === 'missing').map(({title}) => title)
  const are = missing.length === 1 ? 'is' : 'are'
  return {
    title: `Validation ladder: ${missing.length === 0 ? 'no rung is missing' : `${listed(missing, 2)} ${are} missing`}`,
    paragraphs: [],
    table: {
      columns: [{title: 'rung'}, {title: 'state'}, {title: 'policy'}, {title: 'seen'}],
      rows: ladder.map(({title, state, isAsked, evidence}) => [
        [title],
        [state],
        [isAsked ? 'asks for it' : '–'],
        [evidence]
      ])
    },
    list: []
  }
}
