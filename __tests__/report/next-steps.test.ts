import {expect, test} from '@jest/globals'
import {applyWaivers} from '../../src/gate/waivers.ts'
import {loadPolicy} from '../../src/catalogue/policy.ts'
import {nextSteps} from '../../src/report/next-steps.ts'
import {gravestOf} from '../../src/verdict/stands.ts'
import {aModel, fraudDetector} from '../fixtures/verdict.ts'

const TODAY = '2026-11-29'

/** The lines that the last step gives to copy. */
function copied(findings = fraudDetector().models[0]?.findings ?? []): readonly string[] {
  const verdict = fraudDetector()
  const model = aModel({verdict: 'fail', findings: findings.filter(f => f.waiver === null)})
  return nextSteps(model, verdict, TODAY).at(-1)?.copy?.lines ?? []
}

test('a waiver that is pasted as it is accepts what stopped the model', () => {
  const findings = (fraudDetector().models[0]?.findings ?? []).filter(f => f.waiver === null)
  expect(gravestOf(findings)?.id).toBe('at-least-as-good/recall')
  const policy = ['version: 1', 'models: {fraud-detector: {}}', ...copied()].join('\n')
  const {waivers = []} = loadPolicy(policy, 'model-promotion.yml')
  const waived = applyWaivers(findings, waivers, TODAY, 'model-promotion.yml')
  expect(gravestOf(waived)).toBeUndefined()
  expect(waivers.every(({expires}) => expires === '2026-12-29')).toBe(true)
})

test('an id of any text is quoted so that it names the same finding', () => {
  const [first] = fraudDetector().models[0]?.findings ?? []
  const id = 'segments/recall/shop="A: <b>", #1'
  const lines = copied(first === undefined ? [] : [{...first, id}])
  const policy = ['version: 1', 'models: {fraud-detector: {}}', ...lines].join('\n')
  expect(loadPolicy(policy, 'p.yml').waivers?.[0]?.finding).toBe(id)
  expect(lines.join('\n')).not.toContain('<')
})

test('there are three steps at most, and none where nothing stops the model', () => {
  const verdict = fraudDetector()
  const [model = aModel()] = verdict.models
  expect(nextSteps(model, verdict, TODAY)).toHaveLength(3)
  expect(nextSteps(aModel(), verdict, TODAY)).toEqual([])
})
