import {listFiles, NO_FILES, type ModelFiles} from './model-files.ts'

/** The files of one model, found by name; paths are relative to the tree. */
export interface Found {
  readonly name: string
  readonly folder: string
  readonly files: ModelFiles<string>
}

const CARD = /^(readme|model[-_]?card)\.md$/iu
const METRICS =
  /^((.*[-_.])?metrics?|(all|eval|test)_results|scores?|eval(uation)?|classification_report|results|summary|wandb-summary)\.(json|ya?ml|toml|csv|tsv)$|\.metric$/iu
/** Also in formats that are not read: then it is said how to write them. */
const PREDICTIONS =
  /^(.*[-_.])?(predictions?|preds?|predicted|y_?hat)([-_.].*)?\.((csv|tsv|psv|jsonl?|ndjson|parquet|pq)(\.(gz|zst|zstd|br))?|xlsx?|pkl|pickle|joblib|np[yz]|feather|arrow)$/iu
const TRAINING = /^train(ing)?[-_]/iu
const EVAL_RESULTS = /^\.eval_results\/[^/]+\.ya?ml$/iu

/**
 * Finds models by the usual names of their files: each folder with metrics, predictions or a card is
 * one.
 */
export function discover(files: readonly string[], rootName: string): readonly Found[] {
  const folders = new Map<string, string[]>()
  for (const file of files) {
    const folder = folderOf(file)
    const names = folders.get(folder)
    if (names === undefined)
      folders.set(folder, [file.slice(folder === '' ? 0 : folder.length + 1)])
    else names.push(file.slice(folder === '' ? 0 : folder.length + 1))
  }
  const models = [...folders].map(([folder, names]) => modelIn(folder, names, rootName))
  return models
    .filter(({files}) => listFiles(files).length > 0)
    .sort((a, b) => (a.folder < b.folder ? -1 : 1))
}

/** Whether a path is one that `discover` would take for evidence. */
export function looksLikeEvidence(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return (
    [CARD, METRICS, PREDICTIONS].some(pattern => pattern.test(name)) ||
    path.includes('.eval_results/')
  )
}

/** Whether a file is one that `discover` would take for predictions. */
export function looksLikePredictions(path: string): boolean {
  return PREDICTIONS.test(path.slice(path.lastIndexOf('/') + 1))
}

function modelIn(folder: string, names: readonly string[], rootName: string): Found {
  const at = (name: string): string => (folder === '' ? name : `${folder}/${name}`)
  const cards = names.filter(n => CARD.test(n)).sort((a, b) => rank(a) - rank(b))
  const predictions = names.filter(n => PREDICTIONS.test(n)).sort()
  const files = {
    ...NO_FILES,
    card: cards[0] === undefined ? null : at(cards[0]),
    metrics: names
      .filter(n => (METRICS.test(n) && !TRAINING.test(n)) || EVAL_RESULTS.test(n))
      .sort()
      .map(at),
    predictions: predictions[0] === undefined ? null : at(predictions[0])
  }
  return {name: folder === '' ? rootName : folder, folder, files}
}

function rank(name: string): number {
  return /^model/iu.test(name) ? 0 : 1
}

/** `.eval_results/x.yaml` belongs to the folder above. */
function folderOf(file: string): string {
  const inner = file.lastIndexOf('/.eval_results/')
  if (inner >= 0) return file.slice(0, inner)
  if (file.startsWith('.eval_results/')) return ''
  return file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : ''
}
