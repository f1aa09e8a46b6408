import {mkdir, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {CLICKHOUSE} from '../../../src/traffic/sql/dialects/clickhouse.ts'
import {debianFile} from './debian-package.ts'
import {freePort, startServer, untilUp, type ServerProcess} from './server-process.ts'
import type {Cell, ColumnKind, TestTable} from './shadow-log.ts'
import {makeTemporaryFolder} from './temporary-folder.ts'

/** What ClickHouse of Debian needs beside what every machine has. */
const PACKAGES = [
  'clickhouse-server',
  'clickhouse-common',
  'libjemalloc2',
  'libpocofoundation80',
  'libpoconet80',
  'libpoconetssl80',
  'libpocoutil80',
  'libpocoxml80',
  'libpococrypto80',
  'libpocojson80',
  'libpocodata80',
  'libpocodataodbc80',
  'libpocomongodb80',
  'libre2-9',
  'libboost-filesystem1.74.0',
  'libboost-program-options1.74.0',
  'libcapnp-0.9.2',
  'libcctz2',
  'libcpuinfo0',
  'libdouble-conversion3',
  'libfarmhash0',
  'libmetrohash1',
  'libicu72',
  'liblz4-1',
  'libmariadb3',
  'librdkafka1',
  'libzstd1',
  'libodbc2',
  'libltdl7',
  'libsasl2-2',
  'libpcre3',
  'libexpat1'
]
const START_SECONDS = 60

export const CLICKHOUSE_LOGIN = {user: 'reader', password: 'a <b> & "c"'}

export interface Shard {
  readonly http: number
  readonly server: ServerProcess
}

export interface ClickHouseCluster {
  readonly shards: readonly Shard[]
  stop(): Promise<void>
}

/** ClickHouse of Debian's packages. */
export async function clickHouseProgram(): Promise<string> {
  return await debianFile('clickhouse-18.16-debian', PACKAGES, 'usr/sbin/clickhouse-server')
}

/** Two shards on loopback, known to each other as the cluster `two`. */
export async function startClickHouse(): Promise<ClickHouseCluster> {
  const program = await clickHouseProgram()
  const root = join(program, '..', '..', '..')
  const ports = await Promise.all(
    [0, 1].map(async () => ({
      http: await freePort(),
      tcp: await freePort(),
      inter: await freePort()
    }))
  )
  const tcp = ports.map(port => port.tcp)
  const shards: Shard[] = []
  for (const port of ports) shards.push(await startShard(program, root, port, tcp))
  return {
    shards,
    stop: async () => {
      await Promise.all(shards.map(({server}) => server.stop('SIGKILL')))
    }
  }
}

async function startShard(
  program: string,
  root: string,
  port: {readonly http: number; readonly tcp: number; readonly inter: number},
  tcp: readonly number[]
): Promise<Shard> {
  const folder = await makeTemporaryFolder()
  for (const name of ['data', 'tmp', 'files']) await mkdir(join(folder, name))
  const replica = (of: number): string =>
    `<shard><replica><host>127.0.0.1</host><port>${of}</port></replica></shard>`
  await writeFile(
    join(folder, 'config.xml'),
    `<yandex><logger><level>warning</level><log>${folder}/log</log><errorlog>${folder}/errors</errorlog></logger>
<listen_host>127.0.0.1</listen_host><http_port>${port.http}</http_port><tcp_port>${port.tcp}</tcp_port>
<interserver_http_port>${port.inter}</interserver_http_port><interserver_http_host>127.0.0.1</interserver_http_host>
<path>${folder}/data/</path><tmp_path>${folder}/tmp/</tmp_path><user_files_path>${folder}/files/</user_files_path>
<users_config>${folder}/users.xml</users_config><default_profile>default</default_profile>
<default_database>default</default_database><mark_cache_size>67108864</mark_cache_size><timezone>Asia/Kolkata</timezone>
<remote_servers><two>${tcp.map(replica).join('')}</two></remote_servers></yandex>`
  )
  const user = (name: string, password: string): string =>
    `<${name}><password>${password}</password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></${name}>`
  await writeFile(
    join(folder, 'users.xml'),
    `<yandex><profiles><default><max_memory_usage>2000000000</max_memory_usage></default></profiles>
<users>${user('default', '')}${user(CLICKHOUSE_LOGIN.user, 'a &lt;b&gt; &amp; "c"')}</users><quotas><default></default></quotas></yandex>`
  )
  const libraries = ['usr/lib', 'lib'].flatMap(path =>
    ['x86_64-linux-gnu', 'aarch64-linux-gnu'].map(machine => join(path, machine))
  )
  const server = startServer(program, [`--config-file=${join(folder, 'config.xml')}`], {
    cwd: folder,
    env: {LD_LIBRARY_PATH: libraries.map(path => join(root, path)).join(':')},
    log: join(folder, 'out')
  })
  await untilUp(
    server,
    async () => (await fetch(`http://127.0.0.1:${port.http}/ping`)).ok,
    START_SECONDS
  )
  return {http: port.http, server}
}

/** Carries out a statement as the default user. */
export async function statement(
  {http}: Shard,
  sql: string,
  body: Uint8Array<ArrayBuffer> | null = null
): Promise<string> {
  const url =
    body === null
      ? `http://127.0.0.1:${http}/`
      : `http://127.0.0.1:${http}/?query=${encodeURIComponent(sql)}`
  const response = await fetch(url, {method: 'POST', body: body ?? sql})
  const text = await response.text()
  if (!response.ok) throw new Error(text)
  return text
}

/** Times are milliseconds: this ClickHouse has none finer than seconds. Nor has it truth values. */
const TYPES: Readonly<Record<ColumnKind, string>> = {
  text: 'Nullable(String)',
  number: 'Nullable(Float64)',
  whole: 'Nullable(Int64)',
  flag: 'Nullable(String)',
  time: 'Nullable(Int64)'
}

/** Puts every second row into each shard, below a table over both. */
export async function loadClickHouse({shards}: ClickHouseCluster, table: TestTable): Promise<void> {
  const columns = table.columns
    .map(([name, kind]) => `${CLICKHOUSE.identifier(name)} ${TYPES[kind]}`)
    .join(', ')
  for (const [index, shard] of shards.entries()) {
    const own = `${table.name}_part`
    await statement(shard, `CREATE TABLE ${own} (${columns}) ENGINE = MergeTree ORDER BY tuple()`)
    await statement(
      shard,
      `CREATE TABLE ${table.name} (${columns}) ENGINE = Distributed(two, default, ${own})`
    )
    const rows = table.rows.filter((_, row) => row % shards.length === index)
    await statement(shard, `INSERT INTO ${own} FORMAT RowBinary`, rowBinary(table, rows))
  }
}

/** Rows as ClickHouse keeps them: the floats to the last bit, which its reader of text does not promise. */
function rowBinary(
  {columns}: TestTable,
  rows: readonly (readonly Cell[])[]
): Uint8Array<ArrayBuffer> {
  const parts: Buffer[] = []
  for (const row of rows) {
    row.forEach((cell, index) => {
      parts.push(Buffer.from([cell === null ? 1 : 0]))
      if (cell !== null) parts.push(valueOf(cell, columns[index]?.[1] ?? 'text'))
    })
  }
  return new Uint8Array(Buffer.concat(parts))
}

function valueOf(cell: string | number | boolean, kind: ColumnKind): Buffer {
  if (kind === 'text' || kind === 'flag') {
    const text = Buffer.from(String(cell))
    // Lengths of these tests' texts fit into one byte of LEB128.
    return Buffer.concat([Buffer.from([text.length]), text])
  }
  const bytes = Buffer.alloc(8)
  if (kind === 'number') bytes.writeDoubleLE(Number(cell))
  else bytes.writeBigInt64LE(BigInt(cell))
  return bytes
}
