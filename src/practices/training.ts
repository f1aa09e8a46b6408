import type {PracticeCase} from './case.ts'
import {bestOf, declared, missing, verified, type Practice, type Observation} from './practice.ts'
import {dvcStages, trains} from '../repository/formats/dvc.ts'
import {digestsOf} from '../repository/recorded.ts'

const NOTEBOOK = /\.ipynb\b|\bpapermill\b|\bnbconvert\b/iu
/** What a script does that trains, in the words of the usual libraries; the program that a shell script starts is enough. */
const FITS =
  /\bfit(_generator|_transform|_one_cycle)?\s*[!(]|\btrain\w*\s*\(|\bTrainer\b|\.backward\s*\(|\.partial_fit\s*\(|\b(lm|glm|gam|ranger|randomForest|xgboost|lightgbm|keras_model\w*)\s*\(|\b(python3?|Rscript|julia|torchrun|accelerate|deepspeed|dvc|mlflow|spark-submit)\s+\S/iu
const HELD_OUT =
  /(^|[/_.-])(test|eval|evaluation|holdout|hold[-_]out|valid|validation|val)([/_.-]|$)/iu
const TRAINING_DATA = /(^|[/_.-])train(ing)?([/_.-]|$)/iu

export const scriptedTraining = {
  id: 'scripted-training',
  title: 'Training is a script, not a notebook',
  hurdle: 'R',
  stage: 1,
  layer: null,
  verifiedWhen: 'a stage of a pipeline or a script that fits a model trains it, and no notebook',
  looksFor: 'a training script or pipeline stage',
  lookedIn: 'dvc.yaml, MLproject and scripts named train, fit or finetune, wherever they lie',
  effort: 3,
  detect(given) {
    const stages = dvcStages(given).filter(trains)
    const stage = stages.find(s => !NOTEBOOK.test(s.command))
    const byNotebook = stages.find(s => NOTEBOOK.test(s.command))
    const project = given
      .read('mlProject')
      .find(f => /command\s*:/u.test(f.text) && !NOTEBOOK.test(f.text))
    const scripts = given.usual('trainingScript').map(path => ({
      path,
      text: given.repository.text(path)
    }))
    const script = scripts.find(({text}) => text !== null && FITS.test(text) && !isOfNotebook(text))
    const named = scripts[0]
    const notebook =
      given.usual('notebook').find(path => /train|fit|model/iu.test(path)) ??
      given.near('notebook')[0]
    return bestOf([
      stage === undefined
        ? null
        : verified(`${stage.file} trains with a command (stage ${stage.name}).`),
      project === undefined ? null : verified(`${project.path} trains with a command.`),
      byNotebook === undefined
        ? script === undefined
          ? null
          : verified(`${script.path} trains the model.`)
        : missing(`${byNotebook.file} trains by a notebook (stage ${byNotebook.name}).`),
      named === undefined || byNotebook !== undefined
        ? null
        : declared(`${named.path} is called a training script, but what it trains was not seen.`),
      notebook === undefined ? null : missing(`Only notebooks were found: ${notebook}.`)
    ])
  }
} as const satisfies Practice

/** A shell script that runs a notebook. */
function isOfNotebook(text: string): boolean {
  return NOTEBOOK.test(text) && /papermill|nbconvert/iu.test(text)
}

export const heldOutTestSet = {
  id: 'held-out-test-set',
  title: 'Both models are scored on one held-out test set',
  hurdle: 'R',
  stage: 2,
  layer: null,
  verifiedWhen: 'both models were scored on the same rows and none of them was trained on',
  looksFor: 'predictions of both versions on the same rows, apart from the training data',
  lookedIn: 'the prediction files, the training keys and the recorded data digests',
  effort: 2,
  detect(given) {
    const {joined, findings} = given
    if (joined === null || joined.rows === 0) return bySplitName(given)
    const overlap = findings.find(f => f.check === 'training-overlap')
    if (overlap?.status === 'fail')
      return missing(`Rows of the test set were trained on (${overlap.id}).`)
    if (joined.unmatched > 0)
      return missing(
        `${joined.unmatched} of the prediction rows are not the same in both versions: the test sets differ.`
      )
    if (overlap?.status === 'pass')
      return verified(
        `Both versions were scored on the same ${joined.rows} rows, and none of them was trained on (${overlap.id}).`
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
} as const satisfies Practice

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

export const crossValidation = {
  id: 'cross-validation',
  title: 'Training is repeated over folds or seeds',
  hurdle: 'R',
  stage: 2,
  layer: null,
  verifiedWhen: 'results of folds or repeats are there',
  looksFor: 'results of several folds or seeds',
  lookedIn: 'the metrics files and cv_results files',
  effort: 2,
  detect(given) {
    const {card, metrics} = given.candidate.evidence
    const repeated = [...metrics, ...(card?.entries ?? [])].find(e => (e.repeats?.length ?? 0) > 1)
    if (repeated !== undefined)
      return verified(`${repeated.metric} was measured ${repeated.repeats?.length ?? 0} times.`)
    // scikit-learn's cv_results_: one column a split.
    const file = given
      .read('foldResults')
      .find(f => /^([^\n]*,)?"?(split\d+_test|mean_test|fold)[^\n]*\n[^\n]*\d/iu.test(f.text))
    return file === undefined ? null : verified(`${file.path} has the results of the folds.`)
  }
} as const satisfies Practice
