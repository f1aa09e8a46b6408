import * as core from '@actions/core'

import type {Log, LongWork} from '../ports.ts'
import {plainLines} from '../report/escape.ts'
import {type ActionInputs, givenInputs, readInputs} from './action-inputs.ts'
import {watchInterruption} from './interruption.ts'

/** The outputs of `action.yml`; each is set on every path, so that no expression reads an old one. */
export interface ActionOutputs {
  readonly verdict: string
  readonly 'verdict-file': string
  readonly 'report-file': string
  readonly summary: string
  readonly 'failed-checks': string
  readonly 'held-checks': string
  readonly 'cost-of-gap': string
  readonly 'comment-url': string
  readonly promotion: string
  readonly moves: string
  readonly 'statement-file': string
  readonly 'predicate-file': string
  readonly 'predicate-type': string
  readonly 'subject-name': string
  readonly 'subject-digest': string
}

const NO_OUTPUTS: ActionOutputs = {
  verdict: '',
  'verdict-file': '',
  'report-file': '',
  summary: '',
  'failed-checks': '',
  'held-checks': '',
  'cost-of-gap': '',
  'comment-url': '',
  promotion: '',
  moves: '',
  'statement-file': '',
  'predicate-file': '',
  'predicate-type': '',
  'subject-name': '',
  'subject-digest': ''
}

/** A place in a file, as the runner shows it beside the code. */
export interface Notice {
  readonly level: 'notice' | 'warning' | 'failure'
  readonly title: string
  readonly message: string
  readonly file: string | null
  readonly line: number | null
}

/** Bytes that GitHub takes as the summary of a step; of a longer one it shows nothing at all. */
const MAX_SUMMARY_BYTES = 1024 * 1024
const CUT_SUMMARY = '\n\n*The summary is cut off here: the report file has all of it.*\n'

/** Reads the inputs of this run and masks the token. Throws `UserError`; see `readInputs`. */
export function actionInputs(): ActionInputs {
  const inputs = readInputs(name => core.getInput(name), givenInputs(process.env))
  if (inputs.token !== null) core.setSecret(inputs.token)
  return inputs
}

/** Sets every output: those that a mode does not have are empty. */
export function setOutputs(outputs: Partial<ActionOutputs>): void {
  for (const [name, value] of Object.entries({...NO_OUTPUTS, ...outputs}))
    core.setOutput(name, value)
}

/** Sets the address of the comment, once there is one; the other outputs are set before anything is published. */
export function setCommentUrl(url: string): void {
  if (url !== '') core.setOutput('comment-url' satisfies keyof ActionOutputs, url)
}

/**
 * Appends Markdown to the job's summary, cut at a line where it is too long. Without a summary file it does nothing;
 * one that cannot be written is told, and loses no verdict.
 */
export async function writeSummary(markdown: string, log: Log): Promise<void> {
  if ((process.env['GITHUB_STEP_SUMMARY'] ?? '') === '') return
  try {
    await core.summary.addRaw(withinBytes(markdown, MAX_SUMMARY_BYTES), true).write()
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    log.warning(`The job summary cannot be written: ${said}. The verdict stands.`)
  }
}

/** A log in the job's output. What is read from files cannot command the runner. */
export function runnerLog(): Log {
  return {
    info: message => {
      core.info(plainLines(message))
    },
    warning: message => {
      core.warning(plainLines(message))
    },
    debug: message => {
      core.debug(plainLines(message))
    }
  }
}

/** Long work in the job's output: a group that folds, with a line at each 10 %. A cancelled job ends the work. */
export function runnerWork(what: string): LongWork {
  const {signal, release} = watchInterruption()
  let said = ''
  core.startGroup(plainLines(what))
  return {
    signal,
    report: ({done, total}, pass) => {
      const tenths = total === 0 ? 0 : Math.floor((done / total) * 10)
      const line = `${pass === 1 ? '' : `pass ${pass}: `}${tenths * 10} %`
      if (line === said) return
      said = line
      core.info(line)
    },
    done: () => {
      release()
      core.endGroup()
    }
  }
}

/** Shows a finding beside its line. GitHub shows ten of a level for a step and drops the rest without a word. */
export function showNotice({level, title, message: said, file, line}: Notice): void {
  const message = plainLines(said)
  const place = {
    title,
    ...(file === null ? {} : {file}),
    ...(line === null ? {} : {startLine: line})
  }
  if (level === 'failure') core.error(message, place)
  else if (level === 'warning') core.warning(message, place)
  else core.notice(message, place)
}

/** Marks the step as failed with a message. */
export function failRun(message: string): void {
  core.setFailed(plainLines(message))
}

/** The whole lines of the beginning that fit, with a word on what is missing. */
export function withinBytes(markdown: string, max: number): string {
  // `addRaw` ends it with a line break of its own.
  const room = max - 1
  if (Buffer.byteLength(markdown) <= room) return markdown
  const bytes = Buffer.from(markdown).subarray(0, room - Buffer.byteLength(CUT_SUMMARY))
  const end = bytes.lastIndexOf('\n')
  return bytes.subarray(0, Math.max(end, 0)).toString('utf8') + CUT_SUMMARY
}
