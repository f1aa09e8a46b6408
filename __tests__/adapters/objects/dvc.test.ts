import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {afterEach, describe, expect, test} from '@jest/globals'
import {findInDvc} from '../../../src/adapters/objects/dvc.ts'
import type {RecordedFile, StoredObject} from '../../../src/repository/model-files.ts'
import {memoryTree} from '../../fixtures/memory-tree.ts'
import {serve, type Handler, type LoopbackServer} from '../github/server.ts'
import {removeTemporary, temporaryFolder, write} from '../temporary.ts'

/** Of `weights\n`, as `md5sum` tells it. */
const MD5 = 'aba2d86ed17f587eb6d57e6c75f64f05'
const AT = `${MD5.slice(0, 2)}/${MD5.slice(2)}`
const FOLDER_MD5 = 'c157a79031e1c40f85931829bc5fc552'
const FOLDER_AT = `${FOLDER_MD5.slice(0, 2)}/${FOLDER_MD5.slice(2)}.dir`
const LIST = JSON.stringify([{md5: MD5, relpath: 'model.onnx'}])

let server: LoopbackServer | null = null

afterEach(async () => {
  removeTemporary()
  await server?.close()
  server = null
})

function recorded(digest: string, bytes: number | null = 8): RecordedFile {
  return {
    path: 'models/fraud/model.pkl',
    bytes,
    record: {tool: 'DVC', file: 'models/fraud/model.pkl.dvc', digest}
  }
}

/** Looks from a clone whose `.dvc/config` is this, with these files beside it on disk. */
async function look(
  config: string,
  files: Readonly<Record<string, string>> = {},
  file = recorded(`md5:${MD5}`)
): Promise<StoredObject> {
  const folder = temporaryFolder()
  write(folder, files)
  const configured = memoryTree({'.dvc/config': config.replaceAll('FOLDER', folder)})
  return await findInDvc(file, {folder: join(folder, 'clone'), configured})
}

function remote(url: string, more = ''): string {
  return `[core]\n    remote = storage\n['remote "storage"']\n    url = ${url}\n${more}`
}

const THERE = {state: 'there', where: 'the DVC remote storage'}
const ABSENT = {state: 'absent', where: 'the DVC remote storage'}

describe('a DVC remote that is a folder', () => {
  test.each([
    ['of DVC 3', `store/files/md5/${AT}`],
    ['of DVC 2', `store/${AT}`]
  ])('%s has the object', async (_, path) => {
    expect(await look(remote('../../store'), {[path]: 'weights\n'})).toEqual(THERE)
  })

  test('may be mounted, or written as an address', async () => {
    const files = {[`store/files/md5/${AT}`]: 'weights\n'}
    expect(await look(remote('FOLDER/store'), files)).toEqual(THERE)
    const url = remote(`${pathToFileURL('/').href.replace(/\/$/u, '')}FOLDER/store`)
    expect(await look(url, files)).toEqual(THERE)
  })

  test('has not the object, or only a part of it', async () => {
    expect(await look(remote('../../store'), {'store/files/md5/00/11': 'x'})).toEqual(ABSENT)
    expect(await look(remote('../../store'), {[`store/files/md5/${AT}`]: 'weig'})).toEqual(ABSENT)
  })

  test('has a folder with all its files', async () => {
    const list = {[`store/files/md5/${FOLDER_AT}`]: LIST}
    const folder = recorded(`md5:${FOLDER_MD5}.dir`, 8)
    const config = remote('../../store')
    expect(await look(config, list, folder)).toEqual(ABSENT)
    const all = {...list, [`store/files/md5/${AT}`]: 'weights\n'}
    expect(await look(config, all, folder)).toEqual(THERE)
    const old = {[`store/${FOLDER_AT}`]: LIST, [`store/${AT}`]: 'weights\n'}
    expect(await look(config, old, folder)).toEqual(THERE)
    const broken = {[`store/files/md5/${FOLDER_AT}`]: '[{"md5": 5'}
    expect(await look(config, broken, folder)).toEqual({
      state: 'unknown',
      why: 'the DVC remote storage: its list of files cannot be read'
    })
  })

  test('is not called empty where it is not on this machine', async () => {
    expect(await look(remote('/mnt/nowhere/at/all'))).toEqual({
      state: 'unknown',
      why: 'the DVC remote storage: its folder is not on this machine'
    })
  })

  test('is one of several: none of them has it, or one', async () => {
    const two = remote('../../store', `['remote "old"']\n    url = ../../old\n`)
    const empty = {'store/x': '', 'old/x': ''}
    expect(await look(two, empty)).toEqual({
      state: 'absent',
      where: 'the DVC remote storage or the DVC remote old'
    })
    expect(await look(two, {...empty, [`old/${AT}`]: 'weights\n'})).toEqual({
      state: 'there',
      where: 'the DVC remote old'
    })
  })
})

