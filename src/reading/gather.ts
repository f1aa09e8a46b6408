import {gunzipSync} from 'node:zlib'
import {digestOf} from './digest.ts'
import type {Card, Evidence, EvidenceKind, Predictions, Source} from '../evidence/evidence.ts'
import {readAny} from '../evidence/formats/read.ts'
import type {MetricEntry, Problem} from '../evidence/metric.ts'
import {readPredictions} from '../evidence/predictions.ts'
import {absent, at, broken} from '../evidence/problem.ts'
import {readTrainingKeys, type TrainingKeys} from '../evidence/training-keys.ts'
import {readTable} from '../evidence/read-table.ts'
import {MAX_CARD_BYTES, tooLarge} from '../evidence/text.ts'
import {readMetricsAt} from './metrics.ts'
import type {Log} from '../ports.ts'
import {readSurroundings} from './surroundings.ts'
import type {Place, Sought} from './places.ts'

const MAX_PREDICTION_BYTES = 2 ** 31
const CODECS = {GZIP: (packed: Uint8Array) => gunzipSync(packed)}

/** Reads everything about one version. What cannot be read is a problem in the evidence, never an exception. */
export async function gather(sought: Sought, log: Log): Promise<Evidence> {
  const sources: Source[] = []
  const problems: Problem[] = []
  const fetch = async (
    place: Place,
    kind: EvidenceKind,
    limit: number
  ): Promise<Uint8Array | null> => {
    const found = await contentOf(place, kind, limit, sought.named)
    if ('problem' in found) {
      if (found.problem !== null) problems.push(found.problem)
      return null
    }
    log.debug(`read ${place.shown} (${found.bytes.length} bytes)`)
    sources.push({kind, path: place.shown, digest: digestOf(found.bytes)})
    return found.bytes
  }

  const card = await readCardAt(sought, fetch, problems, sources)
  const metrics: MetricEntry[] = []
  for (const place of sought.metrics) {
    const reading = await readMetricsAt(place, fetch)
    if (reading === null) continue
    metrics.push(...reading.entries)
    problems.push(...reading.problems)
    for (const {what, why} of reading.ignored)
      log.debug(`${place.shown}: ${what} is not used: ${why}`)
  }
  return {
    card,
    metrics,
    predictions: await readPredictionsAt(sought, fetch, problems),
    ...(await readTrainingKeysAt(sought, fetch, problems)),
    ...(await readSurroundings(sought, card, fetch, problems)),
    sources,
    problems
  }
}

/** Reads a file as one kind of evidence; null where it is not there or cannot be read. */
export type Fetch = (place: Place, kind: EvidenceKind, limit: number) => Promise<Uint8Array | null>

async function readCardAt(
  {card: place, named}: Sought,
  fetch: Fetch,
  problems: Problem[],
  sources: Source[]
): Promise<Card | null> {
  if (place === null) return null
  const bytes = await fetch(place, 'card', MAX_CARD_BYTES)
  if (bytes === null) return null
  const {card, reading} = readAny(place.shown, bytes)
  // A README that nobody called a card, and that says nothing about a model, is none.
  if (!named && reading.entries.length === 0 && Object.keys(card?.fields ?? {}).length === 0) {
    sources.splice(
      sources.findIndex(s => s.path === place.shown),
      1
    )
    return null
  }
  problems.push(...reading.problems)
  return card
}

async function readPredictionsAt(
  {predictions: place, columns}: Sought,
  fetch: Fetch,
  problems: Problem[]
): Promise<Predictions | null> {
  if (place === null) return null
  const bytes = await fetch(place, 'predictions', MAX_PREDICTION_BYTES)
  if (bytes === null) return null
  const table = await readTable(place.shown, bytes, {codecs: CODECS})
  const read = readPredictions(place.shown, table, columns)
  problems.push(...read.problems)
  return read.predictions
}

/** What is wrong with this file is said by the check that needs it, not by the evidence as a whole. */
async function readTrainingKeysAt(
  {trainingKeys: place, columns}: Sought,
  fetch: Fetch,
  problems: Problem[]
): Promise<{trainingKeys?: TrainingKeys}> {
  if (place === null) return {}
  const before = problems.length
  const bytes = await fetch(place, 'training-keys', MAX_PREDICTION_BYTES)
  if (bytes === null)
    return {trainingKeys: {file: place.shown, keys: [], problems: problems.splice(before)}}
  const options = {codecs: CODECS}
  return {trainingKeys: await readTrainingKeys(place.shown, bytes, columns.key, options)}
}

async function contentOf(
  {tree, path, shown}: Place,
  kind: EvidenceKind,
  limit: number,
  named: boolean
): Promise<{bytes: Uint8Array} | {problem: Problem | null}> {
  switch (await tree.kind(path)) {
    case 'absent':
      return {
        problem: named
          ? absent(
              'missing-file',
              at(shown),
              `${shown}, which should hold the ${kind.replace('-', ' ')}, is not there.`,
              `Commit it, or correct its path in the policy.`
            )
          : null
      }
    case 'outside':
      return {
        problem: broken(
          'outside',
          at(shown),
          `${shown} lies outside of the workspace, where nothing is read.`,
          'Give a path inside the repository.'
        )
      }
    case 'directory':
      return {
        problem: broken(
          'directory',
          at(shown),
          `${shown} is a folder; a file with the ${kind.replace('-', ' ')} is expected.`,
          'Give the path of the file itself.'
        )
      }
    case 'file': {
      const size = await tree.size(path)
      return size > limit ? {problem: tooLarge(shown, size, limit)} : {bytes: await tree.read(path)}
    }
  }
}
