import {spawn, type ChildProcess} from 'node:child_process'
import {readdir, writeFile} from 'node:fs/promises'
import {createServer, type Server} from 'node:http'
import {join} from 'node:path'
import {installedTool, runInstaller} from './tool-cache.ts'
import {makeTemporaryFolder} from './temporary-folder.ts'

const START_MS = 60_000

export type PrometheusTool = {readonly path: string} | {readonly missing: string}

/**
 * Gives the path of Debian's prometheus, unpacked and not installed, or the reason why there is none. (With
 * `go install` it is not to be built: the module asks for versions that not every proxy has.)
 */
export async function findPrometheus(): Promise<PrometheusTool> {
  try {
    const path = await installedTool('prometheus-debian', 'usr/bin/prometheus', async folder => {
      await runInstaller('apt-get', ['download', 'prometheus'], folder)
      const [packed] = (await readdir(folder)).filter(name => name.endsWith('.deb'))
      if (packed === undefined) throw new Error('apt-get brought no package')
      await runInstaller('dpkg-deb', ['-x', packed, folder], folder)
    })
    return {path}
  } catch (error) {
    return {missing: `Debian's prometheus could not be unpacked: ${String(error)}`}
  }
}

/** A model's metrics endpoint that can be changed and stopped. */
export interface MetricsEndpoint {
  readonly port: number
  set(text: string): void
  stop(): Promise<void>
}

export async function serveMetrics(text: string): Promise<MetricsEndpoint> {
  let now = text
  const server = createServer((_, response) => {
    response.writeHead(200, {'content-type': 'text/plain; version=0.0.4'}).end(now)
  })
  const port = await listen(server)
  return {
    port,
    set: next => {
      now = next
    },
    stop: () => stopServer(server)
  }
}

export interface RunningPrometheus {
  readonly url: string
  stop(): Promise<void>
}

/** Starts Prometheus on the loopback, where it scrapes one endpoint every second; resolves when it is ready. */
export async function startPrometheus(path: string, target: number): Promise<RunningPrometheus> {
  const folder = await makeTemporaryFolder()
  const port = await freePort()
  await writeFile(
    join(folder, 'prometheus.yml'),
    `global: {scrape_interval: 1s}\nscrape_configs:\n  - job_name: model\n    static_configs: [{targets: ['127.0.0.1:${target}']}]\n`
  )
  const child = spawn(
    path,
    [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--log.level=error'
    ],
    {cwd: folder, stdio: 'ignore', env: {}}
  )
  const running = {url: `http://127.0.0.1:${port}`, stop: () => stopProcess(child)}
  try {
    await until(async () => (await fetch(`${running.url}/-/ready`)).ok, 'Prometheus is not ready')
  } catch (error) {
    await running.stop()
    throw error
  }
  return running
}

/** Waits until something is so; throws with what is not after a minute. */
export async function until(isSo: () => Promise<boolean>, otherwise: string): Promise<void> {
  const end = Date.now() + START_MS
  while (Date.now() < end) {
    if (await isSo().catch(() => false)) return
    await new Promise(done => setTimeout(done, 250))
  }
  throw new Error(`${otherwise} after ${START_MS / 1000} s`)
}

async function freePort(): Promise<number> {
  const server = createServer()
  const port = await listen(server)
  await stopServer(server)
  return port
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return address.port
}

function stopServer(server: Server): Promise<void> {
  return new Promise(done => {
    server.close(() => {
      done()
    })
    server.closeAllConnections()
  })
}

function stopProcess(child: ChildProcess): Promise<void> {
  return new Promise(done => {
    if (child.exitCode !== null || child.signalCode !== null) {
      done()
      return
    }
    child.once('exit', () => {
      done()
    })
    child.kill('SIGTERM')
  })
}
