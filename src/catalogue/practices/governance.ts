import type {PracticeRow} from './row.ts'

/** Hurdle G: who may do what, who did, what it costs and whom it harms. */
export const GOVERNANCE = [
  {
    id: 'bias-audit',
    title: 'Groups of people are treated alike',
    hurdle: 'G',
    stage: 2,
    layer: null,
    verifiedWhen: 'metrics of the groups of protected attributes were judged',
    looksFor: 'metrics by protected attribute',
    lookedIn: 'the findings of this verdict and the policy (fairness)',
    effort: 2
  },
  {
    id: 'proxy-features',
    title: 'No feature stands in for a protected attribute',
    hurdle: 'G',
    stage: 2,
    layer: null,
    verifiedWhen: 'the association of features with protected attributes was tested',
    looksFor: 'a test of features against protected attributes',
    lookedIn: 'the findings of this verdict and the policy',
    effort: 3
  },
  {
    id: 'human-oversight',
    title: 'A person reviews the decisions that need one',
    hurdle: 'G',
    stage: 4,
    layer: null,
    verifiedWhen: 'the review path is stated',
    looksFor: 'a section on human review or oversight',
    lookedIn: 'the model card and the policy',
    effort: 3
  },
  {
    id: 'explainability',
    title: 'Predictions can be explained',
    hurdle: 'G',
    stage: 2,
    layer: null,
    verifiedWhen: 'an explanation is there, and is not the one that production has already',
    looksFor: 'feature importances or SHAP values',
    lookedIn: 'files named *feature_importance*, *permutation_importance* and *shap*',
    effort: 2
  },
  {
    id: 'documentation',
    title: 'The model card is complete',
    hurdle: 'G',
    stage: 1,
    layer: null,
    verifiedWhen: 'the required sections of the model card are filled in',
    looksFor: 'description, uses, training, evaluation and limitations',
    lookedIn: 'the model card: the one that was judged, else a file called MODEL_CARD.md',
    effort: 1
  },
  {
    id: 'access-control',
    title: 'Only the promotion job changes production',
    hurdle: 'G',
    stage: 3,
    layer: null,
    verifiedWhen: 'only the promotion job can move what is in production',
    looksFor: 'a protected environment, or owners of policy and model',
    lookedIn: 'the rules of branch and environment on GitHub, .github/workflows and CODEOWNERS',
    effort: 1
  },
  {
    id: 'approval',
    title: 'Somebody else approves a promotion',
    hurdle: 'G',
    stage: 3,
    layer: null,
    verifiedWhen: 'someone other than the author approved',
    looksFor: 'an approving review by someone other than the author',
    lookedIn: 'the reviews of the pull request and CODEOWNERS',
    effort: 1
  },
  {
    id: 'audit-trail',
    title: 'Every promotion leaves a record',
    hurdle: 'G',
    stage: 3,
    layer: null,
    verifiedWhen: 'the promotion record of the model in production is there',
    looksFor: 'who promoted the model in production, when, why and on which evidence',
    lookedIn: 'the records of the registry',
    effort: 2
  },
  {
    id: 'compliance',
    title: 'Licence, personal data and retention are stated',
    hurdle: 'G',
    stage: 4,
    layer: null,
    verifiedWhen: 'licence, personal-data and retention statements for the data are there',
    looksFor: 'statements on licence, personal data and retention',
    lookedIn: 'the model card and Croissant metadata',
    effort: 2
  },
  {
    id: 'cost-ledger',
    title: 'The cost of training and serving is recorded',
    hurdle: 'G',
    stage: 4,
    layer: null,
    verifiedWhen: 'the cost of training and of serving is recorded',
    looksFor: 'costs of compute, storage, calls and transfer',
    lookedIn: 'cost exports (FOCUS), CodeCarbon emissions.csv and the policy',
    effort: 2
  },
  {
    id: 'cost-per-prediction',
    title: 'A prediction has a cost budget',
    hurdle: 'G',
    stage: 4,
    layer: null,
    verifiedWhen: 'the cost of a prediction was compared with the budget',
    looksFor: 'a cost budget and a measurement',
    lookedIn: 'the policy (budgets) and the findings of this verdict',
    effort: 2
  },
  {
    id: 'budget-alert',
    title: 'Somebody is told when spending grows',
    hurdle: 'G',
    stage: 4,
    layer: null,
    verifiedWhen: 'an alert on spend is there',
    looksFor: 'a budget with notifications',
    lookedIn: 'Terraform files and the policy',
    effort: 1
  }
] as const satisfies readonly PracticeRow[]
