import {join, resolve} from 'node:path'
import type {ActionInputs} from '../adapters/action-inputs.ts'
import {removeOutputFile, writeOutputFile} from '../adapters/output-file.ts'
import type {Verdict} from '../verdict/verdict.ts'
import {FORMATS, type Format} from '../report/formats.ts'

const BY_EXTENSION: Readonly<Record<string, Format>> = {
  html: 'html',
  htm: 'html',
  md: 'markdown',
  json: 'json',
  xml: 'junit',
  sarif: 'sarif',
  txt: 'text'
}

type Wanted = Pick<ActionInputs, 'verdictFile' | 'reportFile'>
type Paths = Readonly<Record<'verdict-file' | 'report-file', string>>

/** Writes verdict and report where the workflow wants them; the report's format is its file's extension. */
export async function saveFiles(
  verdict: Verdict,
  wanted: Wanted,
  {
    workspace,
    temporary,
    today
  }: {readonly workspace: string; readonly temporary: string; readonly today: string}
): Promise<Paths> {
  const paths = pathsOf(wanted, workspace, temporary)
  const format = FORMATS[formatOf(paths['report-file'])]
  const report = format(verdict, {today, limit: Infinity})
  await save('verdict-file', FORMATS.json(verdict))
  await save('report-file', report)
  return paths

  async function save(name: keyof Paths, content: string): Promise<void> {
    await writeOutputFile(workspace, paths[name], content, `${paths[name]} (${name})`)
  }
}

/**
 * Takes away what lies where verdict and report are to be: what a pull request commits there would be taken for the result of a run that
 * dies.
 */
export async function clearFiles(
  wanted: Wanted,
  workspace: string,
  temporary: string
): Promise<void> {
  const paths = pathsOf(wanted, workspace, temporary)
  for (const name of ['verdict-file', 'report-file'] as const)
    await removeOutputFile(workspace, paths[name], `${paths[name]} (${name})`)
}

function pathsOf({verdictFile, reportFile}: Wanted, workspace: string, temporary: string): Paths {
  const own = join(temporary, 'model-promotion')
  return {
    'verdict-file':
      verdictFile === null ? join(own, 'verdict.json') : resolve(workspace, verdictFile),
    'report-file': reportFile === null ? join(own, 'report.html') : resolve(workspace, reportFile)
  }
}

function formatOf(path: string): Format {
  const extension = /\.(\w+)$/u.exec(path)?.[1]?.toLowerCase() ?? ''
  return BY_EXTENSION[extension] ?? 'html'
}
