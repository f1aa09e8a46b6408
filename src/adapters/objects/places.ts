import type {Tree} from '../../ports.ts'
import type {Repository} from '../git.ts'
import type {Times} from '../network/call.ts'

/** The LFS server of the forge, with the token that is there for the forge. */
export interface LfsServer {
  /** `https://github.com/OWNER/NAME.git/info/lfs`. */
  readonly url: string
  readonly token: string
  /** The base's files from the root of the repository on: its `.lfsconfig` may name another server. */
  readonly configured: Tree
}

/** Where content that is only recorded may lie, and what says so. */
export interface ObjectPlaces {
  /** On this disk, the root of the trees. */
  readonly folder: string
  /** The clone; null where there is none. */
  readonly repository: Repository | null
  /** The base's files, whose configuration of DVC counts: the pull request's own could name any address. */
  readonly configured: Tree
  /** Null where no forge is asked. */
  readonly lfs: LfsServer | null
  readonly times?: Times
}
