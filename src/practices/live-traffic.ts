import {isAbout} from '../verdict/finding-id.ts'
import {currentAnswers, liveSentence} from '../repository/live.ts'
import type {PracticeCase} from './case.ts'
import {servedFeatures} from './features.ts'
import {skewReport} from './observability.ts'
import {anyOf, isAnswered, isOf, ofLive, ownCheck} from './own-check.ts'
import {declared, missing, verified, type Observation, type Practice} from './practice.ts'

/** A constant answer to fewer requests shows nothing. */
const FEWEST_ANSWERS = 20

export const trainingServingSkew = {
  id: 'training-serving-skew',
  title: 'Features are the same in training and in serving',
  hurdle: 'M',
  stage: 4,
  layer: 'model',
  verifiedWhen: 'training features were compared with logged serving features',
  looksFor: 'a comparison of training features with logged serving features',
  lookedIn: 'Evidently reports named *skew*.json, the findings of this verdict and the policy',
  effort: 4,
  detect: ownCheck({
    concerns: isOf('training-serving-skew'),
    otherwise: given => {
      const report = skewReport(given)
      const live = given.findings.find(f => isAbout(f, 'shadow', 'drift') && isAnswered(f))
      if (report !== null || live === undefined) return report
      return declared(
        `Live features were compared with those of the evaluation set (${live.id}), not with those of training.`
      )
    }
  })
} as const satisfies Practice

export const realisticTestData = {
  id: 'realistic-test-data',
  title: 'The test data looks like production',
  hurdle: 'R',
  stage: 2,
  layer: null,
  verifiedWhen: 'the evaluation set was compared with a sample of production input',
  looksFor: 'a comparison of the evaluation set with production input',
  lookedIn: 'the drift findings of this verdict and the policy',
  effort: 3,
  detect: ownCheck({
    concerns: anyOf(isOf('realistic-test-data'), ofLive('drift'))
  })
} as const satisfies Practice

export const featureAvailability = {
  id: 'feature-availability',
  title: 'Production can compute every feature',
  hurdle: 'D',
  stage: 2,
  layer: null,
  verifiedWhen: 'every feature that the model needs is one that production serves',
  looksFor: 'the features that production serves',
  lookedIn:
    'Feast definitions (features.py, feature_repo), the findings of this verdict and the policy',
  effort: 3,
  detect: ownCheck({
    concerns: anyOf(isOf('feature-availability'), ofLive('features')),
    otherwise: servedFeatures
  })
} as const satisfies Practice

export const abTest = {
  id: 'ab-test',
  title: 'An experiment shows the effect on users',
  hurdle: 'M',
  stage: 5,
  layer: 'business',
  verifiedWhen: 'the result of an experiment was judged, with its interval',
  looksFor: 'the result of an experiment',
  lookedIn: 'the findings of this verdict and the policy',
  effort: 5,
  detect: ownCheck({
    // A canary gives each model its own users; what it shows of an effect has an interval.
    concerns: anyOf(isOf('ab-test'), f => f.check === 'canary' && f.interval !== null)
  })
} as const satisfies Practice

export const businessMetric = {
  id: 'business-metric',
  title: 'A business metric stands beside the model metrics',
  hurdle: 'M',
  stage: 5,
  layer: 'business',
  verifiedWhen: 'a business metric was read beside the model metrics',
  looksFor: 'a business metric',
  lookedIn: 'the findings of this verdict and the policy',
  effort: 4,
  detect: ownCheck({
    concerns: anyOf(isOf('business-metric'), f => isAbout(f, 'canary', 'reward'))
  })
} as const satisfies Practice

export const freshness = {
  id: 'freshness',
  title: 'Predictions are not yesterday’s',
  hurdle: 'M',
  stage: 4,
  layer: 'model',
  verifiedWhen: 'logged predictions are no older than the stated age',
  looksFor: 'the age of logged predictions',
  lookedIn: 'the findings of this verdict and the policy',
  effort: 2,
  detect: ownCheck({
    concerns: anyOf(isOf('freshness'), ofLive('freshness')),
    otherwise: predictionsOf
  })
} as const satisfies Practice

export const outputValidity = {
  id: 'output-validity',
  title: 'Outputs are checked for nonsense',
  hurdle: 'M',
  stage: 4,
  layer: 'model',
  verifiedWhen: 'the shadow log has no more nulls, constants or impossible outputs than allowed',
  looksFor: 'nulls, constants and impossible outputs',
  lookedIn: 'the findings of this verdict (shadow log) and the policy',
  effort: 2,
  detect: ownCheck({
    // Classes without a fault give no finding of their own, but that of the requests without an answer.
    concerns: anyOf(
      isOf('output-validity'),
      ofLive('silent-failures'),
      f => isAbout(f, 'shadow', 'unanswered') && (f.rows ?? 0) >= FEWEST_ANSWERS
    )
  })
} as const satisfies Practice

/** Where monitoring sees predictions, their last sample has an age. */
function predictionsOf({live}: PracticeCase): Observation | null {
  if (live === null) return null
  const answer = live.answers.find(a => a.question === 'predictions')
  if (answer?.answered !== true) return null
  const said = `${live.system} says, ${liveSentence(answer, live.maxAgeSeconds)}`
  if (!currentAnswers(live).includes('predictions') || answer.value <= 0) return missing(`${said}.`)
  return verified(`${said}.`)
}