describe('what cannot be followed', () => {
  test.each([
    ['s3://acme/dvc', 'it is on s3, which is not read without credentials'],
    ['gs://acme/dvc', 'it is on gs, which is not read without credentials'],
    ['azure://acme/dvc', 'it is on azure, which is not read without credentials'],
    ['ssh://acme.test/dvc', 'it is on ssh, which is not read without credentials'],
    ['', 'it has no address']
  ])('%s is said to be so', async (url, why) => {
    expect(await look(remote(url))).toEqual({
      state: 'unknown',
      why: `the DVC remote storage: ${why}`
    })
  })

  test('is not absent where another remote has nothing', async () => {
    const two = remote('../../store', `['remote "cloud"']\n    url = s3://acme/dvc\n`)
    expect(await look(two, {'store/x': ''})).toMatchObject({state: 'unknown'})
  })

  test('is a remote of versions, another digest, or no configuration', async () => {
    const versions = remote('../../store', '    version_aware = true\n')
    expect(await look(versions, {'store/x': ''})).toMatchObject({
      why: expect.stringContaining('keeps versions by name')
    })
    expect(await look(remote('../../store'), {}, recorded('etag:1'))).toMatchObject({
      why: expect.stringContaining('something other than DVC’s own digest')
    })
    expect(await look('[core]\n')).toMatchObject({why: '.dvc/config names no remote'})
    const configured = memoryTree({'README.md': ''})
    const places = {folder: '/nowhere', configured}
    expect(await findInDvc(recorded(`md5:${MD5}`), places)).toMatchObject({
      why: expect.stringContaining('there is no .dvc/config')
    })
  })

  test('the configuration of the nearest folder counts', async () => {
    const folder = temporaryFolder({[`models/store/files/md5/${AT}`]: 'weights\n'})
    const configured = memoryTree({
      '.dvc/config': remote('s3://acme/dvc'),
      'models/.dvc/config': remote('../store')
    })
    expect(await findInDvc(recorded(`md5:${MD5}`), {folder, configured})).toEqual(THERE)
  })
})

describe('a DVC remote over HTTP', () => {
  async function answered(handler: Handler, file = recorded(`md5:${MD5}`)): Promise<StoredObject> {
    server = await serve(handler)
    return await look(remote(`${server.url}/dvc/`), {}, file)
  }

  test('is asked by HEAD where DVC 3 and DVC 2 put it', async () => {
    expect(await answered(() => ({status: 404}))).toEqual(ABSENT)
    expect(server?.lines()).toEqual([`HEAD /dvc/files/md5/${AT}`, `HEAD /dvc/${AT}`])
  })

  test('has it, of the recorded size', async () => {
    expect(await answered(() => ({headers: {'content-length': '8'}}))).toEqual(THERE)
    expect(server?.lines()).toEqual([`HEAD /dvc/files/md5/${AT}`])
  })

  test('may know GET only', async () => {
    const found = await answered(({method}) =>
      method === 'HEAD'
        ? {status: 405}
        : {status: 206, headers: {'content-range': 'bytes 0-0/8'}, body: 1}
    )
    expect(found).toEqual(THERE)
  })

  test.each<[string, Handler]>([
    ['it has 9 bytes, where 8 are recorded', () => ({headers: {'content-length': '9'}})],
    ['it answers with a web page', () => ({headers: {'content-type': 'text/html'}})],
    ['it answers with status 401', () => ({status: 401})],
    ['it answers with status 500', () => ({status: 500})],
    ['it cannot be reached (ECONNRESET)', () => ({fault: 'drop'})]
  ])('proves nothing where %s', async (why, handler) => {
    expect(await answered(handler)).toEqual({
      state: 'unknown',
      why: `the DVC remote storage: ${why}`
    })
  })

  test('has a folder when it has every file of it', async () => {
    const folder = recorded(`md5:${FOLDER_MD5}.dir`, 8)
    const listed: Handler = ({path}) =>
      path.endsWith('.dir') ? {body: [{md5: MD5, relpath: 'model.onnx'}]} : {}
    expect(await answered(listed, folder)).toEqual(THERE)
    await server?.close()
    const lost: Handler = ({path}) =>
      path.endsWith('.dir') ? {body: [{md5: MD5, relpath: 'model.onnx'}]} : {status: 404}
    expect(await answered(lost, folder)).toEqual(ABSENT)
  })
})
