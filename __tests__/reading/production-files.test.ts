import {afterEach, describe, expect, test} from '@jest/globals'
import {judgeLocally} from '../../src/cli/judge.ts'
import {readCommandLine} from '../../src/cli/options.ts'
import {removeTemporary, temporaryRepository, write} from '../adapters/temporary.ts'
import {SILENT} from '../fixtures/world.ts'

afterEach(removeTemporary)

function signature(type: string): string {
  return `signature:\n  inputs: '[{"name": "amount", "type": "${type}"}]'\n  outputs: '[{"type": "long"}]'\n`
}

const METRICS = '{"accuracy": 0.9, "n": 100000}'

/** The findings on contracts of a folder whose model in production lies as `before` says. */
async function contracts(
  registry: string,
  before: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>
): Promise<readonly string[]> {
  const folder = temporaryRepository({
    ...before,
    'model-promotion.yml': `version: 1\nmodels:\n  fraud: {metrics: models/fraud/metrics.json, registry: ${registry}, contracts: [inputs]}\n`
  })
  write(folder, now)
  const terminal = {write() {}, log: SILENT, width: 80, color: false, today: '2026-11-21'}
  const line = readCommandLine(['check', folder])
  const [model] = (await judgeLocally(line, folder, terminal)).models
  const found = model?.findings.filter(({check}) => check === 'contracts') ?? []
  return found.map(({id, status}) => `${id}: ${status}`)
}

describe('invariant 16: contracts compare with production’s own files', () => {
  const own = {'models/fraud/metrics.json': METRICS, 'models/fraud/MLmodel': signature('string')}

  test.each([
    ['beside the candidate, in folders alike', 'production/models/fraud'],
    ['beside the candidate, by name', 'production']
  ])('%s', async (_, folder) => {
    const live = {[`${folder}/metrics.json`]: METRICS}
    const before = {...live, [`${folder}/MLmodel`]: signature('double')}
    const registry = '{type: file, path: production}'
    expect(await contracts(registry, before, own)).toEqual(['contracts/inputs: fail'])
    const same = {...live, [`${folder}/MLmodel`]: signature('string')}
    expect(await contracts(registry, same, own)).toEqual(['contracts/inputs: pass'])
    // Without a signature in production there is nothing to compare with, least of all the candidate's own.
    expect(await contracts(registry, live, own)).toEqual(['contracts/inputs: missing'])
  })

  test('at the base commit', async () => {
    const before = {...own, 'models/fraud/MLmodel': signature('double')}
    expect(await contracts('{type: git}', before, own)).toEqual(['contracts/inputs: fail'])
  })
})
