import {readFile} from 'node:fs/promises'
import {afterEach, expect, test} from '@jest/globals'
import {check} from '../../../src/run.ts'
import {aRequest, aWorld} from '../../fixtures/world.ts'
import {closeLoopbacks, loopback} from './loopback.ts'
import {staticRegistry} from './static-registry.ts'

afterEach(closeLoopbacks)

test('the docs show this file, as it would stand beside the others', async () => {
  const here = await readFile(new URL('static-registry.ts', import.meta.url), 'utf8')
  const shown = here
    .replaceAll("'../../../src/adapters/registries/", "'./")
    .replaceAll("'../../../src/", "'../../")
  const docs = await readFile('docs/registries.md', 'utf8')
  expect(docs).toContain(`\`\`\`ts\n// src/adapters/registries/static.ts\n${shown}\`\`\`\n`)
})

test('the registry of the docs gives the gate its baseline', async () => {
  const {base} = await loopback(({path}) => {
    if (path === '/live.json') return {body: {version: 'v3'}}
    return path === '/v3/metrics.json' ? {body: {accuracy: 0.9}} : {status: 404}
  })
  const judgedBy = async (channel: string) => {
    const registry = () => staticRegistry({url: base, channel})
    const world = aWorld({'metrics.json': '{"accuracy": 0.8}'}, null, {registry})
    return (await check(aRequest(), world)).models[0]
  }
  expect(await judgedBy('live')).toMatchObject({
    verdict: 'fail',
    baseline: {registry: 'static', version: 'v3'}
  })
  expect(await judgedBy('life')).toMatchObject({verdict: 'hold', baseline: null})
})
