import {UserError, WorldError} from '../../errors.ts'
import type {Records} from '../../repository/forge.ts'
import type {RegistryPolicy} from '../../policy/schema.ts'
import type {PromotionRecord} from '../../verdict/record.ts'
import type {Answer, Repository} from '../git.ts'
import {recordsIn} from './gto/pointer.ts'
import {readTags} from './gto/tags.ts'
import {mlflowPointer} from './mlflow/pointer.ts'

/**
 * What was done to a registry's pointer; null for a registry that keeps no records of it. Changes nothing:
 * of GTO the tags of the clone are read, as they are for the version in production.
 */
export async function readRecords(
  policy: RegistryPolicy | null,
  repository: () => Promise<Answer<Repository>>
): Promise<Records | null> {
  if (policy?.type !== 'mlflow' && policy?.type !== 'gto') return null
  try {
    return {known: true, records: await recordsOf(policy, repository)}
  } catch (error) {
    // Records are asked for their own sake: a registry that fails on them fails no verdict.
    if (error instanceof UserError || error instanceof WorldError)
      return {known: false, why: error.message}
    throw error
  }
}

async function recordsOf(
  policy: Extract<RegistryPolicy, {type: 'mlflow' | 'gto'}>,
  repository: () => Promise<Answer<Repository>>
): Promise<readonly PromotionRecord[]> {
  if (policy.type === 'mlflow')
    return await mlflowPointer(policy, process.env, new Date()).records()
  const found = await repository()
  return found.ok ? recordsIn(await readTags(found.value), policy) : []
}
