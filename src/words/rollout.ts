import {someOf} from './lists.ts'

/** What to do with the traffic of a candidate. */
export interface RolloutAdvice {
  /** The first three of a shadow log, the others of a canary. */
  readonly decision: 'promote' | 'keep-shadowing' | 'do-not' | 'continue' | 'hold' | 'go-back'
  /** Per cent of the traffic that the candidate has; null where it is not known. */
  readonly now: number | null
  /** Per cent to give it next, or to go back to; null where it stays, or is all already. */
  readonly next: number | null
  /** The findings that it follows from. */
  readonly because: readonly string[]
}

/** `Keep shadowing until about 2026-12-03`, without what it follows from; `until` is an ISO date. */
export function spokenAdvice(advice: RolloutAdvice, until: string | null): string {
  const {decision, now, next, because} = advice
  const to = next === null ? '' : `, next with ${next} % of the traffic`
  switch (decision) {
    case 'go-back':
      return `Go back${next === null ? '' : ` to ${next} %`}`
    case 'do-not':
      return 'Do not promote'
    case 'hold':
    case 'keep-shadowing': {
      const at = now === null ? '' : ` at ${now} %`
      const wait = decision === 'hold' ? `Hold${at}` : 'Keep shadowing'
      return until === null
        ? `${wait}; time alone does not settle ${someOf(because)}`
        : `${wait} until about ${until}`
    }
    case 'continue':
      return `Continue${to}`
    case 'promote':
      return `Ready to promote${to}`
  }
}

/** The same as a whole sentence. */
export function rolloutSentence(advice: RolloutAdvice, until: string | null): string {
  const {decision, next, because} = advice
  const said = spokenAdvice(advice, until)
  const isWaiting = decision === 'hold' || decision === 'keep-shadowing'
  if (because.length > 0 && !(isWaiting && until === null)) return `${said}: ${someOf(because)}.`
  return decision === 'continue' && next === null
    ? `${said}: the candidate has all of the traffic.`
    : `${said}.`
}
