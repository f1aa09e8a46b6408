import type {Condition, MetricEntry, Unused} from './metric.ts'
import type {Problem} from '../files/problem.ts'
import type {Column, Table} from '../tables/table.ts'

export type EvidenceKind =
  | 'card'
  | 'metrics'
  | 'predictions'
  | 'training-keys'
  | 'parameters'
  | 'lock'
  | 'environment'
  | 'weights'
  | 'shadow'

/** A file that was read, by content. */
export interface Source {
  readonly kind: EvidenceKind
  /** Relative to the root of the version's files. */
  readonly path: string
  /** `sha256:` and 64 hexadecimal digits. */
  readonly digest: string
}

/** A model card: what it says besides numbers. */
export interface Card {
  readonly path: string
  readonly entries: readonly MetricEntry[]
  /** Front matter fields that describe the model, flattened to text: `license`, `base_model`, `datasets`. */
  readonly fields: Readonly<Record<string, string>>
  /** Headings of the body with the text below each, in order. */
  readonly sections: readonly {
    readonly heading: string
    readonly level: number
    readonly empty: boolean
  }[]
}

/** Which columns of a prediction file mean what. */
export interface PredictionColumns {
  readonly key: string
  readonly label?: string
  readonly prediction?: string
  readonly score?: string
  readonly weight?: string
  readonly cluster?: string
  /** Every other column: each may be a segment. */
  readonly others: readonly string[]
}

export interface Predictions {
  readonly path: string
  readonly table: Table
  readonly columns: PredictionColumns
}

/** A file's content as something else recorded it: a DVC lock, an LFS pointer. */
export interface RecordedDigest {
  readonly role: 'data' | 'weights' | 'code'
  readonly path: string
  /** With its algorithm: `md5:…`, `sha256:…`. */
  readonly digest: string
  /** The file that says so. */
  readonly recordedIn: string
  /** Data that models are evaluated on, by their name or the stage that reads them. */
  readonly isEvaluated?: true
  /** Of a lock: weights that the stage read, or made, that wrote the results: they are of this content. */
  readonly gaveResults?: true
  /** The size of the content, where it is recorded; of a folder, of all its files. */
  readonly bytes?: number
}

/** Everything that was read about one version of a model. */
export interface Evidence {
  readonly sources: readonly Source[]
  readonly card: Card | null
  /** Numbers of the metrics files. */
  readonly metrics: readonly MetricEntry[]
  /** What card and metrics files say of the evaluation; left out where nobody reads it. */
  readonly conditions?: readonly Condition[]
  /** What of card and metrics files is not used, with the reason; left out where nobody reads it. */
  readonly unused?: readonly Unused[]
  readonly predictions: Predictions | null
  /** Of the candidate, where the policy names a file. */
  readonly trainingKeys?: TrainingKeys
  /** Hyperparameters by dotted path, as text. */
  readonly parameters: Readonly<Record<string, string>>
  readonly digests: readonly RecordedDigest[]
  /** Packages and their versions. */
  readonly environment: Readonly<Record<string, string>>
  readonly problems: readonly Problem[]
}

/** Of a version of which nothing could be read. */
export const NO_EVIDENCE: Evidence = {
  sources: [],
  card: null,
  metrics: [],
  predictions: null,
  parameters: {},
  digests: [],
  environment: {},
  problems: []
}

/** Who a version is: what the registry and the repository call it. */
export interface Identity {
  /** `git`, `file`, `mlflow`, … ; for the candidate, where its files were read. */
  readonly registry: string
  readonly version: string
  /** Full commit id where there is one. */
  readonly commit: string | null
}

/** The keys of the rows that a model was trained on. */
export interface TrainingKeys {
  readonly file: string
  /** Columns of keys; none where the file could not be read, and `problems` says why. */
  readonly keys: readonly Column[]
  readonly problems: readonly Problem[]
}

/** One version of a model: which it is, and what was read of it. */
export interface Version {
  readonly identity: Identity
  readonly evidence: Evidence
}
