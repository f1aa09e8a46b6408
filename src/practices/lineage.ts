import {isSeed} from '../evidence/parameters.ts'
import type {Evidence, RecordedDigest} from '../evidence/evidence.ts'
import type {PracticeCase} from './case.ts'
import {dvcStages, trains} from '../repository/formats/dvc.ts'
import {isOfKind} from '../repository/files.ts'
import {bestOf, declared, missing, verified, type Practice, type Observation} from './practice.ts'
import {COMMIT, digestsOf, recordedCommits} from '../repository/recorded.ts'
import {croissantSighting, lockSighting} from './locks.ts'

export const codeVersion = {
  id: 'code-version',
  title: 'The code that trained the model is known',
  hurdle: 'R',
  stage: 1,
  layer: null,
  verifiedWhen:
    'the training commit is recorded and is in the repository, or the training code by its digest',
  looksFor: 'the commit or the digests of the training code',
  lookedIn: 'the model card, dvc.lock and MLflow run tags',
  effort: 1,
  detect(given) {
    const {candidate, knownCommits, repository} = given
    const recorded = digestsOf(given, given.candidate.evidence, 'code')
    const code = recorded.find(({path}) => isTrainingCode(path, given))
    const other = recorded[0]
    const commits = recordedCommits(
      {...repository, paths: given.near('mlflowCommit')},
      candidate.evidence
    )
    const known = commits.find(c => knownCommits.includes(c))
    const script = given.usual('trainingScript')[0]
    return bestOf([
      code === undefined ? null : recordOf(code),
      known === undefined
        ? null
        : verified(
            `The training commit ${known.slice(0, 12)} is recorded, and is in the repository.`
          ),
      other === undefined
        ? null
        : declared(
            `${other.recordedIn} records ${other.path}; that it is the code that trains is not said.`
          ),
      commits[0] === undefined
        ? null
        : declared(`Commit ${commits[0].slice(0, 12)} is recorded; it was not found here.`),
      script === undefined || candidate.identity.commit === null
        ? null
        : declared(`git keeps ${script}, but nothing records which commit trained this model.`)
    ])
  }
} as const satisfies Practice

/** By its name, or because a stage that trains reads it. */
function isTrainingCode(path: string, given: PracticeCase): boolean {
  return (
    isOfKind('trainingScript', path) ||
    dvcStages(given).some(stage => trains(stage) && stage.deps.some(dep => path.endsWith(dep)))
  )
}

export const dataVersion = {
  id: 'data-version',
  title: 'The data is versioned by content',
  hurdle: 'R',
  stage: 1,
  layer: null,
  verifiedWhen: 'a content digest of the data itself is recorded, not only of settings or results',
  looksFor: 'a content digest or a dataset revision',
  lookedIn: 'dvc.lock, *.dvc files, LFS pointers, Croissant metadata and the model card',
  effort: 2,
  detect(given) {
    const data = digestsOf(given, given.candidate.evidence, 'data')[0]
    const croissant = given.read('croissant').map(f => croissantSighting(f, given.json(f)))
    const revisions = entriesOf(given.candidate.evidence).flatMap(e =>
      e.revision === undefined ? [] : [e]
    )
    const pinned = revisions.find(e => COMMIT.test(e.revision ?? ''))
    const branch = revisions[0]
    return bestOf([
      data === undefined ? null : recordOf(data),
      ...croissant,
      pinned === undefined
        ? null
        : verified(
            `The card names dataset ${pinned.dataset ?? ''} at revision ${(pinned.revision ?? '').slice(0, 12)}.`
          ),
      branch === undefined
        ? null
        : declared(
            `The card names dataset revision ${branch.revision ?? ''}, which can move to other data.`
          )
    ])
  }
} as const satisfies Practice

export const parameters = {
  id: 'parameters',
  title: 'The hyperparameters are recorded',
  hurdle: 'R',
  stage: 1,
  layer: null,
  verifiedWhen: 'the hyperparameters of both versions can be compared',
  looksFor: 'hyperparameters',
  lookedIn: 'params.yaml, dvc.lock, run parameters and the files that the policy names',
  effort: 1,
  detect({candidate, baseline}) {
    const count = Object.keys(candidate.evidence.parameters).length
    if (count === 0) return null
    const found = count === 1 ? '1 hyperparameter is' : `${count} hyperparameters are`
    if (baseline === null) return verified(`${found} recorded.`)
    return Object.keys(baseline.evidence.parameters).length === 0
      ? declared(`${found} recorded, but none of the model in production to compare them with.`)
      : verified(`${found} recorded, and those of the model in production.`)
  }
} as const satisfies Practice

