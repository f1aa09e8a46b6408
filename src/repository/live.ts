import type {Gaps} from '../verdict/verdict.ts'

/** What monitoring has to answer of a model in production, in this order. */
export const LIVE_QUESTIONS = ['predictions', 'latency', 'errors', 'accuracy', 'drift'] as const
export type LiveQuestion = (typeof LIVE_QUESTIONS)[number]

/** The questions, for people. */
export const LIVE_WORDS: Readonly<Record<LiveQuestion, string>> = {
  predictions: 'is it predicting',
  latency: 'how fast',
  errors: 'are there errors',
  accuracy: 'is accuracy still good',
  drift: 'is the input changing'
}

/** The answer to one question. */
export type LiveAnswer =
  | {
      readonly question: LiveQuestion
      readonly answered: true
      readonly value: number
      /** Age of the last sample in seconds; null where it cannot be told. */
      readonly ageSeconds: number | null
    }
  | {readonly question: LiveQuestion; readonly answered: false; readonly why: string}

/** What a monitoring system says of the model in production. */
export interface LiveAnswers {
  /** For people: `Prometheus`. */
  readonly system: string
  /** How old a sample may be. */
  readonly maxAgeSeconds: number
  readonly answers: readonly LiveAnswer[]
}

/** Those that are answered by a sample of a known age that is not too old. */
export function currentAnswers({answers, maxAgeSeconds}: LiveAnswers): readonly LiveQuestion[] {
  return answers.flatMap(answer =>
    stateOf(answer, maxAgeSeconds) === 'current' ? [answer.question] : []
  )
}

/** One question and its answer in words. */
export function liveSentence(answer: LiveAnswer, maxAgeSeconds: number): string {
  return `${LIVE_WORDS[answer.question]}: ${spokenAnswer(answer, maxAgeSeconds)}`
}

/** An answer as a verdict keeps it. */
export function toldAnswers({
  system,
  answers,
  maxAgeSeconds
}: LiveAnswers): NonNullable<Gaps['live']> {
  return {
    system,
    answers: answers.map(answer => ({
      question: answer.question,
      state: stateOf(answer, maxAgeSeconds),
      said: spokenAnswer(answer, maxAgeSeconds)
    }))
  }
}

function stateOf(answer: LiveAnswer, maxAgeSeconds: number): 'current' | 'old' | 'not-answered' {
  if (!answer.answered) return 'not-answered'
  return answer.ageSeconds !== null && answer.ageSeconds <= maxAgeSeconds ? 'current' : 'old'
}

/** The age coarse, so that two runs in a row say the same. */
function spokenAnswer(answer: LiveAnswer, maxAgeSeconds: number): string {
  if (!answer.answered) return `not answered (${answer.why})`
  const value = Number(answer.value.toPrecision(3)).toLocaleString('en-US', {
    maximumSignificantDigits: 3
  })
  if (answer.ageSeconds === null) return `${value}, of unknown age`
  const old = answer.ageSeconds > maxAgeSeconds ? ', too old' : ''
  return `${value} (${ageWords(answer.ageSeconds)}${old})`
}

/** `less than 5 min old`, `3 h old`, `2 days old`. */
function ageWords(seconds: number): string {
  const minutes = seconds / 60
  if (minutes < 5) return 'less than 5 min old'
  if (minutes < 60) return `${Math.round(minutes / 5) * 5} min old`
  const hours = Math.round(minutes / 60)
  return hours < 48 ? `${hours} h old` : `${Math.round(hours / 24)} days old`
}
