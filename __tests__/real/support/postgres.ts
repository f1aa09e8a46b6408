import {spawnSync} from 'node:child_process'
import {existsSync} from 'node:fs'
import {chmod, chown, mkdir, readdir, writeFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import process from 'node:process'
import pg from 'pg'
import {POSTGRES} from '../../../src/traffic/sql/dialects/postgres.ts'
import {debianFile} from './debian-package.ts'
import {freePort, startServer, untilUp, type ServerProcess} from './server-process.ts'
import type {ColumnKind, TestTable} from './shadow-log.ts'
import {makeTemporaryFolder} from './temporary-folder.ts'

export interface PostgresServer {
  readonly port: number
  readonly server: ServerProcess
}

export const POSTGRES_PASSWORD = `it's a "secret" \\ 1`
const NOBODY = 65_534
const START_SECONDS = 60

/** The folder of `initdb` and `postgres`: the installed ones, else Debian's, unpacked. */
export async function postgresFolder(): Promise<string> {
  const installed = '/usr/lib/postgresql'
  const versions = existsSync(installed) ? await readdir(installed) : []
  const bin = versions
    .map(version => join(installed, version, 'bin'))
    .find(folder => existsSync(join(folder, 'initdb')))
  return (
    bin ??
    dirname(
      await debianFile(
        'postgresql-15-debian',
        ['postgresql-15', 'postgresql-client-15', 'libpq5', 'libllvm14'],
        'usr/lib/postgresql/15/bin/initdb'
      )
    )
  )
}

/** A new Postgres on loopback which asks for a password. */
export async function startPostgres(): Promise<PostgresServer> {
  const bin = await postgresFolder()
  const folder = await makeTemporaryFolder()
  const data = join(folder, 'data')
  const secret = join(folder, 'password')
  await mkdir(data)
  await writeFile(secret, POSTGRES_PASSWORD)
  // Postgres refuses to run as root.
  const owner = process.getuid?.() === 0 ? {uid: NOBODY, gid: NOBODY} : {}
  await chmod(folder, 0o755)
  if ('uid' in owner) for (const path of [folder, data, secret]) await chown(path, NOBODY, NOBODY)
  const env = {PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8', TZ: 'Asia/Kolkata'}
  const options = {cwd: folder, env, ...owner}
  const login = ['-A', 'scram-sha-256', `--pwfile=${secret}`]
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'keeper', ...login, '-E', 'UTF8', '--no-sync'],
    {...options, encoding: 'utf8'}
  )
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`)
  const port = await freePort()
  const server = startServer(
    join(bin, 'postgres'),
    ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder, '-c', 'fsync=off'],
    {...options, log: join(folder, 'log')}
  )
  await untilUp(
    server,
    async () => {
      const client = await connected(port)
      await client.end()
      return true
    },
    START_SECONDS
  )
  return {port, server}
}

/** A connection as the owner of everything. */
export async function connected(port: number): Promise<pg.Client> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'keeper',
    password: POSTGRES_PASSWORD,
    database: 'postgres'
  })
  await client.connect()
  return client
}

const TYPES: Readonly<Record<ColumnKind, string>> = {
  text: 'text',
  number: 'float8',
  whole: 'bigint',
  flag: 'boolean',
  time: 'timestamptz'
}

export async function loadPostgres(client: pg.Client, table: TestTable): Promise<void> {
  const columns = table.columns.map(([name, kind]) => `${POSTGRES.identifier(name)} ${TYPES[kind]}`)
  await client.query(`CREATE TABLE "${table.name}" (${columns.join(', ')})`)
  const arrays = table.columns.map(([, kind], index) =>
    table.rows.map(row => {
      const cell = row[index] ?? null
      if (cell === null) return null
      return kind === 'time' ? new Date(Number(cell)).toISOString() : numeral(cell)
    })
  )
  const parameters = table.columns.map(([, kind], index) => `$${index + 1}::${TYPES[kind]}[]`)
  await client.query(
    `INSERT INTO "${table.name}" SELECT * FROM unnest(${parameters.join(', ')})`,
    arrays
  )
}

function numeral(cell: string | number | boolean): string {
  return Object.is(cell, -0) ? '-0' : String(cell)
}
