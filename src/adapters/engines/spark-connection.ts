import type {Socket} from 'node:net'
import {setTimeout as wait} from 'node:timers/promises'
import {away, NoAnswer} from '../network/call.ts'
import {LocalAddress, refuseLocalName} from '../network/reach.ts'
import {type EngineServer, notLetIn} from './engine-server.ts'
import type {HiveAuthentication, HiveDriver, HiveSession} from './spark-package.ts'

const DEFAULT_PORT = 10_000
/** Of all answers of a session. */
const MAX_BYTES = 512 * 1024 * 1024

/** A session of the Thrift protocol, and the connection that it lives on. */
export interface SparkConnection {
  readonly session: HiveSession
  /** What the server answers. Throws `WorldError` when it takes too long, or the connection breaks meanwhile. */
  answered<T>(answer: Promise<T>): Promise<T>
  destroy(): void
}

/**
 * Opens a session over TCP. It logs in by SASL's PLAIN, as the server expects unless it is set to NOSASL, which
 * `?auth=noSasl` in the address says. Throws `WorldError` where there is no server, or it does not let the user in.
 */
export async function connectSpark(
  driver: HiveDriver,
  server: EngineServer
): Promise<SparkConnection> {
  const {HiveClient, connections, thrift} = driver
  const {address, login, times} = server
  const {url} = address
  const isPlain = url.searchParams.get('auth')?.toLowerCase() !== 'nosasl'
  let socket: Socket | null = null
  let giveUp: (error: unknown) => void = () => undefined
  // The client itself waits for ever on a connection that broke.
  const broken = new Promise<never>((_, reject) => {
    giveUp = reject
  })
  broken.catch(() => null)
  const authentication = isPlain
    ? new driver.auth.PlainTcpAuthentication({
        username: login.user,
        password: login.password ?? ''
      })
    : new driver.auth.NoSaslAuthentication()
  const watched: HiveAuthentication = {
    authenticate: transport => {
      const done = authentication.authenticate(transport)
      socket = transport.getTransport()
      socket.on('error', giveUp)
      let bytes = 0
      socket.on('data', chunk => {
        bytes += chunk.length
        if (bytes <= MAX_BYTES) return
        giveUp(new NoAnswer(server, `sends more than the ${MAX_BYTES} bytes that are read of it`))
        destroy()
      })
      socket.on('close', () => {
        giveUp(new Error('the connection was closed'))
      })
      return done
    }
  }
  const within = async <T>(answer: Promise<T>): Promise<T> => {
    const ms = times.callMs
    const limit = new AbortController()
    const late = wait(ms, null, {signal: limit.signal}).then(() => {
      throw new NoAnswer(server, `did not answer within ${ms / 1000} s`)
    })
    late.catch(() => null)
    try {
      return await Promise.race([answer, broken, late])
    } finally {
      limit.abort()
    }
  }
  const destroy = (): void => {
    socket?.destroy()
  }
  const opened = async (): Promise<HiveSession> => {
    await refuseLocalName(url)
    const client = new HiveClient(thrift.TCLIService, thrift.TCLIService_types)
    client.on('error', giveUp)
    const where = {host: url.hostname, port: url.port === '' ? DEFAULT_PORT : Number(url.port)}
    await client.connect(where, new connections.TcpConnection(), watched)
    return await client.openSession({
      client_protocol: thrift.TCLIService_types.TProtocolVersion.HIVE_CLI_SERVICE_PROTOCOL_V10
    })
  }
  try {
    const session = await within(opened())
    return {
      session,
      destroy,
      answered: async answer =>
        await within(answer).catch((error: unknown) => {
          throw away(server, error)
        })
    }
  } catch (error) {
    destroy()
    if (error instanceof LocalAddress) throw away(server, error)
    const said = error instanceof Error ? error.message : String(error)
    if (said.startsWith('Authentication error')) throw notLetIn(server, said)
    if (/ECONN|ENOTFOUND|EAI_AGAIN|EHOST|ENET/u.test(said)) throw away(server, error)
    throw new NoAnswer(server, away(server, error).why, NOSASL)
  }
}

const NOSASL = ' A server that is set to NOSASL needs ?auth=noSasl in the address, any other none.'
