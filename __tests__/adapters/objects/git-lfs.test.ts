import {createHash} from 'node:crypto'
import {afterEach, describe, expect, test} from '@jest/globals'
import {findRepository} from '../../../src/adapters/git.ts'
import {findInLfs} from '../../../src/adapters/objects/git-lfs.ts'
import type {RecordedFile, StoredObject} from '../../../src/repository/model-files.ts'
import {memoryTree} from '../../fixtures/memory-tree.ts'
import {serve, type Handler, type LoopbackServer} from '../github/server.ts'
import {removeTemporary, temporaryRepository, write} from '../temporary.ts'

const CONTENT = 'weights\n'
const OID = createHash('sha256').update(CONTENT).digest('hex')
const IN_CLONE = `.git/lfs/objects/${OID.slice(0, 2)}/${OID.slice(2, 4)}/${OID}`
const FILE: RecordedFile = {
  path: 'model.onnx',
  bytes: CONTENT.length,
  record: {tool: 'Git LFS', file: 'model.onnx', digest: `sha256:${OID}`}
}
const TREE = memoryTree({'model.onnx': 'a pointer'})

let server: LoopbackServer | null = null

afterEach(async () => {
  removeTemporary()
  await server?.close()
  server = null
})

describe('an object of Git LFS in the clone', () => {
  async function look(files: Readonly<Record<string, string>>, file = FILE): Promise<StoredObject> {
    const folder = temporaryRepository({'models/README.md': ''})
    write(folder, files)
    const found = await findRepository(`${folder}/models`)
    return await findInLfs(file, {repository: found.ok ? found.value : null, lfs: null})
  }

  test('is there, whole', async () => {
    expect(await look({[IN_CLONE]: CONTENT})).toEqual({
      state: 'there',
      where: 'Git LFS in this clone'
    })
  })

  test('is not known where it is not, or in part: nobody else was asked', async () => {
    const nobody = {
      state: 'unknown',
      why: 'Git LFS has not fetched it, and there is no forge to ask'
    }
    expect(await look({})).toEqual(nobody)
    expect(await look({[IN_CLONE]: 'weig'})).toEqual(nobody)
  })

  test('is not looked for by a broken pointer', async () => {
    const broken = {...FILE, record: {...FILE.record, digest: ''}}
    expect(await look({[IN_CLONE]: CONTENT}, broken)).toMatchObject({
      why: 'its pointer does not say which object it is, and how large'
    })
    expect(await look({[IN_CLONE]: CONTENT}, {...FILE, bytes: null})).toMatchObject({
      state: 'unknown'
    })
  })
})

describe('an object of Git LFS at the forge', () => {
  async function look(handler: Handler, configured = TREE): Promise<StoredObject> {
    server = await serve(handler)
    const url = `${server.url}/acme/models.git/info/lfs`
    return await findInLfs(FILE, {repository: null, lfs: {url, token: 'secret', configured}})
  }

  /** As GitHub answers: a signed address on another host, with headers. */
  function batch(object: object): Handler {
    return ({method, path}, base) =>
      method === 'POST' && path === '/acme/models.git/info/lfs/objects/batch'
        ? {
            headers: {'content-type': 'application/vnd.git-lfs+json'},
            body: {
              transfer: 'basic',
              objects: [
                {
                  oid: OID,
                  size: CONTENT.length,
                  actions: {
                    download: {
                      href: `${base}/media/${OID}`,
                      header: {authorization: 'RemoteAuth x'},
                      expires_in: 3600
                    }
                  },
                  ...object
                }
              ]
            }
          }
        : path === `/media/${OID}`
          ? method === 'HEAD'
            ? {status: 403}
            : {status: 206, headers: {'content-range': `bytes 0-0/${CONTENT.length}`}, body: 1}
          : {status: 404}
  }

  test('is asked for by the batch API, then where that says', async () => {
    expect(await look(batch({}))).toEqual({state: 'there', where: 'the LFS store of the forge'})
    expect(server?.lines()).toEqual([
      'POST /acme/models.git/info/lfs/objects/batch',
      `HEAD /media/${OID}`,
      `GET /media/${OID}`
    ])
    const [asked, head] = server?.log ?? []
    expect(asked?.body).toEqual({
      operation: 'download',
      transfers: ['basic'],
      objects: [{oid: OID, size: CONTENT.length}],
      hash_algo: 'sha256'
    })
    expect(asked?.token).toBe(`Basic ${btoa('x-access-token:secret')}`)
    expect(head?.token).toBe('RemoteAuth x')
  })

  test.each([404, 410])('is absent where the answer is error %d', async code => {
    const gone = {actions: undefined, error: {code, message: 'Object does not exist'}}
    expect(await look(batch(gone))).toEqual({state: 'absent', where: 'the LFS store of the forge'})
  })

  test('is absent where the address leads nowhere', async () => {
    const answer = batch({})
    const found = await look((asked, base) =>
      asked.path.startsWith('/media') ? {status: 404} : answer(asked, base)
    )
    expect(found).toEqual({state: 'absent', where: 'the LFS store of the forge'})
  })

  test.each<[string, Handler]>([
    ['it answers with status 403', () => ({status: 403})],
    ['it answers with status 404', () => ({status: 404})],
    ['its answer is not one of the LFS batch API', () => ({body: {objects: []}})],
    ['its answer is not one of the LFS batch API', batch({oid: 'f'.repeat(64)})],
    ['it answers with error 422', batch({actions: undefined, error: {code: 422}})],
    ['it does not say where to get the object', batch({actions: undefined})],
    [
      'it sends the gate on to http://127.0.0.1:1',
      () => ({status: 302, headers: {location: 'http://127.0.0.1:1/'}})
    ]
  ])('is not known where %s', async (why, handler) => {
    expect(await look(handler)).toEqual({
      state: 'unknown',
      why: `the LFS server of the forge was asked: ${why}`
    })
  })

  test('is not known where the answer breaks off', async () => {
    expect(await look(() => ({fault: 'cut'}))).toMatchObject({state: 'unknown'})
  })

  test('is not asked for with the token where another server keeps it', async () => {
    const tree = memoryTree({'.lfsconfig': '[lfs]\n\turl = https://lfs.example.test/acme\n'})
    expect(await look(batch({}), tree)).toMatchObject({
      state: 'unknown',
      why: expect.stringContaining('.lfsconfig names an LFS server of its own')
    })
    expect(server?.log).toEqual([])
  })
})
