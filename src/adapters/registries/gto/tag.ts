/** What a tag of GTO says; its name is all that counts. */
type GtoAction = 'register' | 'deregister' | 'assign' | 'unassign' | 'deprecate' | 'create'

export interface GtoTag {
  readonly tag: string
  /** `fraud` or `models:fraud`. */
  readonly artifact: string
  readonly action: GtoAction
  /** With its `v`; null for a tag of a stage or of the artifact. */
  readonly version: string | null
  readonly stage: string | null
  /** Null in the simple form. */
  readonly counter: number | null
}

// The forms of gto/constants.py (GTO 1.10): https://github.com/treeverse/gto
const NAME = '[a-zA-Z0-9](?:[a-zA-Z0-9\\-/_]*[a-zA-Z0-9])?'
const IDENTIFIERS = '[0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*'
const PART = '(?:0|[1-9]\\d*)'
const PRERELEASE = `(?:${PART}|\\d*[a-zA-Z-][0-9a-zA-Z-]*)`
const VERSION = `v${PART}\\.${PART}\\.${PART}(?:-${PRERELEASE}(?:\\.${PRERELEASE})*)?(?:\\+${IDENTIFIERS})?`
const TAG = new RegExp(
  `^(?<artifact>(?:[a-zA-Z0-9\\-_./]+=)?${NAME})` +
    `(?:(?:#(?<stage>${NAME})|@(?<version>${VERSION}))(?<cancel>!?)|@(?<mark>deprecated|created))` +
    `(?:#(?<counter>\\d+))?$`,
  'u'
)

/** Reads the name of a tag; null where it is none of GTO's. */
export function parseTag(tag: string): GtoTag | null {
  const groups = TAG.exec(tag)?.groups
  if (groups === undefined) return null
  const {artifact = '', stage, version, cancel, mark, counter} = groups
  const isCancelled = cancel === '!'
  return {
    tag,
    artifact: artifact.replace('=', ':'),
    action:
      mark !== undefined
        ? mark === 'deprecated'
          ? 'deprecate'
          : 'create'
        : version !== undefined
          ? isCancelled
            ? 'deregister'
            : 'register'
          : isCancelled
            ? 'unassign'
            : 'assign',
    version: version ?? null,
    stage: stage ?? null,
    counter: counter === undefined ? null : Number(counter)
  }
}

/** The tag that gives a stage to the version at its commit. */
export function assignmentTag(artifact: string, stage: string, counter: number): string {
  return `${artifact.replace(':', '=')}#${stage}#${counter}`
}
