import {cp, mkdir, readFile, writeFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import process from 'node:process'
import {node24} from './node24.ts'
import {PROJECT_ROOT} from './run-action.ts'
import {runProcess, type ProcessResult} from './run-process.ts'
import {makeTemporaryFolder} from './temporary-folder.ts'

const ACTION = 'acme/model-promotion-gate@v1'

export interface WorkflowOptions {
  readonly act: string
  /** A repository whose checked-out files hold the workflow under .github/workflows. */
  readonly repository: string
  readonly apiUrl: string
  readonly token: string
  readonly event: {readonly name: string; readonly payload: unknown}
  /** What stands in for other actions that the workflow uses, by their names: a shell command each. */
  readonly others?: Readonly<Record<string, string>>
}

export interface WorkflowResult extends ProcessResult {
  /** The version of Node and the script, for each time that a step ran Node. */
  readonly nodeRuns: readonly {readonly version: string; readonly script: string}[]
  /** The outputs of all steps, as act tells them. */
  readonly outputs: Readonly<Record<string, string>>
}

/** Takes the workflow that README.md recommends: the first YAML block that uses the action, for the owner 'acme'. */
export async function readmeWorkflow(): Promise<string> {
  const [workflow] = await workflowsOf('README.md')
  if (workflow === undefined) throw new Error('README.md shows no workflow that uses the action')
  return workflow
}

/** The workflows of a page that use the action, in its order, for the owner 'acme'. */
export async function workflowsOf(page: string): Promise<readonly string[]> {
  const text = await readFile(join(PROJECT_ROOT, page), 'utf8')
  const blocks = [...text.matchAll(/^```ya?ml\n(.*?)^```$/gms)].map(([, block = '']) => block)
  return blocks
    .filter(block => block.includes('uses: OWNER/model-promotion-gate@v1'))
    .map(block => block.replaceAll('OWNER/', 'acme/'))
}

/** Runs a workflow with act on this machine, without containers, on what a release of the action holds. */
export async function runWorkflow(options: WorkflowOptions): Promise<WorkflowResult> {
  const node = await node24()
  const folder = await makeTemporaryFolder()
  const action = join(folder, 'action')
  const event = join(folder, 'event.json')
  const nodeLog = join(folder, 'node.log')
  await cp(join(PROJECT_ROOT, 'action.yml'), join(action, 'action.yml'))
  await cp(join(PROJECT_ROOT, 'dist'), join(action, 'dist'), {recursive: true})
  await writeFile(event, JSON.stringify(options.event.payload))
  const witness = await writeNodeWitness(folder, nodeLog)
  const others = await Promise.all(
    Object.entries(options.others ?? {}).map(async ([name, command], index) => {
      const place = join(folder, `other-${index}`)
      await mkdir(place)
      const runs = {using: 'composite', steps: [{shell: 'bash', run: command}]}
      await writeFile(join(place, 'action.yml'), JSON.stringify({name, runs}))
      return ['--local-repository', `${name}=${place}`]
    })
  )

  const result = await runProcess(
    options.act,
    [
      options.event.name,
      ...['--platform', 'ubuntu-latest=-self-hosted'],
      ...['--eventpath', event],
      ...['--secret', `GITHUB_TOKEN=${options.token}`],
      ...['--env', `GITHUB_API_URL=${options.apiUrl}`],
      ...['--env', `NODE_OPTIONS=--require=${witness}`],
      ...['--action-cache-path', join(folder, 'actions')],
      ...['--local-repository', `${ACTION}=${action}`],
      ...others.flat(),
      '--no-cache-server'
    ],
    {
      cwd: options.repository,
      env: {PATH: `${dirname(node)}:${process.env.PATH ?? ''}`, HOME: folder, LANG: 'C.UTF-8'}
    }
  )
  const log = await readFile(nodeLog, 'utf8').catch(() => '')
  const runs = [...log.matchAll(/^(\S+) (.*)$/gm)]
  return {
    ...result,
    nodeRuns: runs.map(([, version = '', script = '']) => ({version, script})),
    outputs: Object.fromEntries(
      [...result.stdout.matchAll(/::set-output:: ([\w-]+)=(.*)$/gm)].map(
        ([, name = '', value = '']) => [name, value]
      )
    )
  }
}

// act runs whatever `node` is first on PATH, whatever action.yml says; this has each Node say which it is.
async function writeNodeWitness(folder: string, log: string): Promise<string> {
  const witness = join(folder, 'witness.cjs')
  const line = "process.version + ' ' + process.argv[1] + '\\n'"
  const target = JSON.stringify(log)
  await writeFile(witness, `require('node:fs').appendFileSync(${target}, ${line})\n`)
  return witness
}
