/** Where to look for earlier candidates: paths relative to the folder that is judged. */
export interface AttemptQuery {
  /** The candidate's predictions, or its metrics where it has none. */
  readonly path: string
  /** The commit that is in production; null where that is not a commit of this repository. */
  readonly since: string | null
  /** The same file of the model in production, where it lies in the same tree. */
  readonly baselinePath: string | null
}

/** What one commit made of the candidate's evidence. */
export interface CommittedEvidence {
  readonly commit: string
  /** Digest of the candidate's file after the commit; null where the commit removed it. */
  readonly evidence: string | null
  /** Digest of what it was compared with: another one is another evaluation set or baseline. */
  readonly evaluationSet: string | null
}

/** The candidate's evidence as it is, and the commits that changed it, newest first. */
export interface AttemptHistory {
  readonly current: Omit<CommittedEvidence, 'commit'>
  readonly commits: readonly CommittedEvidence[]
  /** Of the model in production, where its file has the same path: going back to it is no attempt. */
  readonly production: string | null
  /** Whether all commits were looked at. */
  readonly complete: boolean
}

export type AttemptLog =
  | {readonly known: true; readonly history: AttemptHistory}
  | {readonly known: false; readonly why: string}

/** How often candidates were tried on one hold-out against one baseline. */
export interface Attempts {
  /** When this candidate was tried first, counted from 1. */
  readonly attempt: number
  /** Candidates in all, this one among them. */
  readonly tried: number
  /** Whether there may have been more. */
  readonly atLeast: boolean
}

/**
 * Counts candidates, not runs: the same content again is the same candidate, and keeps its number. Only
 * what was compared with today's evaluation set and baseline counts, so that a fresh set begins at 1.
 */
export function countAttempts(history: AttemptHistory): Attempts {
  const {current, commits, production, complete} = history
  const reset = commits.findIndex(c => c.evaluationSet !== current.evaluationSet)
  const counted = reset < 0 ? commits : commits.slice(0, reset)
  const contents = new Set(
    [...counted.map(c => c.evidence).toReversed(), current.evidence].filter(
      content => content !== null && (content !== production || content === current.evidence)
    )
  )
  return {
    attempt: [...contents].indexOf(current.evidence) + 1,
    tried: contents.size,
    atLeast: !complete && reset < 0
  }
}
