import type {PracticeRow} from './row.ts'

/** Hurdle R: the same model can be made again. */
export const REPRODUCIBLE = [
  {
    id: 'code-version',
    title: 'The code that trained the model is known',
    hurdle: 'R',
    stage: 1,
    layer: null,
    verifiedWhen:
      'the training commit is recorded and is in the repository, or the training code by its digest',
    looksFor: 'the commit or the digests of the training code',
    lookedIn: 'the model card, dvc.lock and MLflow run tags',
    effort: 1
  },
  {
    id: 'data-version',
    title: 'The data is versioned by content',
    hurdle: 'R',
    stage: 1,
    layer: null,
    verifiedWhen:
      'a content digest of the data itself is recorded, not only of settings or results',
    looksFor: 'a content digest or a dataset revision',
    lookedIn: 'dvc.lock, *.dvc files, LFS pointers, Croissant metadata and the model card',
    effort: 2
  },
  {
    id: 'data-validation',
    title: 'The data is validated',
    hurdle: 'R',
    stage: 2,
    layer: null,
    verifiedWhen: 'a validation result for the data is there and passed',
    looksFor: 'a validation result that passed',
    lookedIn:
      'results of Great Expectations, dbt (run_results.json), Evidently and Deepchecks, and JUnit files on data',
    effort: 3
  },
  {
    id: 'parameters',
    title: 'The hyperparameters are recorded',
    hurdle: 'R',
    stage: 1,
    layer: null,
    verifiedWhen: 'the hyperparameters of both versions can be compared',
    looksFor: 'hyperparameters',
    lookedIn: 'params.yaml, dvc.lock, run parameters and the files that the policy names',
    effort: 1
  },
  {
    id: 'seed',
    title: 'The random seed is recorded',
    hurdle: 'R',
    stage: 1,
    layer: null,
    verifiedWhen: 'the random seed is among the hyperparameters',
    looksFor: 'a random seed (seed, random_state)',
    lookedIn: 'the hyperparameters',
    effort: 1
  },
  {
    id: 'environment',
    title: 'The environment is locked',
    hurdle: 'R',
    stage: 1,
    layer: null,
    verifiedWhen: 'a lock file or an image by digest is there',
    looksFor: 'a lock file, hashed requirements or an image by digest',
    lookedIn:
      'uv.lock, poetry.lock, conda-lock.yml, requirements*.txt and Dockerfiles in the model’s folder, above it, and in src/, training/, pipelines/ …',
    effort: 1
  },
  {
    id: 'weights',
    title: 'The model file is versioned by content',
    hurdle: 'R',
    stage: 1,
    layer: null,
    verifiedWhen: 'the digest of the model file is recorded and matches the stored file',
    looksFor: 'the digest of the model file',
    lookedIn: 'the repository, dvc.lock, *.dvc files and LFS pointers',
    effort: 2
  },
  {
    id: 'scripted-training',
    title: 'Training is a script, not a notebook',
    hurdle: 'R',
    stage: 1,
    layer: null,
    verifiedWhen: 'a stage of a pipeline or a script that fits a model trains it, and no notebook',
    looksFor: 'a training script or pipeline stage',
    lookedIn: 'dvc.yaml, MLproject and scripts named train, fit or finetune, wherever they lie',
    effort: 3
  },
  {
    id: 'held-out-test-set',
    title: 'Both models are scored on one held-out test set',
    hurdle: 'R',
    stage: 2,
    layer: null,
    verifiedWhen: 'both models were scored on the same rows and none of them was trained on',
    looksFor: 'predictions of both versions on the same rows, apart from the training data',
    lookedIn: 'the prediction files, the training keys and the recorded data digests',
    effort: 2
  },
  {
    id: 'cross-validation',
    title: 'Training is repeated over folds or seeds',
    hurdle: 'R',
    stage: 2,
    layer: null,
    verifiedWhen: 'results of folds or repeats are there',
    looksFor: 'results of several folds or seeds',
    lookedIn: 'the metrics files and cv_results files',
    effort: 2
  },
  {
    id: 'realistic-test-data',
    title: 'The test data looks like production',
    hurdle: 'R',
    stage: 2,
    layer: null,
    verifiedWhen: 'the evaluation set was compared with a sample of production input',
    looksFor: 'a comparison of the evaluation set with production input',
    lookedIn: 'the drift findings of this verdict and the policy',
    effort: 3
  }
] as const satisfies readonly PracticeRow[]
