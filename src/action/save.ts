import {mkdir, writeFile} from 'node:fs/promises'
import {dirname, join, resolve} from 'node:path'
import type {ActionInputs} from '../adapters/action-inputs.ts'
import {UserError} from '../errors.ts'
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

/** Writes verdict and report where the workflow wants them; the report's format is its file's extension. */
export async function saveFiles(
  verdict: Verdict,
  {verdictFile, reportFile}: Pick<ActionInputs, 'verdictFile' | 'reportFile'>,
  workspace: string,
  temporary: string
): Promise<{readonly 'verdict-file': string; readonly 'report-file': string}> {
  const own = join(temporary, 'model-promotion')
  const paths = {
    'verdict-file':
      verdictFile === null ? join(own, 'verdict.json') : resolve(workspace, verdictFile),
    'report-file': reportFile === null ? join(own, 'report.html') : resolve(workspace, reportFile)
  }
  await save(paths['verdict-file'], FORMATS.json(verdict))
  await save(
    paths['report-file'],
    FORMATS[formatOf(paths['report-file'])](verdict, {limit: Infinity})
  )
  return paths
}

function formatOf(path: string): Format {
  const extension = /\.(\w+)$/u.exec(path)?.[1]?.toLowerCase() ?? ''
  return BY_EXTENSION[extension] ?? 'html'
}

async function save(path: string, content: string): Promise<void> {
  try {
    await mkdir(dirname(path), {recursive: true})
    await writeFile(path, content)
  } catch (error) {
    throw new UserError(
      `${path} cannot be written: ${error instanceof Error ? error.message : String(error)}.`
    )
  }
}
