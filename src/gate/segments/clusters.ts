import type {Predictions} from '../../evidence/evidence.ts'
import type {ModelPolicy} from '../../policy/schema.ts'
import {divisionsOf} from '../../policy/divisions.ts'

/**
 * The predictions, with a column that is only by its name taken for clusters of alike rows set free where the
 * policy divides the rows by it: `group` may be either, and who names it as a segment means no cluster.
 */
export function withoutNamedClusters(predictions: Predictions, policy: ModelPolicy): Predictions {
  const {cluster, ...columns} = predictions.columns
  if (cluster === undefined || policy.predictions?.cluster !== undefined) return predictions
  const divided = [
    ...(policy.segments === undefined ? [] : divisionsOf(policy.segments).flat()),
    ...(policy.fairness?.by ?? []).flat()
  ]
  return divided.includes(cluster)
    ? {...predictions, columns: {...columns, others: [...columns.others, cluster]}}
    : predictions
}
