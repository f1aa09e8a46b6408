import * as z from 'zod'
import {path, text} from './values.ts'

export const registry = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('git'),
    ref: text
      .optional()
      .describe('Branch, tag or commit; default the merge base with the default branch'),
    path: path.optional().describe('Folder of the model at that ref, where it differs')
  }),
  z.strictObject({
    type: z.literal('file'),
    path: path.describe('Folder of the model in production')
  }),
  z.strictObject({
    type: z.literal('mlflow'),
    url: text
      .optional()
      .describe('Address of the server; ${VARIABLE} is filled in. Default ${MLFLOW_TRACKING_URI}'),
    model: text.describe('Name of the registered model'),
    alias: text.optional().describe('Of the version in production; default champion'),
    candidate: text
      .optional()
      .describe('Alias of the version that waits for promotion; default challenger'),
    version: text
      .regex(/^\d+$/u, 'a version of MLflow is a whole number')
      .optional()
      .describe('This version as the baseline, whatever the alias says')
  }),
  z.strictObject({
    type: z.literal('gto'),
    model: text.describe('Name of the artifact in the tags: NAME or FOLDER:NAME'),
    stage: text.describe('The stage that means production')
  }),
  z.strictObject({
    type: z.literal('hf'),
    model: text.describe('OWNER/NAME on the Hub'),
    revision: text.optional().describe('Branch, tag or commit; default main'),
    endpoint: text
      .optional()
      .describe(
        'Address of the Hub; ${VARIABLE} is filled in. Default HF_ENDPOINT or huggingface.co'
      )
  })
])
