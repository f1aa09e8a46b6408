import {expect, test} from '@jest/globals'
import {unnamedEvidence} from '../../src/reading/unnamed-evidence.ts'
import {memoryTree} from '../fixtures/memory-tree.ts'

const TABLE = '# A model\n\n| metric | value |\n| --- | --- |\n| accuracy | 0.9 |\n'

test.each([
  ['out/q3.json', '{"accuracy": 0.9}', true],
  ['out/q3.yaml', 'test:\n  f1: 0.8\n', true],
  ['model_info/enwiki.md', TABLE, true],
  ['numbers.txt', 'accuracy: 0.91\n', true],
  ['app.json', '{"name": "app", "port": 8080}', false],
  ['CHANGELOG.md', '# 1.2.0\n\n- faster\n', false],
  ['notes.txt', 'we met 3 times', false],
  ['docs/old.json', '{"accuracy": 0.9}', false],
  ['tests/expected.json', '{"accuracy": 0.9}', false],
  ['.vscode/x.json', '{"accuracy": 0.9}', false],
  ['README.md', TABLE, false],
  ['gates.json', '{"min_accuracy": 0.9}', false]
])('invariant 4: what %s states is told, whatever its name', async (path, content, isTold) => {
  const found = await unnamedEvidence([path, 'deleted.json'], memoryTree({[path]: content}))
  expect([...found]).toEqual(isTold ? [path] : [])
})
