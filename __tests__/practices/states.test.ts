import {describe, expect, test} from '@jest/globals'
import {PRACTICES} from '../../src/practices/index.ts'
import {practiceStates} from '../../src/practices/states.ts'
import type {Declaration} from '../../src/policy/schema/practices.ts'
import {aCard, aPracticeCase, aVersion, stateOf, type Files} from './a-practice-case.ts'

function stated(practice: string, declaration: Declaration, files: Files = {}): readonly string[] {
  const {state, evidence} = stateOf(
    practice,
    aPracticeCase(files, {policy: {practices: {[practice]: declaration}}})
  )
  return [state, evidence]
}

describe('with nothing to be seen', () => {
  const states = practiceStates(aPracticeCase({}))

  test('every practice has its state, in the order of the catalogue', () => {
    expect(states.map(s => s.id)).toEqual(PRACTICES.map(p => p.id))
  })

  test('all are missing, and each says what was looked for and where', () => {
    expect(new Set(states.map(s => s.state))).toEqual(new Set(['missing']))
    expect(states.filter(s => !/^Looked for .+ in .+\.$/u.test(s.evidence))).toEqual([])
  })
})

describe('what the policy says', () => {
  test('a bare yes is declared at most', () => {
    expect(stated('fallback', true)).toEqual(['declared', 'The policy says so, without evidence.'])
  })

  test('so is an address, a sentence, or a file that the gate cannot judge', () => {
    expect(stated('fallback', 'https://wiki.example/fallback')[0]).toBe('declared')
    expect(stated('fallback', {evidence: 'rules, run by the ops team'})[0]).toBe('declared')
    expect(stated('fallback', './docs/fallback.md', {'docs/fallback.md': 'rules'})).toEqual([
      'declared',
      'The policy points to docs/fallback.md, which is there; the gate cannot judge it.'
    ])
    expect(stated('fallback', 'docs/', {'docs/fallback.md': 'rules'})[0]).toBe('declared')
  })

  test('a pointer into nothing is missing', () => {
    expect(stated('fallback', 'docs/fallback.md')).toEqual([
      'missing',
      'The policy points to docs/fallback.md, which is not in the repository.'
    ])
  })

  test('not applicable needs a reason, and the reason is the evidence', () => {
    expect(stated('bias-audit', {'not-applicable': 'it grades steel'})).toEqual([
      'not-applicable',
      'it grades steel'
    ])
  })

  test('a no counts, whatever is seen', () => {
    expect(stated('environment', false, {'uv.lock': 'version = 1\n'})[0]).toBe('missing')
  })

  test('what is seen counts more than what is said', () => {
    expect(stated('environment', true, {'uv.lock': 'version = 1\n'})[0]).toBe('verified')
    expect(stated('environment', true, {'requirements.txt': 'numpy\n'})[0]).toBe('missing')
  })

  test('a pointer to elsewhere stands beside what is seen to the contrary', () => {
    expect(
      stated('environment', 'image of the platform team', {'requirements.txt': 'numpy\n'})
    ).toEqual([
      'declared',
      'The policy says: image of the platform team. (Seen: requirements.txt does not pin every package to a version.)'
    ])
  })

  test('a pointer leads a detector to a file that it would not have found', () => {
    const rule = 'groups: [{name: g, rules: [{alert: TooManyRejections, expr: "up"}]}]'
    expect(stated('alerting', 'ops/x/a.yaml', {'ops/x/a.yaml': rule})[0]).toBe('verified')
  })

  test('names that every object has are no declarations', () => {
    expect(
      stateOf('seed', aPracticeCase({}, {policy: {practices: {}}, candidate: aVersion()})).state
    ).toBe('missing')
  })
})

describe('what the front matter of the card says', () => {
  function inCard(practices: string, practice: string, files: Files = {}): readonly string[] {
    const candidate = aVersion({card: aCard({fields: {practices}})})
    const {state, evidence} = stateOf(practice, aPracticeCase(files, {candidate}))
    return [state, evidence]
  }

  test('is declared at most, and a pointer into nothing is missing', () => {
    const written = 'fallback=docs/fallback.md, human-oversight=two of the team, weekly, retry=true'
    const files = {'docs/fallback.md': 'rules'}
    expect(inCard(written, 'fallback', files)).toEqual([
      'declared',
      'README.md points to docs/fallback.md, which is there; the gate cannot judge it.'
    ])
    expect(inCard(written, 'fallback')[0]).toBe('missing')
    expect(inCard(written, 'human-oversight')).toEqual([
      'declared',
      'README.md says: two of the team, weekly.'
    ])
    expect(inCard(written, 'retry')).toEqual(['declared', 'README.md says so, without evidence.'])
    expect(inCard(written, 'circuit-breaker')[0]).toBe('missing')
  })

  test('may be a list of names, and a no counts', () => {
    expect(inCard('fallback, ab-test', 'ab-test')[0]).toBe('declared')
    expect(inCard('ab-test=false', 'ab-test')).toEqual([
      'missing',
      'README.md says that it is not in place.'
    ])
  })

  test('cannot excuse, nor outdo what is seen', () => {
    expect(inCard('bias-audit=not-applicable=steel', 'bias-audit')[0]).toBe('declared')
    expect(inCard('environment', 'environment', {'requirements.txt': 'numpy\n'})[0]).toBe('missing')
  })

  test('counts only where the policy is silent', () => {
    const candidate = aVersion({card: aCard({fields: {practices: 'fallback=true'}})})
    const policy = {practices: {fallback: false}}
    expect(stateOf('fallback', aPracticeCase({}, {candidate, policy})).state).toBe('missing')
  })
})
