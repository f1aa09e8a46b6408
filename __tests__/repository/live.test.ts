import {describe, expect, test} from '@jest/globals'
import {liveSentence, type LiveAnswer, type LiveAnswers} from '../../src/repository/live.ts'
import {aPracticeCase, stateOf} from '../practices/a-practice-case.ts'

function answers(ages: Readonly<Record<string, number | null>>): LiveAnswers {
  const all = ['predictions', 'latency', 'errors', 'accuracy', 'drift'] as const
  return {
    system: 'Prometheus',
    maxAgeSeconds: 3600,
    answers: all.map((question): LiveAnswer => {
      const age = ages[question]
      return age === undefined
        ? {question, answered: false, why: 'no sample'}
        : {question, answered: true, value: 0.9, ageSeconds: age}
    })
  }
}

function states(live: LiveAnswers | null): string[] {
  const seen = aPracticeCase({}, {live})
  return ['monitoring', 'drift-detection'].map(id => stateOf(id, seen).state)
}

describe('live monitoring', () => {
  test('is verified where the model predicts and its quality is known and recent', () => {
    expect(states(answers({predictions: 10, accuracy: 60}))).toEqual(['verified', 'missing'])
    expect(states(answers({predictions: 10, accuracy: 60, drift: 5}))).toEqual([
      'verified',
      'verified'
    ])
  })

  test('predictions alone are half of it', () => {
    expect(states(answers({predictions: 10, latency: 10, errors: 10}))[0]).toBe('declared')
  })

  test('old samples, samples of unknown age and silence are no monitoring', () => {
    for (const live of [answers({predictions: 4000, accuracy: 4000}), answers({})])
      expect(states(live)).toEqual(['missing', 'missing'])
    expect(states(answers({predictions: null, accuracy: null}))[0]).toBe('missing')
    expect(states(null)).toEqual(['missing', 'missing'])
  })

  test('the evidence has each answer with the age of its sample', () => {
    const seen = aPracticeCase({}, {live: answers({predictions: 10, accuracy: 1900})})
    expect(stateOf('monitoring', seen).evidence).toBe(
      'Prometheus answers: is it predicting: 0.9 (less than 5 min old); how fast: not answered (no sample); are there errors: not answered (no sample); is accuracy still good: 0.9 (30 min old); is the input changing: not answered (no sample).'
    )
  })

  test.each([
    [0, 'less than 5 min old'],
    [299, 'less than 5 min old'],
    [600, '10 min old'],
    [7200, '2 h old, too old'],
    [864_000, '10 days old, too old']
  ])('%d s is %s', (ageSeconds, words) => {
    const answer: LiveAnswer = {question: 'drift', answered: true, value: 1234.5, ageSeconds}
    expect(liveSentence(answer, 3600)).toBe(`is the input changing: 1,230 (${words})`)
  })
})
