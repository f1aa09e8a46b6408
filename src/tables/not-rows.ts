/** A kind of file that holds no rows that can be read here. */
export interface NotRows {
  readonly id: 'lfs-pointer' | 'other-format'
  /** What it is, as `it is …` says it. */
  readonly what: string
  /** What to do, as a sentence. */
  readonly remedy: string
}

interface Known {
  /** The first characters, each a byte. */
  readonly magic?: string
  readonly name?: RegExp
  readonly what: string
  readonly remedy: string
}

const TO_PARQUET = 'Write it as CSV or Parquet'

/** Formats that people keep predictions in, and how each becomes one that can be read. */
const KNOWN: readonly Known[] = [
  {
    name: /\.xls[xmb]?$/iu,
    what: 'an Excel workbook',
    remedy: `${TO_PARQUET}: pandas.read_excel(…).to_csv("predictions.csv", index=False).`
  },
  {
    magic: '\xd0\xcf\x11\xe0',
    what: 'an Excel workbook',
    remedy: `${TO_PARQUET}: pandas.read_excel(…).to_csv("predictions.csv", index=False).`
  },
  {
    name: /\.(npy|npz)$/iu,
    what: 'NumPy arrays',
    remedy: `${TO_PARQUET}, with a key and the label: pandas.DataFrame({"id": ids, "label": y_true, "score": y_score}).to_csv("predictions.csv", index=False).`
  },
  {
    magic: '\x93NUMPY',
    what: 'a NumPy array',
    remedy: `${TO_PARQUET}, with a key and the label: pandas.DataFrame({"id": ids, "label": y_true, "score": y_score}).to_csv("predictions.csv", index=False).`
  },
  {
    name: /\.(pkl|pickle|joblib|dill)$/iu,
    what: 'a Python pickle, which is a program and is never run here',
    remedy: `${TO_PARQUET}: pandas.read_pickle(…).to_parquet("predictions.parquet").`
  },
  {
    magic: 'ARROW1',
    what: 'an Arrow (Feather) file',
    remedy: `${TO_PARQUET}: pandas.read_feather(…).to_parquet("predictions.parquet").`
  },
  {
    name: /\.(feather|arrow|ipc)$/iu,
    what: 'an Arrow (Feather) file',
    remedy: `${TO_PARQUET}: pandas.read_feather(…).to_parquet("predictions.parquet").`
  },
  {
    magic: '\x89HDF',
    what: 'an HDF5 file',
    remedy: `${TO_PARQUET}: pandas.read_hdf(…).to_parquet("predictions.parquet").`
  },
  {magic: 'ORC', name: /\.orc$/iu, what: 'an ORC file', remedy: `${TO_PARQUET}.`},
  {magic: 'Obj\x01', what: 'an Avro file', remedy: `${TO_PARQUET}.`},
  {
    magic: 'SQLite format 3',
    what: 'an SQLite database',
    remedy: `${TO_PARQUET}: sqlite3 -header -csv FILE "SELECT …" > predictions.csv.`
  },
  {
    name: /\.(pt|pth|safetensors|bin|rds|rdata|mat|sav|dta|sas7bdat)$/iu,
    what: 'no table of rows',
    remedy: `${TO_PARQUET}, with a key, the label and the prediction of every row.`
  },
  {magic: 'PK\x03\x04', what: 'a zip archive', remedy: 'Unpack it, or pack it with gzip.'},
  {magic: 'BZh', what: 'packed with bzip2', remedy: 'Pack it with gzip instead.'},
  {magic: '\xfd7zXZ', what: 'packed with xz', remedy: 'Pack it with gzip instead.'},
  {magic: "7z\xbc\xaf'", what: 'a 7z archive', remedy: 'Unpack it, or pack it with gzip.'}
]

const LFS_POINTER = 'version https://git-lfs.github.com/spec/'
/** So many first bytes tell a format. */
export const LONGEST_MAGIC = 48

/** What a file is that holds no rows, by its first bytes and its name; null where it may hold some. */
export function notRows(path: string, bytes: Uint8Array): NotRows | null {
  const start = String.fromCharCode(...bytes.subarray(0, LONGEST_MAGIC))
  if (start.startsWith(LFS_POINTER)) {
    const remedy =
      'Check the repository out with its large files: `lfs: true` for actions/checkout.'
    return {id: 'lfs-pointer', what: 'a Git LFS pointer, not the rows themselves', remedy}
  }
  const known = KNOWN.find(
    ({magic, name}) => (magic !== undefined && start.startsWith(magic)) || name?.test(path) === true
  )
  return known === undefined ? null : {id: 'other-format', what: known.what, remedy: known.remedy}
}
