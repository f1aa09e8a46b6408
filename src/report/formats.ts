import type {Verdict} from '../verdict/verdict.ts'
import {renderMarkdown, type ReportLinks} from './comment.ts'
import {withoutCommands} from './escape.ts'
import {renderGitlab} from './gitlab.ts'
import {renderHtml} from './page/page.ts'
import {renderJson} from './json.ts'
import {renderJunit} from './junit.ts'
import {renderSarif} from './sarif.ts'
import {renderTerminal} from './terminal.ts'
import type {TerminalOptions} from './terminal-text.ts'

/** What single formats take besides the verdict; the others ignore it. */
interface FormatOptions extends TerminalOptions {
  readonly links?: ReportLinks
  /** Of Markdown, in characters; default is what fits into a comment. */
  readonly limit?: number
}

export type Renderer = (verdict: Verdict, options: FormatOptions) => string

/** Every format of `--format`; a new one is a file and a line here. */
export const FORMATS = {
  text: (verdict, options) => withoutCommands(renderTerminal(verdict, options)),
  markdown: (verdict, {limit, links, today}) =>
    renderMarkdown(verdict, {
      ...(limit === undefined ? {} : {limit}),
      ...(links === undefined ? {} : {links}),
      ...(today === undefined ? {} : {today})
    }),
  json: renderJson,
  html: renderHtml,
  junit: renderJunit,
  sarif: renderSarif,
  gitlab: renderGitlab
} satisfies Record<string, Renderer>

export type Format = keyof typeof FORMATS
