import type {Verdict} from '../verdict/verdict.ts'
import {type ReportLinks, renderMarkdown} from './comment.ts'

/** GitHub drops a whole job summary beyond this. */
export const MAX_SUMMARY_BYTES = 1024 * 1024

// A UTF-16 code unit is at most three bytes of UTF-8.
const MAX_SUMMARY_CHARS = Math.floor(MAX_SUMMARY_BYTES / 3)

/** The job summary: the comment's text with room for more of it, without a marker. */
export function renderSummary(verdict: Verdict, links: ReportLinks = {}): string {
  return renderMarkdown(verdict, {limit: MAX_SUMMARY_CHARS, links})
}
