/** Where a file that is only recorded is kept, as far as that was followed. */
export type StoredObject =
  | {readonly state: 'there'; readonly where: string}
  /** Looked for everywhere, and not found; `where` names the places. */
  | {readonly state: 'absent'; readonly where: string}
  /** A clause: why it could not be followed. */
  | {readonly state: 'unknown'; readonly why: string}

/** What a DVC file or a Git LFS pointer says of a file whose content lies elsewhere. */
interface FileRecord {
  readonly tool: 'DVC' | 'Git LFS'
  /** The file that says it; the pointer itself for Git LFS. */
  readonly file: string
  /** With its algorithm: `md5:…`, `sha256:…`. */
  readonly digest: string
}

/** A file of a model: itself, or what records it. */
export interface ModelFile {
  readonly path: string
  /** Null where nothing says it. */
  readonly bytes: number | null
  /** Null where the file itself is there. */
  readonly record: FileRecord | null
  /** Of a recorded one, where somebody looked. */
  readonly object?: StoredObject
}

/** A file whose content is kept outside of the version's own files. */
export type RecordedFile = ModelFile & {readonly record: FileRecord}

/** Those that are only recorded. */
export function recordedOnly(files: readonly ModelFile[]): readonly RecordedFile[] {
  return files.filter((file): file is RecordedFile => file.record !== null)
}
