import {lookup as resolve, type LookupAddress} from 'node:dns'
import {BlockList, isIP, type LookupFunction} from 'node:net'

/** Addresses of this machine, of its link, and of the metadata of clouds, which hand out credentials. */
const LOCAL = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  // Alibaba, Azure and Oracle.
  ['100.100.100.200', 32],
  ['168.63.129.16', 32],
  ['192.0.0.192', 32]
] as const)
  LOCAL.addSubnet(network, prefix, 'ipv4')
for (const [network, prefix] of [
  ['::', 127],
  ['fe80::', 10],
  ['fd00:ec2::254', 128],
  // The same behind NAT64.
  ['64:ff9b::7f00:0', 104],
  ['64:ff9b::a9fe:0', 112]
] as const)
  LOCAL.addSubnet(network, prefix, 'ipv6')

/** What is not called, since nobody named it. */
export class LocalAddress extends Error {
  override name = 'LocalAddress'
}

/** Whether an IP address is this machine's, its link's or a cloud's metadata. */
export function isLocal(ip: string): boolean {
  const family = isIP(ip)
  return family !== 0 && LOCAL.check(ip, family === 4 ? 'ipv4' : 'ipv6')
}

/**
 * Refuses a local address that is not the host that was named; names are looked at by `lookupBeside` when they are
 * resolved. Throws `LocalAddress`.
 */
export function refuseLocal(url: URL, named: URL): void {
  const host = hostOf(url)
  if (isLocal(host) && host !== hostOf(named)) throw new LocalAddress(toldOf(host, host))
}

/** Resolves names for a connection, but to no local address, unless `named` says `localhost` itself. */
export function lookupBeside(named: URL): LookupFunction {
  return (name, options, callback) => {
    resolve(name, {...options, all: true}, (error, resolved) => {
      // Node gives no list beside an error.
      const found = error === null ? resolved : []
      const local = isNamed(name, named) ? undefined : found.find(({address}) => isLocal(address))
      const fault = error ?? (local && new LocalAddress(toldOf(name, local.address)))
      const [first] = fault ? [] : found
      if (first === undefined) callback(fault ?? new Error(`${name} has no address`), '', 0)
      else if (options.all === true) callback(null, found)
      else callback(null, first.address, first.family)
    })
  }
}

/** For clients that connect by themselves: looks at what the name of a named address leads to. Throws `LocalAddress`. */
export async function refuseLocalName(url: URL): Promise<void> {
  const name = hostOf(url)
  if (isIP(name) !== 0 || isNamed(name, url)) return
  const found = await new Promise<readonly LookupAddress[]>(done => {
    // A name that cannot be resolved is told by the client.
    resolve(name, {all: true}, (error, all) => {
      done(error === null ? all : [])
    })
  })
  const local = found.find(({address}) => isLocal(address))
  if (local !== undefined) throw new LocalAddress(toldOf(name, local.address))
}

function isNamed(name: string, named: URL): boolean {
  return hostOf(named) === name && /(^|\.)localhost$/u.test(name)
}

function hostOf({hostname}: URL): string {
  return hostname.replace(/^\[|\]$/gu, '').toLowerCase()
}

function toldOf(name: string, ip: string): string {
  const behind = name === ip ? '' : ` (${name})`
  return `leads to ${ip}${behind}, an address of this machine or its network, which is only called where policy or environment name it as such`
}
