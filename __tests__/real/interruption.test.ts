import {spawn} from 'node:child_process'
import {createWriteStream} from 'node:fs'
import {mkdir, readdir, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {once} from 'node:events'
import {setTimeout as wait} from 'node:timers/promises'
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals'
import {makeTemporaryFolder, removeTemporaryFolders} from './support/temporary-folder.ts'

/** More ids than are counted in memory, so that a temporary folder is needed. */
const REQUESTS = 6_000_000
const TIMEOUT_MS = 240_000
const bundle = join(import.meta.dirname, '..', '..', 'dist', 'cli', 'index.js')

const POLICY = `version: 1
models:
  digits:
    metrics: metrics.json
    registry: {type: file, path: production}
    at-least-as-good: {accuracy: {margin: 1 pp}}
    shadow: {log: log.csv, engine: javascript}
`

describe('a run over a large log that is ended', () => {
  let folder: string

  beforeAll(async () => {
    folder = await makeTemporaryFolder()
    await mkdir(join(folder, 'production'))
    for (const place of ['metrics.json', 'production/metrics.json'])
      await writeFile(join(folder, place), '{"accuracy": {"value": 0.97, "n": 5000}}\n')
    await writeFile(join(folder, 'model-promotion.yml'), POLICY)
    const file = createWriteStream(join(folder, 'log.csv'))
    file.write('request_id,label,baseline_prediction,candidate_prediction\n')
    for (let i = 0; i < REQUESTS; i += 10_000) {
      const lines = Array.from(
        {length: 10_000},
        (_, j) => `r${i + j},a,a,${j % 50 === 0 ? 'b' : 'a'}`
      )
      if (!file.write(`${lines.join('\n')}\n`)) await once(file, 'drain')
    }
    file.end()
    await once(file, 'close')
  }, TIMEOUT_MS)

  afterAll(removeTemporaryFolders)

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143]
  ] as const)(
    'by %s exits with %d, says so, and leaves nothing behind',
    async (signal, status) => {
      const temporary = join(folder, signal)
      await mkdir(temporary)
      const child = spawn(process.execPath, [bundle, 'check', folder], {
        env: {...process.env, TMPDIR: temporary, TEMP: temporary},
        stdio: ['ignore', 'pipe', 'pipe']
      })
      let [out, said] = ['', '']
      child.stdout.on('data', (text: Buffer) => (out += text.toString()))
      child.stderr.on('data', (text: Buffer) => (said += text.toString()))
      const ended = once(child, 'close')
      while ((await readdir(temporary)).length === 0 && child.exitCode === null) await wait(20)
      expect(await readdir(temporary)).toEqual([expect.stringMatching(/^promotion-gate-ids-/u)])
      child.kill(signal)
      expect(await ended).toEqual([status, null])
      expect(await readdir(temporary)).toEqual([])
      expect(said).toMatch(
        new RegExp(`promotion-gate: Ended by ${signal}, without a verdict\\.\\n$`)
      )
      expect(out).toBe('')
    },
    TIMEOUT_MS
  )
})
