import {isOf, ownCheck} from './own-check.ts'
import type {Practice} from './practice.ts'

export const segments = {
  id: 'segments',
  title: 'Quality is judged per segment',
  hurdle: 'M',
  stage: 4,
  layer: 'model',
  verifiedWhen: 'metrics were judged per segment',
  looksFor: 'metrics per segment',
  lookedIn: 'the findings of this verdict and the policy (segments)',
  effort: 1,
  detect: ownCheck({
    concerns: f => f.check === 'segments' || f.subject.segment !== undefined,
    demand: p => (p.segments === undefined ? null : 'segments')
  })
} as const satisfies Practice

export const biasAudit = {
  id: 'bias-audit',
  title: 'Groups of people are treated alike',
  hurdle: 'G',
  stage: 2,
  layer: null,
  verifiedWhen: 'metrics of the groups of protected attributes were judged',
  looksFor: 'metrics by protected attribute',
  lookedIn: 'the findings of this verdict and the policy (fairness)',
  effort: 2,
  detect: ownCheck({
    concerns: isOf('fairness', 'bias-audit'),
    demand: ({fairness = {}}) =>
      ['demographic-parity', 'equal-opportunity', 'equalised-odds'].some(key => key in fairness)
        ? 'fairness'
        : null
  })
} as const satisfies Practice

export const proxyFeatures = {
  id: 'proxy-features',
  title: 'No feature stands in for a protected attribute',
  hurdle: 'G',
  stage: 2,
  layer: null,
  verifiedWhen: 'the association of features with protected attributes was tested',
  looksFor: 'a test of features against protected attributes',
  lookedIn: 'the findings of this verdict and the policy',
  effort: 3,
  detect: ownCheck({
    concerns: isOf('proxy-features'),
    demand: p => (p.fairness?.proxies === undefined ? null : 'fairness: {proxies}')
  })
} as const satisfies Practice
