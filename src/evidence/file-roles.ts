import type {RecordedDigest} from './evidence.ts'

const WEIGHTS =
  /\.(?:safetensors|bin|pt|pth|ckpt|onnx|pkl|pickle|joblib|h5|hdf5|keras|gguf|ggml|tflite|pb|cbm|ubj|bst|mlmodel|msgpack|skops|dill|sav|pdparams|pdmodel|ort|mar|engine|pmml|rds)$|(?:^|\/)model\.\w+$/iu
const WEIGHTS_FOLDER =
  /(?:^|\/)(?:models?|weights|checkpoints?|[^/]+\.(?:mlmodelc|mlpackage))(?:\/|$)/iu
const DATA = /\.(?:csv|tsv|parquet|json|jsonl|ndjson|arrow|feather|txt|npy|npz|zip|gz|tar|xml)$/iu
const CODE = /\.(?:py|ipynb|r|jl|scala|java|js|ts|sh|sql|c|cpp|h|rs|go)$/iu
const CODE_FOLDER = /(?:^|\/)(?:src|scripts?|code)(?:\/|$)/iu
/** Outputs that tell how good a model is: they are evidence, not what it was made from. */
export const RESULTS =
  /(?:^|\/)(?:metrics?|scores?|plots?|reports?|predictions?|results?|confusion\w*|importance)(?:[._/-]|$)|\.(?:png|svg|html)$/iu
/** Data that models are tested on, by the name of a file or folder. */
const TEST_DATA =
  /(?:^|[/._-])(?:test|testing|eval|evaluation|hold[_-]?out|gold|golden|benchmark)(?:[/._-]|$)/iu
const TRAINING = /train|(?:^|[/._-])fit(?:[/._-]|$)/iu
/** Formats that hold a model as well as rows of data. */
const PICKLED = /(?:^|\/)([^/]+)\.(?:pkl|pickle|joblib|pt|pth|h5|hdf5|bin)$/iu
const WORDS_OF_DATA =
  /^(?:x|y|train|training|test|testing|val|valid|validation|dev|eval|hold|out|holdout|gold|golden|benchmark|data|dataset|set|df|rows|samples|examples|features|labels|targets?|inputs|raw|processed|prepared|clean|split|\d+)$/iu

/** What a file is to a model, by its path and extension. */
export function roleOf(path: string): RecordedDigest['role'] {
  if (CODE.test(path)) return 'code'
  if (isPickledData(path)) return 'data'
  if (WEIGHTS.test(path)) return 'weights'
  if (DATA.test(path)) return 'data'
  if (WEIGHTS_FOLDER.test(path)) return 'weights'
  return CODE_FOLDER.test(path) ? 'code' : 'data'
}

/** `X_test.pkl` and `labels.joblib` are rows of data, not a model: every word of such a name is one of data. */
function isPickledData(path: string): boolean {
  const name = PICKLED.exec(path)?.[1]
  const words = name?.split(/[-_. ]|(?<=[a-z])(?=[A-Z])/u).filter(word => word !== '') ?? []
  return words.length > 0 && words.every(word => WORDS_OF_DATA.test(word))
}

/** Whether a file holds data that models are tested on, by its name. */
export function isTestData(path: string): boolean {
  const isNamed = TEST_DATA.test(path) && !TRAINING.test(path) && !RESULTS.test(path)
  return isNamed && roleOf(path) === 'data'
}
