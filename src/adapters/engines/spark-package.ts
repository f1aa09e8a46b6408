import type {Socket} from 'node:net'
import {findBeside, findPackage, installPackage, type FoundPackage} from './installed-package.ts'

/** What is used of the package hive-driver, whose own types say `any` where it matters. */
export interface HiveDriver {
  readonly HiveClient: new (service: unknown, types: HiveTypes) => HiveClient
  readonly connections: {readonly TcpConnection: new () => unknown}
  readonly auth: {
    readonly NoSaslAuthentication: new () => HiveAuthentication
    readonly PlainTcpAuthentication: new (login: {
      readonly username: string
      readonly password: string
    }) => HiveAuthentication
  }
  readonly thrift: {readonly TCLIService: unknown; readonly TCLIService_types: HiveTypes}
}

/** The numbers of the protocol: TCLIService.thrift of Hive. */
interface HiveTypes {
  readonly TProtocolVersion: Readonly<Record<'HIVE_CLI_SERVICE_PROTOCOL_V10', number>>
  readonly TTypeId: Readonly<Record<string, number>>
  readonly TOperationState: Readonly<
    Record<
      | 'INITIALIZED_STATE'
      | 'RUNNING_STATE'
      | 'PENDING_STATE'
      | 'FINISHED_STATE'
      | 'ERROR_STATE'
      | 'CANCELED_STATE'
      | 'TIMEDOUT_STATE',
      number
    >
  >
}

export interface HiveAuthentication {
  authenticate(transport: HiveTransport): Promise<HiveTransport>
}

/** A socket, once it was told to connect. */
interface HiveTransport {
  getTransport(): Socket
}

interface HiveClient {
  on(event: 'error', listener: (error: unknown) => void): void
  connect(
    where: {readonly host: string; readonly port: number},
    connection: unknown,
    authentication: HiveAuthentication
  ): Promise<unknown>
  openSession(request: {readonly client_protocol: number}): Promise<HiveSession>
}

export interface HiveSession {
  executeStatement(
    sql: string,
    options: {readonly runAsync: boolean; readonly queryTimeout?: number}
  ): Promise<HiveOperation>
  close(): Promise<unknown>
}

export interface HiveOperation {
  status(): Promise<HiveStatus>
  setMaxRows(rows: number): void
  fetch(): Promise<unknown>
  hasMoreRows(): boolean
  getSchema(): {readonly columns: readonly HiveColumn[]} | null
  getData(): readonly {readonly columns: readonly HiveValues[] | null}[]
  cancel(): Promise<unknown>
  close(): Promise<unknown>
}

/** How far a statement is; what it says of an error is here and nowhere else. */
export interface HiveStatus {
  readonly operationState: number | null
  readonly sqlState: string | null
  readonly errorMessage: string | null
}

interface HiveColumn {
  readonly columnName: string
  readonly typeDesc: {
    readonly types: readonly {readonly primitiveEntry: {readonly type: number} | null}[]
  }
}

/** A column of texts; a bit of `nulls` says that a value is none. */
interface HiveValues {
  readonly stringVal: {readonly values: readonly string[]; readonly nulls: Uint8Array} | null
}

/** The client of Spark, or why there is none, as half a sentence. */
export type FoundHiveDriver =
  | {readonly found: true; readonly driver: HiveDriver}
  | {readonly found: false; readonly why: string}

const PACKAGE = {name: 'hive-driver', shown: 'The client of Spark'}

/** The client of Spark where it is installed with the gate, as an optional package is, or in a folder. */
export function findHiveDriver(folder: string | null = null): FoundHiveDriver {
  return driverOf(
    folder === null ? findBeside(PACKAGE, import.meta.dirname) : findPackage(PACKAGE, folder)
  )
}

/** The client of Spark from a cache, into which npm puts it first where it is missing; see `installPackage`. */
export async function installHiveDriver(
  lockFolder: string,
  cacheFolder: string
): Promise<FoundHiveDriver> {
  return driverOf(await installPackage(PACKAGE, lockFolder, cacheFolder))
}

function driverOf(found: FoundPackage): FoundHiveDriver {
  return found.found ? {found: true, driver: found.loaded as HiveDriver} : found
}
