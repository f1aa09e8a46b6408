import type {Outcome} from '../verdict/record.ts'
import {cleanLine, markdownCode, markdownText} from './escape.ts'

/** What became of one model's promotion or rollback. */
export interface Move {
  readonly model: string
  readonly outcome:
    | Outcome
    /** There is nothing to move. */
    | {readonly done: 'none'; readonly why: string}
    /** It could not even be tried to the end: the request is wrong, or the registry failed. */
    | {readonly done: 'failed'; readonly why: string; readonly fault: 'request' | 'world'}
}

/** What was done, or why not, in a sentence for the log. */
export function sentenceOfMove({model, outcome}: Move): string {
  switch (outcome.done) {
    case 'none':
      return cleanLine(`${model}: nothing was moved. ${outcome.why}`)
    case 'failed':
      return cleanLine(`${model}: not moved. ${outcome.why}`)
    case 'refused':
      return cleanLine(`${model}: refused. ${outcome.why}`)
    case 'already': {
      const {version, by, at} = outcome.record
      return cleanLine(
        `${model}: ${version.version} was put into production by ${by} at ${at} already; nothing was changed.`
      )
    }
    case 'moved': {
      const {version, replaced, pointer} = outcome.record
      const before = replaced === null ? '' : `, in place of ${replaced.version}`
      return cleanLine(`${model}: ${version.version} (${pointer}) is in production now${before}.`)
    }
  }
}

const MARKS = {none: '➖', failed: '⛔', refused: '⛔', already: '✅', moved: '✅'} as const

/** The job summary: for each model what was done, step by step, and what was not. */
export function renderMoves(moves: readonly Move[]): string {
  const parts = moves.map(move => {
    const {model, outcome} = move
    const steps = 'did' in outcome ? outcome.did.map(did => `- ${markdownText(did)}\n`) : []
    const head = `### ${MARKS[outcome.done]} ${markdownCode(model)}\n\n`
    return `${head}${markdownText(sentenceOfMove(move))}\n\n${steps.join('')}`
  })
  const none = 'No model is changed, so nothing was moved.\n'
  return `## Production\n\n${parts.length === 0 ? none : parts.join('\n')}`
}
