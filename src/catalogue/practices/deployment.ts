import type {PracticeRow} from './row.ts'

/** Hurdle D: a model goes to production, and back, without hands. */
export const DEPLOYMENT = [
  {
    id: 'automated-tests',
    title: 'The model is tested automatically',
    hurdle: 'D',
    stage: 2,
    layer: null,
    verifiedWhen:
      'a test report passed that covers valid data, input format, thresholds and the response',
    looksFor: 'a test report on data, input format, thresholds and response',
    lookedIn: 'JUnit files (junit*.xml, TEST-*.xml, test-results/)',
    effort: 3
  },
  {
    id: 'input-contract',
    title: 'The inputs are a contract',
    hurdle: 'D',
    stage: 2,
    layer: null,
    verifiedWhen: 'the model has a signature whose inputs fit those of the model in production',
    looksFor: 'a signature with inputs',
    lookedIn: 'MLmodel files and OpenAPI descriptions',
    effort: 2
  },
  {
    id: 'response-contract',
    title: 'The response is a contract',
    hurdle: 'D',
    stage: 2,
    layer: null,
    verifiedWhen: 'the model has a signature whose outputs fit those of the model in production',
    looksFor: 'a signature with outputs',
    lookedIn: 'MLmodel files and OpenAPI descriptions',
    effort: 2
  },
  {
    id: 'feature-availability',
    title: 'Production can compute every feature',
    hurdle: 'D',
    stage: 2,
    layer: null,
    verifiedWhen: 'every feature that the model needs is one that production serves',
    looksFor: 'the features that production serves',
    lookedIn:
      'Feast definitions (features.py, feature_repo), the findings of this verdict and the policy',
    effort: 3
  },
  {
    id: 'model-registry',
    title: 'A registry knows which model is in production',
    hurdle: 'D',
    stage: 2,
    layer: null,
    verifiedWhen: 'both versions were resolved in the registry',
    looksFor: 'the version in production',
    lookedIn: 'the registry of the policy, else the default branch in git',
    effort: 2
  },
  {
    id: 'at-least-as-good',
    title: 'A new model has to be at least as good as the old one',
    hurdle: 'D',
    stage: 2,
    layer: null,
    verifiedWhen: 'CI runs this gate, and this verdict compares with the model in production',
    looksFor: 'this gate in CI, and a comparison with the model in production',
    lookedIn: 'this verdict, .github/workflows and .gitlab-ci.yml',
    effort: 1
  },
  {
    id: 'negative-flips',
    title: 'Examples that became wrong are counted',
    hurdle: 'D',
    stage: 2,
    layer: null,
    verifiedWhen: 'the examples that only the baseline gets right were counted',
    looksFor: 'labelled predictions of both versions, joined by key',
    lookedIn: 'the prediction files',
    effort: 1
  },
  {
    id: 'rollback',
    title: 'The previous model can be brought back',
    hurdle: 'D',
    stage: 3,
    layer: null,
    verifiedWhen: 'the model file of the version in production can be read',
    looksFor: 'the model file of the version in production',
    lookedIn: 'the registry, and the DVC remotes and Git LFS store that its files name',
    effort: 2
  },
  {
    id: 'automated-deployment',
    title: 'A merge deploys, nobody copies files',
    hurdle: 'D',
    stage: 3,
    layer: null,
    verifiedWhen: 'a deployment is triggered by the registry or by the merge',
    looksFor: 'a job that deploys on a push, a release or a registry event',
    lookedIn: '.github/workflows, .gitlab-ci.yml, Argo CD and Flux manifests',
    effort: 3
  },
  {
    id: 'container',
    title: 'The serving image is pinned by digest',
    hurdle: 'D',
    stage: 3,
    layer: null,
    verifiedWhen: 'the serving image is pinned by digest',
    looksFor: 'an image with @sha256:',
    lookedIn: 'Kubernetes and compose manifests and Dockerfiles',
    effort: 2
  },
  {
    id: 'shadow-mode',
    title: 'The candidate runs in shadow mode first',
    hurdle: 'D',
    stage: 3,
    layer: null,
    verifiedWhen: 'a shadow log of this candidate was judged',
    looksFor: 'a shadow log of this candidate',
    lookedIn: 'the policy (shadow) and the findings of this verdict',
    effort: 4
  },
  {
    id: 'progressive-rollout',
    title: 'Traffic moves to a new model in steps',
    hurdle: 'D',
    stage: 3,
    layer: null,
    verifiedWhen: 'the steps of the rollout are written down',
    looksFor: 'steps of traffic',
    lookedIn: 'Argo Rollouts, Flagger and KServe manifests',
    effort: 3
  }
] as const satisfies readonly PracticeRow[]