export const seed = {
  id: 'seed',
  title: 'The random seed is recorded',
  hurdle: 'R',
  stage: 1,
  layer: null,
  verifiedWhen: 'the random seed is among the hyperparameters',
  looksFor: 'a random seed (seed, random_state)',
  lookedIn: 'the hyperparameters',
  effort: 1,
  detect({candidate}) {
    const found = Object.entries(candidate.evidence.parameters).filter(([key]) => isSeed(key))
    const set = found.find(([, value]) => /^-?\d+$/u.test(value.trim()))
    if (set !== undefined) return verified(`${set[0]} is ${set[1]}.`)
    const unset = found[0]
    return unset === undefined ? null : missing(`${unset[0]} is ${unset[1]}, which fixes nothing.`)
  }
} as const satisfies Practice

/** What developers install besides; the model runs without it. */
const OF_TOOLS =
  /(^|\/)docs?\/|[-_.](dev|docs?|tests?|lint|ci|typing)[^/]*\.txt$|(^|\/)(dev|docs?|tests?|lint|ci|typing)[-_][^/]*$/iu

export const environment = {
  id: 'environment',
  title: 'The environment is locked',
  hurdle: 'R',
  stage: 1,
  layer: null,
  verifiedWhen: 'a lock file or an image by digest is there',
  looksFor: 'a lock file, hashed requirements or an image by digest',
  lookedIn:
    'uv.lock, poetry.lock, conda-lock.yml, requirements*.txt and Dockerfiles in the model’s folder, above it, and in src/, training/, pipelines/ …',
  effort: 1,
  detect(given) {
    const locks = given.usual('lock').map(path => lockSighting(path, given.repository.text(path)))
    const usual = given.usual('requirements').filter(path => !OF_TOOLS.test(path))
    const requirements = given.read('requirements').filter(f => usual.includes(f.path))
    const image = given
      .read('dockerfile')
      .find(
        f =>
          given.usual('dockerfile').includes(f.path) &&
          /^[ \t]*FROM[ \t]+\S+@sha256:[0-9a-f]{64}/imu.test(f.text)
      )
    return bestOf([
      ...locks,
      ...requirements.map(({path, text}) => pins(path, text)),
      image === undefined ? null : verified(`${image.path} starts from an image by digest.`)
    ])
  }
} as const satisfies Practice

export const weights = {
  id: 'weights',
  title: 'The model file is versioned by content',
  hurdle: 'R',
  stage: 1,
  layer: null,
  verifiedWhen: 'the digest of the model file is recorded and matches the stored file',
  looksFor: 'the digest of the model file',
  lookedIn: 'the repository, dvc.lock, *.dvc files and LFS pointers',
  effort: 2,
  detect(given) {
    const {candidate} = given
    const recorded = digestsOf(given, given.candidate.evidence, 'weights')
    const replaced = recorded.find(r => isReplaced(r, candidate.evidence.sources))
    const record = recorded[0]
    const file = given.usual('modelFile')[0]
    if (replaced !== undefined)
      return missing(`${replaced.path} is not the file that ${replaced.recordedIn} records.`)
    if (record !== undefined) return recordOf(record)
    if (file === undefined) return null
    return candidate.identity.commit === null
      ? declared(`${file} is there, but neither git nor anything else records its content.`)
      : verified(`git keeps ${file}, by its content.`)
  }
} as const satisfies Practice

/** Whether the file itself was read and is another; of an LFS pointer only the pointer is read. */
function isReplaced(
  {path, digest, recordedIn}: RecordedDigest,
  sources: Evidence['sources']
): boolean {
  const file = sources.find(s => s.path === path && path !== recordedIn)
  return file !== undefined && sameAlgorithm(file.digest, digest) && file.digest !== digest
}

function recordOf({recordedIn, path, digest}: RecordedDigest): Observation {
  return verified(
    recordedIn === path
      ? `${path} is kept in Git LFS by its digest (${short(digest)}).`
      : `${recordedIn} records ${path} by its digest (${short(digest)}).`
  )
}

function entriesOf({card, metrics}: Evidence): Evidence['metrics'] {
  return [...(card?.entries ?? []), ...metrics]
}

/** Every requirement needs a hash to be locked; exact versions alone can be uploaded anew. */
function pins(path: string, text: string): Observation | null {
  const lines = text
    .replace(/\\\r?\n/gu, ' ')
    .split(/\r?\n/u)
    .map(line => line.replace(/(^|\s)#[^]*$/u, '').trim())
    .filter(line => line !== '' && !line.startsWith('-'))
  if (lines.length === 0) return null
  if (lines.every(line => line.includes('--hash=')))
    return verified(`${path} pins every package by hash.`)
  if (lines.every(line => /^[^=<>!~*]*===?[^*=]+$/u.test(line.split(';')[0] ?? '')))
    return declared(`${path} pins versions, but not by hash.`)
  return missing(`${path} does not pin every package to a version.`)
}

function sameAlgorithm(a: string, b: string): boolean {
  return a.split(':')[0] === b.split(':')[0]
}

function short(digest: string): string {
  const [algorithm = '', value = ''] = digest.split(':')
  return `${algorithm}:${value.slice(0, 12)}`
}
