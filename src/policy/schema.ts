import * as z from 'zod'
import type {budgets} from './schema/budgets.ts'
import {costsOf} from './schema/costs.ts'
import {modelOf} from './schema/model.ts'
import type {monitoring} from './schema/monitoring.ts'
import type {PolicyNames} from './schema/practices.ts'
import type {registry} from './schema/registry.ts'
import type {segments} from './schema/segments.ts'
import type {connection} from './schema/shadow.ts'
import {probability, text} from './schema/values.ts'
import {waiver} from './schema/waiver.ts'

/** The whole policy file; what belongs to one part of it is in the folder `schema`. */
export function policySchemaOf(names: PolicyNames) {
  return z
    .strictObject({
      version: z.literal(1),
      models: z.record(text, modelOf(names)),
      costs: costsOf(names).optional(),
      waivers: z.array(waiver).optional(),
      confidence: probability.optional().describe('Of each one-sided test; default 0.95'),
      'fail-on': z.enum(['fail', 'hold']).optional()
    })
    .describe('What a team demands before a model may go to production')
}

export type PolicySchema = ReturnType<typeof policySchemaOf>

export type Policy = z.infer<PolicySchema>
export type ModelPolicy = z.infer<ReturnType<typeof modelOf>>
export type RegistryPolicy = z.infer<typeof registry>
export type SegmentsPolicy = z.infer<typeof segments>
export type ConnectionPolicy = z.infer<typeof connection>
export type BudgetsPolicy = z.infer<typeof budgets>
export type WaiverPolicy = z.infer<typeof waiver>
export type MonitoringPolicy = z.infer<typeof monitoring>
export type Costs = z.infer<ReturnType<typeof costsOf>>
