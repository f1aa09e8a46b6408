import type {Verdict} from '../verdict/verdict.ts'
import {type MarkdownOptions, renderMarkdown} from './comment.ts'

/** GitHub drops a whole job summary beyond this. */
export const MAX_SUMMARY_BYTES = 1024 * 1024

// A UTF-16 code unit is at most three bytes of UTF-8.
const MAX_SUMMARY_CHARS = Math.floor(MAX_SUMMARY_BYTES / 3)

/** The job summary: the comment's text with room for more of it, without a marker. */
export function renderSummary(
  verdict: Verdict,
  options: Pick<MarkdownOptions, 'links' | 'today'> = {}
): string {
  return renderMarkdown(verdict, {...options, limit: MAX_SUMMARY_CHARS})
}
