/**
 * The files of one version of a model: first as the paths that somebody wrote or that were found, then as places in
 * a tree.
 */
export interface ModelFiles<P> {
  /** May turn out not to be a model card: any README is offered. */
  readonly card: P | null
  readonly metrics: readonly P[]
  readonly predictions: P | null
  readonly trainingKeys: P | null
  readonly parameters: readonly P[]
}

export const NO_FILES: ModelFiles<never> = {
  card: null,
  metrics: [],
  predictions: null,
  trainingKeys: null,
  parameters: []
}

/** The same files as something else; what becomes null is left out. */
export function mapFiles<P, Q>(files: ModelFiles<P>, to: (file: P) => Q | null): ModelFiles<Q> {
  const one = (file: P | null): Q | null => (file === null ? null : to(file))
  const all = (list: readonly P[]): readonly Q[] => list.flatMap(file => to(file) ?? [])
  return {
    card: one(files.card),
    metrics: all(files.metrics),
    predictions: one(files.predictions),
    trainingKeys: one(files.trainingKeys),
    parameters: all(files.parameters)
  }
}

/** Every file, in the order in which they are read. */
export function listFiles<P>(files: ModelFiles<P>): readonly P[] {
  const {card, metrics, predictions, trainingKeys, parameters} = files
  return [card, ...metrics, predictions, trainingKeys, ...parameters].filter(file => file !== null)
}
