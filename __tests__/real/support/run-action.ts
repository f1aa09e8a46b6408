import {mkdir, readFile, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import process from 'node:process'
import {parse} from 'yaml'
import {isRecord} from './github/json.ts'
import {node24} from './node24.ts'
import {runProcess, type ProcessResult} from './run-process.ts'
import {makeTemporaryFolder} from './temporary-folder.ts'

/** The project whose action is run: this one, or that of the variable ACTION_ROOT. */
export const PROJECT_ROOT = process.env.ACTION_ROOT ?? join(import.meta.dirname, '../../..')

export interface ActionOptions {
  readonly workspace: string
  /** The address of a fake GitHub. */
  readonly serverUrl: string
  readonly repository: string
  readonly event: {readonly name: string; readonly payload: unknown}
  /** GITHUB_SHA: for a pull request the merge commit, not its head. */
  readonly sha: string
  readonly ref: string
  readonly token: string
  /** As under `with:`; what is not given has the default of action.yml. */
  readonly inputs?: Readonly<Record<string, string>>
  /** As under `env:`. */
  readonly variables?: Readonly<Record<string, string>>
}

/** A command that the action gave the runner, such as `::warning file=…::…`. */
interface WorkflowCommand {
  readonly command: string
  readonly properties: Readonly<Record<string, string>>
  readonly message: string
}

export interface ActionResult extends ProcessResult {
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  readonly commands: readonly WorkflowCommand[]
}

/** Runs the bundled action as a runner does: the file that action.yml names, on Node 24, with a runner's environment. */
export async function runAction(options: ActionOptions): Promise<ActionResult> {
  const action = await readAction(options)
  const runner = await makeTemporaryFolder()
  const file = (name: string) => join(runner, name)
  await mkdir(file('temp'))
  await writeFile(file('event.json'), JSON.stringify(options.event.payload))
  for (const name of ['output', 'summary', 'state', 'env', 'path']) await writeFile(file(name), '')

  const env = {
    PATH: process.env.PATH ?? '',
    HOME: runner,
    LANG: 'C.UTF-8',
    ...runnerVariables(options, file),
    ...options.variables,
    ...action.inputs
  }
  const result = await runProcess(await node24(), [action.main], {cwd: options.workspace, env})
  return {
    ...result,
    outputs: parseOutputs(await readFile(file('output'), 'utf8')),
    summary: await readFile(file('summary'), 'utf8'),
    commands: parseCommands(result.stdout)
  }
}

function runnerVariables(options: ActionOptions, file: (name: string) => string) {
  return {
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION: 'gate',
    GITHUB_ACTOR: 'dev',
    GITHUB_API_URL: options.serverUrl,
    GITHUB_SERVER_URL: options.serverUrl,
    GITHUB_GRAPHQL_URL: `${options.serverUrl}/graphql`,
    GITHUB_REPOSITORY: options.repository,
    GITHUB_REPOSITORY_OWNER: options.repository.split('/')[0] ?? '',
    GITHUB_EVENT_NAME: options.event.name,
    GITHUB_EVENT_PATH: file('event.json'),
    GITHUB_SHA: options.sha,
    GITHUB_REF: options.ref,
    GITHUB_REF_NAME: options.ref.replace(/^refs\/(heads\/|tags\/|(?=pull))/, ''),
    GITHUB_WORKFLOW: 'gate',
    GITHUB_JOB: 'gate',
    GITHUB_RUN_ID: '1',
    GITHUB_RUN_NUMBER: '1',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_WORKSPACE: options.workspace,
    GITHUB_OUTPUT: file('output'),
    GITHUB_STEP_SUMMARY: file('summary'),
    GITHUB_STATE: file('state'),
    GITHUB_ENV: file('env'),
    GITHUB_PATH: file('path'),
    RUNNER_OS: 'Linux',
    RUNNER_ARCH: 'X64',
    RUNNER_TEMP: file('temp'),
    RUNNER_TOOL_CACHE: file('temp')
  }
}

async function readAction({inputs = {}, token}: ActionOptions) {
  const action: unknown = parse(await readFile(join(PROJECT_ROOT, 'action.yml'), 'utf8'))
  if (!isRecord(action) || !isRecord(action.runs) || !isRecord(action.inputs)) {
    throw new Error('action.yml has no runs or no inputs')
  }
  const {using, main} = action.runs
  if (using !== 'node24' || typeof main !== 'string') throw new Error('action.yml is not node24')
  const declared = action.inputs
  const unknown = Object.keys(inputs).filter(name => !(name in declared))
  if (unknown.length > 0) throw new Error(`action.yml has no input ${unknown.join(', ')}`)

  const values = Object.entries(declared).map(([name, input]) => {
    const fallback = isRecord(input) ? (input.default ?? '') : ''
    const text = typeof fallback === 'string' ? fallback : JSON.stringify(fallback)
    const value = inputs[name] ?? text.replace(/\$\{\{ *github\.token *\}\}/, token)
    return [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value] as const
  })
  return {main: join(PROJECT_ROOT, main), inputs: Object.fromEntries(values)}
}

/** Reads what an action wrote to GITHUB_OUTPUT: `name=value`, or `name<<END` and lines up to END. */
export function parseOutputs(text: string): Readonly<Record<string, string>> {
  const outputs: Record<string, string> = {}
  const lines = text.split(/\r?\n/)
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    const [, name = '', end] = /^([^=]+?)<<(.+)$/.exec(line) ?? []
    if (end !== undefined) {
      const length = lines.indexOf(end)
      if (length === -1) throw new Error(`Output ${name} has no end ${end}`)
      outputs[name] = lines
        .splice(0, length + 1)
        .slice(0, -1)
        .join('\n')
    } else if (line.includes('=')) {
      outputs[line.slice(0, line.indexOf('='))] = line.slice(line.indexOf('=') + 1)
    } else if (line !== '') {
      throw new Error(`Not an output: ${line}`)
    }
  }
  return outputs
}

function parseCommands(stdout: string): WorkflowCommand[] {
  return [...stdout.matchAll(/^::([\w-]+)(?: ([^\n]*?))?::(.*)$/gm)].map(
    ([, command = '', properties = '', message = '']) => ({
      command,
      properties: Object.fromEntries(
        properties.split(',').flatMap(pair => {
          const [, key, value] = /^([^=]+)=(.*)$/.exec(pair) ?? []
          return key === undefined || value === undefined ? [] : [[key, unescaped(value)]]
        })
      ),
      message: unescaped(message)
    })
  )
}

function unescaped(text: string): string {
  return text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%')
}
