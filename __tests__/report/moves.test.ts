import {describe, expect, test} from '@jest/globals'
import {renderMoves, sentenceOfMove, type Move} from '../../src/report/moves.ts'
import {aRecord} from '../promotion/a-record.ts'

const record = aRecord({number: 1, version: 'fraud/2', replaced: 'fraud/1'})
const move = (outcome: Move['outcome']): Move => ({model: 'fraud', outcome})

describe('what became of a promotion', () => {
  test.each<[Move['outcome'], RegExp]>([
    [{done: 'moved', record, did: []}, /fraud\/2 .*is in production now, in place of fraud\/1/u],
    [{done: 'already', record, did: []}, /put into production by ada at .* already/u],
    [{done: 'refused', why: 'It is worse.', did: []}, /^fraud: refused\. It is worse/u],
    [{done: 'failed', why: 'MLflow is away.', fault: 'world'}, /^fraud: not moved\. MLflow/u],
    [{done: 'none', why: 'Its registry is git.'}, /^fraud: nothing was moved/u]
  ])('%j', (outcome, sentence) => {
    expect(sentenceOfMove(move(outcome))).toMatch(sentence)
    expect(renderMoves([move(outcome)])).toMatch(/^## Production\n\n### \p{So} `fraud`\n/u)
  })

  test('of none says so; steps are listed; nothing of it is active', () => {
    expect(renderMoves([])).toContain('No model is changed, so nothing was moved.')
    const did = ['moved fraud@champion to fraud/2', 'told @everyone <b>']
    const text = renderMoves([move({done: 'moved', record, did})])
    expect(text.match(/^- /gmu)).toHaveLength(2)
    expect(text).not.toContain('@everyone')
    expect(text).not.toContain('<b>')
  })
})
