import type {Verdict} from '../verdict/verdict.ts'
import type {CheckRun} from './check-run.ts'
import {COMMENT_MARKER, MAX_COMMENT_CHARS, renderMarkdown, type MarkdownOptions} from './comment.ts'
import {cleanLine, markdownText} from './escape.ts'

const NOT_OURS =
  'The gate has not judged this: it is what a run of the pull request’s own workflow and code left behind, ' +
  'and whoever wrote them may have written it. It sets no check and lets nothing pass.'

/** The comment on a verdict that comes from a run that is not to be trusted: what it says, never as the gate’s own word. */
export function renderReported(verdict: Verdict, options: MarkdownOptions = {}): string {
  const head = `${COMMENT_MARKER}\n## 📨 Reported by the pull request’s own run: ${verdict.verdict}\n\n${NOT_OURS}\n\n`
  const [open, close] = ['<details>\n<summary>What it reported</summary>\n\n', '\n</details>\n']
  const limit = (options.limit ?? MAX_COMMENT_CHARS) - head.length - open.length - close.length
  return `${head}${open}${renderMarkdown(verdict, {...options, limit})}${close}`
}

/** What takes the place of an earlier comment where the gate could not judge. */
export function renderTrouble(message: string): string {
  return `${COMMENT_MARKER}\n## ⛔ Not judged\n\n${markdownText(message)}\n\nWhat was said here of an earlier state of the pull request is in the history of this comment.\n`
}

/** The check run where the gate could not judge: nothing may go for want of an answer. */
export function renderTroubleCheckRun(message: string): CheckRun {
  return {
    conclusion: 'failure',
    title: 'Not judged',
    summary: `The gate could not judge: ${markdownText(cleanLine(message))}`,
    text: '',
    annotations: []
  }
}
