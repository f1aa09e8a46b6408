import {expect, test} from '@jest/globals'
import {caseOf, decide} from '../../src/gate/decide.ts'
import {aModel} from '../fixtures/verdict.ts'
import {factsFrom} from '../gate/case-from-files.ts'
import {remarksOn} from '../../src/report/remarks.ts'

test('invariant 1: a metric that fell and that the policy does not ask about is told above the fold', () => {
  const noteOf = (recall: number): string | undefined => {
    const decision = decide(
      caseOf(
        factsFrom(
          {metrics: {accuracy: 0.91, recall}},
          {metrics: {accuracy: 0.9, recall: 0.9}},
          {'at-least-as-good': {accuracy: {margin: '1 pp'}}}
        )
      )
    )
    expect(decision.verdict).toBe('pass')
    const note = remarksOn(aModel({findings: [...decision.findings]})).find(
      ({label}) => label === 'Note'
    )
    return note?.text.filter(part => typeof part === 'string').join('')
  }
  expect(noteOf(0.4)).toMatch(/^Recall is 50\.0 points worse/u)
  expect(noteOf(0.95)).toBeUndefined()
})
