import * as z from 'zod'

export const deployment = z
  .enum(['real-time', 'batch', 'streaming', 'edge'])
  .describe(
    'How the model answers; practices that do not belong to it are not asked for. Default: as its manifests say'
  )

export const domain = z
  .enum(['fraud', 'recommendation', 'language', 'vision'])
  .describe(
    'What the model is for: how often such models are usually retrained is then held against its schedule, unless retraining says how often'
  )
