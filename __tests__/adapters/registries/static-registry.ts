import * as z from 'zod'
import {plainAddress} from '../../../src/adapters/network/address.ts'
import {openServer, TIMES} from '../../../src/adapters/network/call.ts'
import {getBytes, getJson} from '../../../src/adapters/registries/http.ts'
import {textFile, virtualTree} from '../../../src/adapters/registries/virtual-tree.ts'
import type {Registry} from '../../../src/ports.ts'

/** The version that CHANNEL.json of a web server names, with its metrics. */
export function staticRegistry({url, channel}: {url: string; channel: string}): Registry {
  const server = openServer({
    name: 'It',
    address: plainAddress(url),
    headers: {},
    times: TIMES,
    credentials: 'none',
    addressFrom: 'the policy'
  })
  return {
    async resolve() {
      const named = await getJson(server, `/${channel}.json`)
      if (!named.ok) {
        const summary = `${url} has no channel ${channel}.`
        const remedy = 'Correct its name.'
        return {found: false, registry: 'static', reason: 'unreadable', summary, remedy}
      }
      const {version} = z.object({version: z.string()}).parse(named.value)
      const metrics = await getBytes(server, `/${version}/metrics.json`, 1000)
      const text = metrics.ok ? new TextDecoder().decode(metrics.value) : ''
      const files = metrics.ok ? [['metrics.json', textFile(text)] as const] : []
      const tree = virtualTree({name: version, commit: null}, new Map(files))
      const layout = 'own'
      return {found: true, registry: 'static', version, commit: null, tree, folder: '', layout}
    }
  }
}
