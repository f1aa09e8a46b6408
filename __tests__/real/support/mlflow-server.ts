import {spawn, type ChildProcess} from 'node:child_process'
import {openSync, readFileSync} from 'node:fs'
import {writeFile} from 'node:fs/promises'
import {createServer, type AddressInfo} from 'node:net'
import {join} from 'node:path'
import process from 'node:process'
import {setTimeout as wait} from 'node:timers/promises'
import {pythonWith} from './python-tool.ts'
import {makeTemporaryFolder} from './temporary-folder.ts'

const VERSION = '3.17.2'
const START_SECONDS = 120

/** The smallest set with which the server starts and answers REST. */
const PACKAGES = [
  `mlflow-skinny==${VERSION}`,
  'flask',
  'flask-cors',
  'flask-wtf',
  'sqlalchemy',
  'alembic',
  'graphene',
  'huey',
  'pandas',
  'aiohttp'
]

export interface MlflowServer {
  readonly base: string
  /** User and password of an administrator, where the server asks for them. */
  readonly login: {readonly user: string; readonly password: string} | null
  stop(): Promise<void>
}

/** The Python that runs the server; installs it where it is not there yet. */
export async function mlflowPython(): Promise<string> {
  return await pythonWith(`mlflow-${VERSION}`, PACKAGES)
}

/** A new MLflow server on loopback with an empty SQLite store; its owner stops it. */
export async function startMlflow({auth = false}: {auth?: boolean} = {}): Promise<MlflowServer> {
  const python = await mlflowPython()
  const folder = await makeTemporaryFolder()
  const port = await freePort()
  const login = auth ? {user: 'keeper', password: 'a long password 1'} : null
  const env: Record<string, string> = {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    MLFLOW_SERVER_ENABLE_JOB_EXECUTION: 'false',
    DO_NOT_TRACK: '1'
  }
  if (login !== null) {
    const config = join(folder, 'auth.ini')
    const lines = [
      '[mlflow]',
      'default_permission = NO_PERMISSIONS',
      `database_uri = sqlite:///${join(folder, 'auth.db')}`,
      `admin_username = ${login.user}`,
      `admin_password = ${login.password}`
    ]
    await writeFile(config, `${lines.join('\n')}\n`)
    Object.assign(env, {
      MLFLOW_AUTH_CONFIG_PATH: config,
      MLFLOW_FLASK_SERVER_SECRET_KEY: 'only for a test'
    })
  }
  const log = join(folder, 'server.log')
  const out = openSync(log, 'a')
  const main = ['-c', 'from mlflow.cli import cli; cli()', 'server']
  const store = ['--backend-store-uri', `sqlite:///${join(folder, 'store.db')}`]
  const place = ['--host', '127.0.0.1', '--port', String(port), '--workers', '1']
  const artifacts = ['--artifacts-destination', join(folder, 'artifacts')]
  const app = auth ? ['--app-name', 'basic-auth'] : []
  // A group of its own, because the server starts workers that outlive it.
  const child = spawn(python, [...main, ...store, ...artifacts, ...place, ...app], {
    cwd: folder,
    env,
    detached: true,
    stdio: ['ignore', out, out]
  })
  const server: MlflowServer = {
    base: `http://127.0.0.1:${port}`,
    login,
    stop: async () => {
      await stop(child)
    }
  }
  try {
    await untilHealthy(server.base, child, log)
    return server
  } catch (error) {
    await server.stop()
    throw error
  }
}

async function untilHealthy(base: string, child: ChildProcess, log: string): Promise<void> {
  for (let second = 0; second < START_SECONDS; second += 0.5) {
    if (child.exitCode !== null) break
    const response = await fetch(`${base}/health`).catch(() => null)
    if (response?.ok === true) return
    await wait(500)
  }
  throw new Error(`MLflow did not start: ${readFileSync(log, 'utf8').slice(-2000)}`)
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null) return
  const ended = new Promise(resolve => child.once('exit', resolve))
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    return
  }
  await ended
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const {port} = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  return port
}
