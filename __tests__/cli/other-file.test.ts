import {describe, expect, test} from '@jest/globals'
import {otherFile} from '../../src/cli/other-file.ts'

function formatOf(path: string, text: string): string | null {
  return otherFile(path, new TextEncoder().encode(text))?.format ?? null
}

describe('invariant 19: read says what a file is that tells no quality', () => {
  test.each([
    ['model-promotion.yml', 'version: 1\nmodels:\n  m: {metrics: m.json}\n', 'policy'],
    ['gate.yaml', 'version: 1\nmodels: {m: }\nwaivers: []\n', 'policy'],
    ['params.yaml', 'lr: 0.1\naccuracy: 0.9\n', 'parameters'],
    ['models/a/config.json', '{"hidden": 64}', 'parameters'],
    ['dvc.lock', 'stages: {}\n', 'lock'],
    ['data/train.csv.dvc', 'outs: []\n', 'lock'],
    ['dvc.yaml', 'stages: {}\n', 'pipeline'],
    ['requirements.txt', 'numpy==2.1.0\n', 'environment'],
    ['results.yaml', 'version: 1\nmodels:\n  a: {accuracy: 0.9}\n', null],
    ['metrics.json', '{"version": 1, "accuracy": 0.9}', null]
  ])('%s', (path, text, format) => {
    expect(formatOf(path, text)).toBe(format)
  })
})
