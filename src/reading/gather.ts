import type {Card, Evidence, Predictions} from '../evidence/evidence.ts'
import {isOfAModel} from '../evidence/card-kind.ts'
import {readAny} from '../evidence/formats/read.ts'
import type {ModelFiles} from '../evidence/model-files.ts'
import {readPredictions} from '../evidence/predictions.ts'
import type {TrainingKeys} from '../evidence/evidence.ts'
import {readTrainingKeys} from '../evidence/training-keys.ts'
import {readTable} from '../evidence/read-table.ts'
import {LIMITS} from '../files/limits.ts'
import {CODECS} from './codecs.ts'
import {numbersOf, readMetricsAt, type Numbers} from './metrics.ts'
import type {Log} from '../ports.ts'
import {readSurroundings} from './surroundings.ts'
import type {ColumnMapping, Place, ModelPlaces} from './places.ts'
import {fetcher, made, nothing, type Fetch, type Read} from './read.ts'

/** Reads everything about one version. What cannot be read is a problem in the evidence, never an exception. */
export async function gather(places: ModelPlaces, log: Log): Promise<Evidence> {
  const {files, columns, named} = places
  const fetch = fetcher(named, log)
  const card = await readCardAt(files, named, fetch)
  const metrics = []
  for (const place of files.metrics) metrics.push(await readMetricsAt(place, fetch, log))
  const predictions = await readPredictionsAt(files, columns, fetch)
  const keys = await readTrainingKeysAt(files, columns, fetch)
  const around = await readSurroundings(places, card.value.card, fetch)
  const parts = [card, ...metrics, predictions, keys, around]
  const {card: read, numbers} = card.value
  const stated = [numbers, ...metrics.map(({value}) => value)]
  return {
    card: read,
    metrics: stated.flatMap(({entries}) => entries),
    conditions: stated.flatMap(({conditions}) => conditions),
    unused: stated.flatMap(({unused}) => unused),
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
): Promise<Read<{readonly card: Card | null; readonly numbers: Numbers}>> {
  if (place === null) return nothing(NO_CARD)
  const file = await fetch(place, 'card', LIMITS.card.most)
  if (file.value === null) return made(file, NO_CARD)
  const {card, reading} = readAny(place.shown, file.value)
  // A README that nobody called a card, and that says nothing about a model, is none.
  return named || reading.entries.length > 0 || (card !== null && isOfAModel(card))
    ? made(file, {card, numbers: beside(card, numbersOf(place, reading))}, reading.problems)
    : nothing(NO_CARD)
}

/** A card keeps its own numbers; those of a table of results that stands in for one count as a metrics file's. */
function beside(card: Card | null, numbers: Numbers): Numbers {
  return card === null ? numbers : {...numbers, entries: []}
}

const NO_CARD = {card: null, numbers: {entries: [], conditions: [], unused: []}}

async function readPredictionsAt(
  {predictions: place}: ModelFiles<Place>,
  columns: ColumnMapping,
  fetch: Fetch
): Promise<Read<Predictions | null>> {
  if (place === null) return nothing(null)
  const file = await fetch(place, 'predictions', LIMITS.predictionsFile.most)
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
  const {value, sources, problems} = await fetch(
    place,
    'training-keys',
    LIMITS.predictionsFile.most
  )
  const keys =
    value === null
      ? {file: place.shown, keys: [], problems}
      : await readTrainingKeys(place.shown, value, columns.key, {codecs: CODECS})
  return {value: keys, sources, problems: []}
}
