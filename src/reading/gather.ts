import {gunzipSync} from 'node:zlib'
import type {Card, Evidence, Predictions} from '../evidence/evidence.ts'
import {isOfAModel} from '../evidence/card-kind.ts'
import {readAny} from '../evidence/formats/read.ts'
import type {ModelFiles} from '../evidence/model-files.ts'
import {readPredictions} from '../evidence/predictions.ts'
import {readTrainingKeys, type TrainingKeys} from '../evidence/training-keys.ts'
import {readTable} from '../evidence/tables/index.ts'
import {MAX_CARD_BYTES} from '../evidence/text.ts'
import {readMetricsAt} from './metrics.ts'
import type {Log} from '../ports.ts'
import {readSurroundings} from './surroundings.ts'
import type {ColumnMapping, Place, Sought} from './places.ts'
import {fetcher, made, nothing, type Fetch, type Read} from './read.ts'

const MAX_PREDICTION_BYTES = 2 ** 31
const CODECS = {GZIP: (packed: Uint8Array) => gunzipSync(packed)}

/** Reads everything about one version. What cannot be read is a problem in the evidence, never an exception. */
export async function gather(sought: Sought, log: Log): Promise<Evidence> {
  const {files, columns, named} = sought
  const fetch = fetcher(named, log)
  const card = await readCardAt(files, named, fetch)
  const metrics = []
  for (const place of files.metrics) metrics.push(await readMetricsAt(place, fetch, log))
  const predictions = await readPredictionsAt(files, columns, fetch)
  const keys = await readTrainingKeysAt(files, columns, fetch)
  const around = await readSurroundings(sought, card.value, fetch)
  const parts = [card, ...metrics, predictions, keys, around]
  return {
    card: card.value,
    metrics: metrics.flatMap(({value}) => value),
    predictions: predictions.value,
    ...(keys.value === null ? {} : {trainingKeys: keys.value}),
    ...around.value,
    sources: parts.flatMap(({sources}) => sources),
    problems: parts.flatMap(({problems}) => problems)
  }
}

async function readCardAt(
  {card: place}: ModelFiles<Place>,
  named: boolean,
  fetch: Fetch
): Promise<Read<Card | null>> {
  if (place === null) return nothing(null)
  const file = await fetch(place, 'card', MAX_CARD_BYTES)
  if (file.value === null) return made(file, null)
  const {card, reading} = readAny(place.shown, file.value)
  // A README that nobody called a card, and that says nothing about a model, is none.
  return named || reading.entries.length > 0 || (card !== null && isOfAModel(card))
    ? made(file, card, reading.problems)
    : nothing(null)
}

async function readPredictionsAt(
  {predictions: place}: ModelFiles<Place>,
  columns: ColumnMapping,
  fetch: Fetch
): Promise<Read<Predictions | null>> {
  if (place === null) return nothing(null)
  const file = await fetch(place, 'predictions', MAX_PREDICTION_BYTES)
  if (file.value === null) return made(file, null)
  const table = await readTable(place.shown, file.value, {codecs: CODECS})
  const {predictions, problems} = readPredictions(place.shown, table, columns)
  return made(file, predictions, problems)
}

/** What is wrong with this file is said by the check that needs it, not by the evidence as a whole. */
async function readTrainingKeysAt(
  {trainingKeys: place}: ModelFiles<Place>,
  columns: ColumnMapping,
  fetch: Fetch
): Promise<Read<TrainingKeys | null>> {
  if (place === null) return nothing(null)
  const {value, sources, problems} = await fetch(place, 'training-keys', MAX_PREDICTION_BYTES)
  const keys =
    value === null
      ? {file: place.shown, keys: [], problems}
      : await readTrainingKeys(place.shown, value, columns.key, {codecs: CODECS})
  return {value: keys, sources, problems: []}
}
