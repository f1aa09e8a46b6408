import type {Evidence, RecordedDigest} from '../evidence/evidence.ts'
import {recordedByDvc} from './formats/dvc.ts'
import type {OpenedRepository, Repository} from './opened.ts'

/** A commit id, full or abbreviated. */
export const COMMIT = /^[0-9a-f]{7,64}$/iu
const COMMIT_FIELD =
  /(^|[._-])((git[._-]?)?(commit|sha)([._-]?(hash|id|sha))?|code[._-]?(version|revision))$/iu

/** The commits that the card and MLflow's run tags name as the training code, for the caller to look up. */
export function recordedCommits(
  repository: Repository,
  {card}: Pick<Evidence, 'card'>
): readonly string[] {
  const named = Object.entries(card?.fields ?? {})
    .filter(([key, value]) => COMMIT_FIELD.test(key) && COMMIT.test(value.trim()))
    .map(([, value]) => value.trim())
  const tags = repository.paths
    .filter(path => path.endsWith('tags/mlflow.source.git.commit'))
    .map(path => repository.text(path)?.trim() ?? '')
    .filter(commit => COMMIT.test(commit))
  return [...new Set([...named, ...tags])]
}

/** Files beside data and models that are neither: settings, results, pages, logs. */
const NEITHER =
  /(^|[/_.-])(params|config|settings|requirements|schema|metrics?|results?|reports?|plots?|predictions?|evaluation)([_.-][^/]*)?$|(^|\/)(scores?|readme|licen[cs]e|changelog|package|pyproject|dvc)[^/]*$|(^|\/)(reports?|plots?|metrics?|results?|predictions?|docs?|logs?)\//iu
const SETTINGS = /\.(ya?ml|toml|ini|cfg|lock|md|rst|html|pdf|svg|log)$/iu
const DATA_FOLDER = /(^|\/)(data|datasets?|raw|processed|interim|features?)\//iu
/** What a file or folder of data is called. */
const DATA =
  /\.(csv|tsv|parquet|jsonl|ndjson|arrow|feather|npy|npz|zip|gz|tar|h5|hdf5|tfrecords?|orc|avro|xlsx?|libsvm|xml)$|(^|[/._-])(data|datasets?|raw|processed|interim|features?|train(ing)?|test|val(idation)?|images?|corpus|corpora|labels?|samples?|splits?|fold\d*|holdout)([/._-]|$)/iu

/** Content digests that the gate's readers found of a role, else those in DVC's files. */
export function digestsOf(
  opened: OpenedRepository,
  {digests}: Pick<Evidence, 'digests'>,
  role: RecordedDigest['role']
): readonly RecordedDigest[] {
  const ofRole = (all: readonly RecordedDigest[]): readonly RecordedDigest[] =>
    all.filter(d => d.role === role && !/^(revision|version):/u.test(d.digest) && isIndeed(d))
  const read = ofRole(digests)
  return read.length > 0 ? read : ofRole(recordedByDvc(opened))
}

/** Whether a file is what it was taken for: of what a lock records, much is neither data nor model. */
function isIndeed({role, path, recordedIn}: RecordedDigest): boolean {
  switch (role) {
    case 'data':
      if (SETTINGS.test(path)) return false
      if (DATA_FOLDER.test(path) || recordedIn.endsWith('.json')) return true
      return !NEITHER.test(path) && DATA.test(path)
    case 'weights':
      return !SETTINGS.test(path) && !NEITHER.test(path)
    case 'code':
      return true
  }
}
