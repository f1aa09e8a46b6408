import type {PracticeId} from '../practices/index.ts'

/** Something that goes wrong in production, and what would have prevented it. */
export interface IncidentRow {
  readonly id: string
  /** One line for the report: what happens. */
  readonly story: string
  /** Every practice that prevents or lessens it. */
  readonly preventedBy: readonly PracticeId[]
  /**
   * When it counts as avoided: from each group at least one practice has to be in place (verified,
   * declared or not applicable). Groups of one are indispensable; those of several are substitutes.
   * What is in `preventedBy` and in no group lessens the incident, but does not avoid it.
   */
  readonly needs: readonly (readonly PracticeId[])[]
  /** Whether it is a fall of overall quality, so that monitoring tells how long it goes unnoticed. */
  readonly isFallOfQuality?: true
  /** Why just these. */
  readonly because: string
  /** How long it goes unnoticed where nobody says; null where only the team can know. */
  readonly daysUndetected: number | null
  /** In the policy's currency; null where only the team can know. */
  readonly lossPerDay: number | null
}

const TEAMS = {daysUndetected: null, lossPerDay: null} as const

/** Every incident of the catalogue. */
export const INCIDENTS = [
  {
    id: 'silent-decay',
    isFallOfQuality: true,
    story: 'Accuracy falls for months before anybody notices.',
    preventedBy: ['monitoring', 'drift-detection', 'alerting', 'retraining-schedule'],
    needs: [['monitoring'], ['alerting']],
    because:
      'Decay is noticed where quality is measured and somebody is told; looking for drift and retraining make it rarer, but notice nothing by themselves.',
    daysUndetected: 90,
    lossPerDay: 400
  },
  {
    id: 'irreproducible',
    story: 'A bad decision cannot be reproduced, so it can be neither explained nor fixed.',
    preventedBy: ['data-version', 'code-version', 'parameters', 'seed', 'environment', 'weights'],
    needs: [
      ['data-version'],
      ['code-version'],
      ['parameters'],
      ['seed'],
      ['environment'],
      ['weights']
    ],
    because: 'A model is made again from all of its ingredients or not at all.',
    daysUndetected: 14,
    lossPerDay: 250
  },
  {
    id: 'no-way-back',
    story: 'A deployment ruins quality, and the previous model has been overwritten.',
    preventedBy: ['model-registry', 'rollback'],
    needs: [['model-registry'], ['rollback']],
    because: 'One has to know which model was before, and still have it.',
    daysUndetected: 2,
    lossPerDay: 3000
  },
  {
    id: 'too-slow',
    story: 'A prediction takes 3 s where the caller waits 100 ms: unusable on the day it ships.',
    preventedBy: ['latency-budget', 'capacity'],
    needs: [['latency-budget'], ['capacity']],
    because: 'A model can be fast alone and slow under load.',
    ...TEAMS
  },
  {
    id: 'missing-features',
    story: 'Features that were one tidy file in training cannot be computed in production.',
    preventedBy: ['feature-availability', 'training-serving-skew'],
    needs: [['feature-availability', 'training-serving-skew']],
    because: 'Either comparison, with what is served or with what was logged, finds the hole.',
    ...TEAMS
  },
  {
    id: 'blind-to-a-segment',
    story: 'The average holds while one group of users, or a rare case, always gets rubbish.',
    preventedBy: ['segments', 'realistic-test-data'],
    needs: [['segments'], ['realistic-test-data']],
    because: 'A segment shows only where it is looked at and is in the test data.',
    ...TEAMS
  },
  {
    id: 'unfair',
    story:
      'The model penalises a protected group, directly or by a feature that stands in for it, such as past spending.',
    preventedBy: ['bias-audit', 'proxy-features', 'human-oversight'],
    needs: [['bias-audit'], ['proxy-features'], ['human-oversight']],
    because: 'Harm by group, harm by proxy and harm to one person are three different things.',
    ...TEAMS
  },
  {
    id: 'forgets',
    isFallOfQuality: true,
    story: 'Retrained too often on what is recent, the new model has lost what the old one knew.',
    preventedBy: ['at-least-as-good', 'retraining-interval', 'negative-flips'],
    needs: [['at-least-as-good'], ['retraining-interval', 'negative-flips']],
    because:
      'The gate sees the average; the long tail needs the lost examples counted, or fewer retrainings.',
    ...TEAMS
  },
  {
    id: 'quiet-garbage',
    isFallOfQuality: true,
    story: 'Predictions keep coming, without an error, and mean nothing, or are yesterday’s.',
    preventedBy: ['output-validity', 'freshness', 'data-validation'],
    needs: [['output-validity'], ['freshness'], ['data-validation']],
    because: 'Bad input, bad output and old output each pass the checks for the others.',
    ...TEAMS
  },
  {
    id: 'hand-made-deploy',
    story: 'Somebody copies the wrong file to the server.',
    preventedBy: ['automated-deployment', 'container', 'progressive-rollout'],
    needs: [['automated-deployment'], ['container', 'progressive-rollout']],
    because:
      'No hand copies, and what is deployed is either pinned or shown to few users at first.',
    ...TEAMS
  },
  {
    id: 'runaway-spend',
    story: 'Compute, storage, calls or data transfer grow and nobody sees it.',
    preventedBy: ['cost-ledger', 'budget-alert', 'cost-per-prediction'],
    needs: [['budget-alert'], ['cost-ledger', 'cost-per-prediction']],
    because: 'Somebody has to be told, and to find out what it was.',
    ...TEAMS
  },
  {
    id: 'certain-and-wrong',
    story: 'A confident wrong answer where an honest "not sure" was possible.',
    preventedBy: ['calibration', 'abstention'],
    needs: [['calibration'], ['abstention']],
    because: 'Abstaining needs scores that mean what they say, and a threshold that uses them.',
    ...TEAMS
  },
  {
    id: 'outage',
    story: 'One dependency fails, and every prediction with it.',
    preventedBy: ['fallback', 'health-check', 'retry', 'circuit-breaker'],
    needs: [['fallback'], ['health-check'], ['retry', 'circuit-breaker']],
    because: 'The failure has to be seen, kept from spreading, and answered by something else.',
    ...TEAMS
  },
  {
    id: 'who-did-that',
    story: 'Nobody can say who promoted what, when and why.',
    preventedBy: ['access-control', 'audit-trail', 'approval'],
    needs: [['access-control'], ['audit-trail'], ['approval']],
    because: 'A record is worth something only where nobody can get past it.',
    ...TEAMS
  },
  {
    id: 'offline-only',
    story: 'Better offline and no better for the business, or the gain was noise.',
    preventedBy: ['shadow-mode', 'ab-test', 'business-metric', 'held-out-test-set'],
    needs: [['held-out-test-set'], ['shadow-mode', 'ab-test'], ['business-metric']],
    because:
      'Against noise a test set; against the world real traffic and the figure that matters.',
    ...TEAMS
  },
  {
    id: 'notebook',
    story: 'What is delivered is a notebook that nobody can test, version, deploy or schedule.',
    preventedBy: ['scripted-training', 'automated-tests'],
    needs: [['scripted-training'], ['automated-tests']],
    because: 'A script can be tested; only a tested one can be trusted to run alone.',
    ...TEAMS
  },
  {
    id: 'unexplained',
    story: 'Regulators or customers ask why, and nobody can answer.',
    preventedBy: ['explainability', 'documentation'],
    needs: [['explainability'], ['documentation']],
    because: 'One answers for the single prediction, the other for the model.',
    ...TEAMS
  }
] as const satisfies readonly IncidentRow[]

export type IncidentId = (typeof INCIDENTS)[number]['id']

/** The ids, in the catalogue's order. */
export const INCIDENT_IDS: readonly IncidentId[] = INCIDENTS.map(row => row.id)

/** An incident whose id is known to be in the catalogue. */
export type CatalogueIncident = IncidentRow & {readonly id: IncidentId}
