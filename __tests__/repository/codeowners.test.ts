import {describe, expect, test} from '@jest/globals'
import {ownersOf} from '../../src/repository/formats/codeowners.ts'

describe('ownersOf', () => {
  test.each([
    ['* @a', 'models/fraud/model.pkl', true],
    ['*.pkl @a', 'models/fraud/model.pkl', true],
    ['*.pkl @a', 'models/fraud/model.onnx', false],
    ['/models/ @a', 'models/fraud/model.pkl', true],
    ['/models/ @a', 'old/models/model.pkl', false],
    ['models/ @a', 'old/models/model.pkl', true],
    ['models @a', 'old/models/model.pkl', true],
    ['docs/* @a', 'docs/a.md', true],
    ['docs/* @a', 'docs/deep/a.md', false],
    ['docs/ @a', 'docs', false],
    ['models/**/model.pkl @a', 'models/model.pkl', true],
    ['models/**/model.pkl @a', 'models/a/b/model.pkl', true],
    ['**/fraud @a', 'models/fraud/model.pkl', true],
    ['/models/fraud/** @a', 'models/fraud/model.pkl', true],
    ['model?.pkl @a', 'model1.pkl', true],
    ['model.pkl @a', 'modelxpkl', false],
    ['# * @a', 'x', false]
  ])('%s for %s: %s', (line, path, owned) => {
    expect(ownersOf(line, path)).toEqual(owned ? ['@a'] : [])
  })

  test('the last line that matches counts, also when it names nobody', () => {
    expect(ownersOf('* @a\n*.md @b # docs\n', 'x.md')).toEqual(['@b'])
    expect(ownersOf('* @a\n*.md\n', 'x.md')).toEqual([])
  })
})
