import {createHash} from 'node:crypto'
import {beforeAll, describe, expect, test} from '@jest/globals'
import {findInDvc} from '../../../src/adapters/objects/dvc.ts'
import {findInLfs} from '../../../src/adapters/objects/git-lfs.ts'
import {askPrometheus} from '../../../src/adapters/prometheus.ts'
import type {RecordedFile} from '../../../src/repository/model-files.ts'
import {memoryTree} from '../../fixtures/memory-tree.ts'
import {
  failEveryCall,
  json,
  SECRET,
  timesFor,
  toldOf,
  type Answering,
  type Failed
} from './faults.ts'

const CONTENT = 'weights\n'
const MD5 = createHash('md5').update(CONTENT).digest('hex')
const OID = createHash('sha256').update(CONTENT).digest('hex')

/** The weights, which are there, to whoever asks for a part of them: as signed addresses do, it refuses HEAD. */
const store: Answering = ({method, path}, response) => {
  if (!path.includes('/files/') && !path.includes('/media/')) response.writeHead(404).end()
  else if (method === 'HEAD') response.writeHead(403).end()
  else response.writeHead(200, {'content-length': CONTENT.length}).end(CONTENT)
}

const lfs: Answering = (asked, response) => {
  if (asked.method !== 'POST') {
    store(asked, response)
    return
  }
  const href = `http://${asked.headers.host ?? ''}/media/${OID}`
  const download = {href, header: {authorization: `RemoteAuth ${SECRET}`}}
  json(response, {objects: [{oid: OID, size: CONTENT.length, actions: {download}}]})
}

const prometheus: Answering = (_, response) => {
  json(response, {status: 'success', data: {resultType: 'scalar', result: [1, '0.5']}})
}

function recorded(tool: 'DVC' | 'Git LFS', digest: string): RecordedFile {
  return {path: 'model.pkl', bytes: CONTENT.length, record: {tool, file: 'model.pkl.dvc', digest}}
}

interface Client {
  readonly name: string
  readonly server: Answering
  readonly ask: (base: string, fault: string) => Promise<unknown>
  /** What a fault may be taken for beside the unknown. */
  readonly absent: readonly string[]
}

const CLIENTS: readonly Client[] = [
  {
    name: 'a DVC remote',
    server: store,
    ask: async (base, fault) => {
      const config = `['remote "store"']\n    url = ${base.replace('//', `//me:${SECRET}@`)}/dvc\n`
      const configured = memoryTree({'.dvc/config': config})
      const around = {configured, folder: '/nowhere', times: timesFor(fault)}
      return await findInDvc(recorded('DVC', `md5:${MD5}`), around)
    },
    // Of these a remote says that it has no such file.
    absent: ['status 404', 'status 410']
  },
  {
    name: 'the LFS server',
    server: lfs,
    ask: async (base, fault) => {
      const server = {url: `${base}/info/lfs`, token: SECRET, configured: memoryTree({})}
      const around = {repository: null, lfs: server, times: timesFor(fault)}
      return await findInLfs(recorded('Git LFS', `sha256:${OID}`), around)
    },
    absent: ['status 404', 'status 410']
  },
  {
    name: 'Prometheus',
    server: prometheus,
    ask: async (base, fault) => {
      const options = {
        environment: {PROMETHEUS: base.replace('//', `//me:${SECRET}@`), TOKEN: SECRET},
        now: () => 1_800_000_000,
        times: timesFor(fault)
      }
      const policy = {prometheus: '${PROMETHEUS}', token: '${TOKEN}'}
      return (await askPrometheus(policy, 'fraud', options)).answers.map(a =>
        a.answered ? {state: 'there'} : {state: 'unknown', why: a.why}
      )
    },
    absent: []
  }
]

describe.each(CLIENTS)('$name with one call failing', ({server, ask, absent}) => {
  let runs: readonly Failed<unknown>[] = []

  beforeAll(async () => {
    runs = await failEveryCall(() => server, ask)
  }, 120_000)

  test('ends no run, and proves nothing', () => {
    expect(runs.length).toBeGreaterThan(25)
    for (const {fault, call, ended} of runs) {
      const found = 'value' in ended ? [ended.value].flat() : ['thrown']
      const isAbsent = absent.includes(fault)
      // What a HEAD does not tell, the next question does.
      const truth = call.startsWith('HEAD') ? '|there' : ''
      const said = new RegExp(`^(unknown${isAbsent ? '|absent' : ''}${truth})$`, 'u')
      for (const one of found)
        expect([fault, call, one]).toEqual([
          fault,
          call,
          expect.objectContaining({state: expect.stringMatching(said)})
        ])
    }
  })

  test('says why, and tells no secret', () => {
    const told = runs.map(toldOf)
    expect(told.filter(text => text.includes(SECRET))).toEqual([])
    const unknown = told.filter(text => text.includes('unknown'))
    expect(unknown.length).toBeGreaterThan(20)
    for (const text of unknown) expect(text).toMatch(/"why":".*\b(it|its|the server|the answer)\b/u)
  })
})
