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

/** Content digests that the gate's readers found of a role, else those in DVC's files. */
export function digestsOf(
  opened: OpenedRepository,
  {digests}: Pick<Evidence, 'digests'>,
  role: RecordedDigest['role']
): readonly RecordedDigest[] {
  const ofRole = (all: readonly RecordedDigest[]): readonly RecordedDigest[] =>
    all.filter(d => d.role === role && !/^(revision|version):/u.test(d.digest))
  const read = ofRole(digests)
  return read.length > 0 ? read : ofRole(recordedByDvc(opened))
}
