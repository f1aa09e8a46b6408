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
    answer.answered && answer.ageSeconds !== null && answer.ageSeconds <= maxAgeSeconds
      ? [answer.question]
      : []
  )
}

/** One question and its answer in words, the age coarse, so that two runs in a row say the same. */
export function liveSentence(answer: LiveAnswer, maxAgeSeconds: number): string {
  const question = LIVE_WORDS[answer.question]
  if (!answer.answered) return `${question}: not answered (${answer.why})`
  const value = Number(answer.value.toPrecision(3)).toLocaleString('en-US', {
    maximumSignificantDigits: 3
  })
  if (answer.ageSeconds === null) return `${question}: ${value}, of unknown age`
  const old = answer.ageSeconds > maxAgeSeconds ? ', too old' : ''
  return `${question}: ${value} (${ageWords(answer.ageSeconds)}${old})`
}

/** What sentences of `liveSentence`, joined by semicolons, say on a question; null where none is on it. */
export function liveAnswerIn(
  sentences: string,
  question: LiveQuestion
): {readonly words: string; readonly is: 'current' | 'old' | 'not answered'} | null {
  const begin = `${LIVE_WORDS[question]}: `
  const at = sentences.indexOf(begin)
  if (at < 0) return null
  const [said = ''] = sentences.slice(at + begin.length).split('; ')
  const words = said.replace(/\.$/u, '')
  if (words.startsWith('not answered')) return {words, is: 'not answered'}
  return {words, is: /, (too old\)|of unknown age)/u.test(words) ? 'old' : 'current'}
}

/** `less than 5 min old`, `3 h old`, `2 days old`. */
function ageWords(seconds: number): string {
  const minutes = seconds / 60
  if (minutes < 5) return 'less than 5 min old'
  if (minutes < 60) return `${Math.round(minutes / 5) * 5} min old`
  const hours = Math.round(minutes / 60)
  return hours < 48 ? `${hours} h old` : `${Math.round(hours / 24)} days old`
}
