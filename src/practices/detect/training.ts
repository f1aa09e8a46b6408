import type {PracticeCase} from '../case.ts'
import {bestOf, declared, missing, verified, type Detector, type Observation} from './detector.ts'
import {dvcStages} from '../../repository/formats/dvc.ts'
import {digestsOf} from '../../repository/recorded.ts'

const NOTEBOOK = /\.ipynb\b|\bpapermill\b|\bnbconvert\b/iu
const TRAINS = /train|\bfit\b|fine[-_]?tun/iu
const HELD_OUT =
  /(^|[/_.-])(test|eval|evaluation|holdout|hold[-_]out|valid|validation|val)([/_.-]|$)/iu
const TRAINING_DATA = /(^|[/_.-])train(ing)?([/_.-]|$)/iu

export const scriptedTraining: Detector = {
  practice: 'scripted-training',
  detect(given) {
    const stages = dvcStages(given).filter(s => TRAINS.test(`${s.name} ${s.command}`))
    const stage = stages.find(s => !NOTEBOOK.test(s.command))
    const byNotebook = stages.find(s => NOTEBOOK.test(s.command))
    const project = given
      .read('mlProject')
      .find(f => /command\s*:/u.test(f.text) && !NOTEBOOK.test(f.text))
    const script =
      given.near('trainingScript')[0] ??
      (given.scope.others.length === 0
        ? given.paths('trainingScript')[0]
        : given.paths('trainingScript').find(path => given.names(path)))
    const notebook = given.near('notebook')[0]
    return bestOf([
      stage === undefined
        ? null
        : verified(`${stage.file} trains with a command (stage ${stage.name}).`),
      project === undefined ? null : verified(`${project.path} trains with a command.`),
      byNotebook === undefined
        ? script === undefined
          ? null
          : verified(`${script} trains the model.`)
        : missing(`${byNotebook.file} trains by a notebook (stage ${byNotebook.name}).`),
      notebook === undefined ? null : missing(`Only notebooks were found: ${notebook}.`)
    ])
  }
}

export const heldOutTestSet: Detector = {
  practice: 'held-out-test-set',
  detect(given) {
    const {joined} = given
    if (joined === null || joined.rows === 0) return bySplitName(given)
    if (joined.unmatched > 0)
      return missing(
        `${joined.unmatched} of the prediction rows are not the same in both versions: the test sets differ.`
      )
    const data = digestsOf(given, given.candidate.evidence, 'data')
    const test = data.find(d => HELD_OUT.test(d.path))
    const train = data.find(d => TRAINING_DATA.test(d.path))
    return test !== undefined && train !== undefined && test.digest !== train.digest
      ? verified(
          `Both versions were scored on the same ${joined.rows} rows; ${test.recordedIn} keeps ${test.path} apart from ${train.path}.`
        )
      : declared(
          `Both versions were scored on the same ${joined.rows} rows; nothing shows that none of them was trained on.`
        )
  }
}

function bySplitName({candidate}: PracticeCase): Observation | null {
  const {card, metrics} = candidate.evidence
  const entry = [...metrics, ...(card?.entries ?? [])].find(
    e => e.split !== undefined && HELD_OUT.test(e.split)
  )
  return entry?.split === undefined
    ? null
    : declared(
        `The metrics are said to be of the split ${entry.split}; there are no rows to see it by.`
      )
}

export const crossValidation: Detector = {
  practice: 'cross-validation',
  detect(given) {
    const {card, metrics} = given.candidate.evidence
    const repeated = [...metrics, ...(card?.entries ?? [])].find(e => (e.repeats?.length ?? 0) > 1)
    if (repeated !== undefined)
      return verified(`${repeated.metric} was measured ${repeated.repeats?.length ?? 0} times.`)
    // scikit-learn's cv_results_: one column a split.
    const file = given
      .read('foldResults')
      .find(f => /(^|,)"?(split\d+_test|mean_test|fold)/imu.test(f.text))
    return file === undefined ? null : verified(`${file.path} has the results of the folds.`)
  }
}
