import {describe, expect, test} from '@jest/globals'
import {trainingLoop} from '../../src/gate/checks/training-loop.ts'
import {caseAround, type Around} from './files-case.ts'

function found(around: Partial<Around>): readonly string[] {
  return trainingLoop(caseAround({model: {}, ...around})).map(
    ({id, status, role, summary}) => `${id} ${status} ${role}: ${summary}`
  )
}

function schedule(cron: string): Partial<Around> {
  return {
    files: {
      '.github/workflows/train.yml': `on: {schedule: [{cron: '${cron}'}]}\njobs: {train: {runs-on: ubuntu-latest, steps: [{run: dvc repro}]}}\n`
    }
  }
}

describe('training more often than hourly', () => {
  test('is told, and stops nothing by itself', () => {
    expect(found(schedule('*/10 * * * *'))).toEqual([
      'training-loop/rhythm fail info: .github/workflows/train.yml trains on the schedule */10 * * * *, which is more often than hourly: nobody can look at a model before the next one is there.'
    ])
  })

  test.each(['0 * * * *', '0 3 * * 1', 'often'])('is not training by %s', cron => {
    expect(found(schedule(cron))).toEqual([])
  })
})

describe('labels that a model produced', () => {
  test.each<[Record<string, string>, string]>([
    [{'train.self_labelled_share': '0.3'}, '30 % of the training labels came from a model'],
    [{pseudo_label_fraction: '0.005'}, '0.5 % of the training labels came from a model'],
    [{feedback_share: '0'}, 'None of the training labels came from a model.']
  ])('are shown by their share: %j', (parameters, words) => {
    expect(found({evidence: {parameters}})).toEqual([
      expect.stringContaining(`training-loop/own-labels not-applicable info: ${words}`)
    ])
  })

  test.each(['', 'many', '1.5', '-0.1'])('are not told by %j', value => {
    expect(found({evidence: {parameters: {feedback_share: value}}})).toEqual([])
  })
})
