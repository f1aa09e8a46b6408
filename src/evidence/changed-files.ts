import {nameOf} from '../files/paths.ts'
import {roleOf} from './file-roles.ts'
import {mayBeEvidence} from './discover.ts'
import {holdsParameters} from './parameters.ts'

/** What a changed file is to a model, by its name. */
export type ChangedRole = 'evidence' | 'weights' | 'data' | 'parameters'

/** Files of tests, pages and tools, whatever their names. */
const ASIDE =
  /(?:^|\/)(?:tests?|__tests__|fixtures?|docs?|schemas?|site|static|public|assets|templates|migrations|node_modules|\.(?!eval_results\/|dvc\/)[^/]+)\//iu
/** Formats of weights and of nothing else. */
const UNMISTAKABLE =
  /\.(?:safetensors|onnx|ort|tflite|gguf|ggml|keras|mlmodel|cbm|ubj|skops|ckpt|pt|pth)$/iu
/** Where a model is tried, and is nobody's. */
const TRIED = /(?:^|\/)(?:tests?|__tests__|fixtures?|node_modules)\//iu
const DATA_FOLDER = /(?:^|\/)(?:data|datasets?|raw|processed|corpus|corpora|train|training)\//iu
const DATA_NAME =
  /(?:^|[-_.])(?:train|training|valid|validation|val|test|holdout|dataset|data|labels?|features?)(?=[-_.])/iu
const TABLE =
  /\.(?:csv|tsv|parquet|jsonl|ndjson|arrow|feather|npy|npz|h5|hdf5|tfrecord|zip|gz|zst|tar)$/iu
const IN_DATA_FOLDER =
  /\.(?:csv|tsv|parquet|json|jsonl|ndjson|arrow|feather|txt|npy|npz|h5|hdf5|tfrecord|zip|gz|zst|tar|xml)$/iu
const PROSE = /\.(?:md|mdx|html?|css|proto|ya?ml|toml)$/iu

/** Whether a file is of tests, pages or tools, by its path: what it states is of no model here. */
export function isAside(path: string): boolean {
  const name = nameOf(path)
  // `.gitignore` and the like are of a tool, in whatever folder they lie.
  return ASIDE.test(path) || name.startsWith('.')
}

/** What a file is to a model, by its path; null for what makes no other model. */
export function roleOfChange(path: string): ChangedRole | null {
  if (mayBeEvidence(path)) return 'evidence'
  // An app keeps its model among its assets.
  if (UNMISTAKABLE.test(path) && !TRIED.test(path) && roleOf(path) === 'weights') return 'weights'
  if (isAside(path)) return null
  const name = nameOf(path)
  if (name === 'dvc.lock' || holdsParameters(path)) return 'parameters'
  if (name.endsWith('.dvc')) return roleOf(path.slice(0, -4)) === 'weights' ? 'weights' : 'data'
  if (isWeights(path)) return 'weights'
  const isData =
    (TABLE.test(name) && (DATA_FOLDER.test(path) || DATA_NAME.test(name))) ||
    (DATA_FOLDER.test(path) && IN_DATA_FOLDER.test(name))
  return isData ? 'data' : null
}

/** Whether a file tells of a model or makes it another one, by its path. */
export function mattersToAModel(path: string): boolean {
  return roleOfChange(path) !== null
}

/** Formats that hold weights as well as rows: packed files and arrays. */
const HOLDS_EITHER = /\.(?:npy|npz|zip|gz|tgz|zst|tar)$/iu
const NAMED_WEIGHTS = /(?:^|[-_.])(?:model|weights?|checkpoint|adapter|ckpt)(?=[-_.])/iu
const WEIGHTS_FOLDER = /(?:^|\/)(?:models?|weights|checkpoints?)\//iu
/** How text becomes what a language model reads: with another it is another model. */
const TOKENIZER =
  /(?:^|\/)(?:tokenizer(?:_config)?\.(?:json|model)|vocab\.(?:txt|json|bpe)|merges\.txt|spiece\.model|sentencepiece[^/]*\.model)$/iu

function isWeights(path: string): boolean {
  const name = nameOf(path)
  if (TOKENIZER.test(path)) return true
  if (/\.(?:h5|hdf5)$/iu.test(name)) return roleOf(path) === 'weights' && !DATA_FOLDER.test(path)
  if (HOLDS_EITHER.test(name)) {
    return NAMED_WEIGHTS.test(name) || (WEIGHTS_FOLDER.test(path) && !DATA_NAME.test(`${name}.`))
  }
  // What TensorFlow saves ends in `.data-00000-of-00001`.
  const hasExtension = /\.[\w-]+$/u.test(path)
  return !PROSE.test(path) && hasExtension && roleOf(path) === 'weights' && !TABLE.test(path)
}
