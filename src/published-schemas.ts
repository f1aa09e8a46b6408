import * as z from 'zod'
import {verdictSchema} from './verdict/verdict.ts'
import {policySchema} from './catalogue/policy.ts'

/** The JSON Schemas that editors and scripts use, by file name; the zod schemas are their only source. */
export function publishedSchemas(): Readonly<Record<string, unknown>> {
  return {
    policy: {
      title: 'Policy of Model Promotion Gate',
      ...z.toJSONSchema(policySchema, {io: 'input'})
    },
    verdict: {title: 'Verdict of Model Promotion Gate', ...z.toJSONSchema(verdictSchema)}
  }
}
