import type {ChildProcess} from 'node:child_process'

/** A candidate whose branch is merged. */
interface MergedCandidate {
  readonly number: number
  /** Of the branch on which it was judged. */
  readonly head: string
  readonly merge: string
  readonly accuracy: number
}

/** A registry as people use it beside the gate, with tools that are not the gate's. Versions count from 1. */
export interface DrivenRegistry {
  /** As in the policy. */
  readonly policy: string
  /** What is moved, as the gate calls it. */
  readonly pointer: string
  /** As the gate calls a version. */
  name(number: number): string
  /** Keeps a version, to be promoted. */
  offer(candidate: MergedCandidate): Promise<void>
  /** Puts a version into production past the gate. */
  putByHand(number: number): Promise<void>
  /** Which version is in production. */
  inProduction(): Promise<number>
  /** How many records of the gate it keeps. */
  records(): Promise<number>
  /** Whether nothing of a move is left behind. */
  isClean(): Promise<boolean>
  /** Ends a process, which `start` starts, when it is about to move the pointer. */
  killBeforeMove(start: (variables: Variables) => ChildProcess): Promise<void>
  stop(): Promise<void>
  /** What the gate says. */
  readonly says: {
    readonly nothingWaits: RegExp
    /** Of version 1, when another one was judged. */
    readonly another: RegExp
    readonly unknown: RegExp
    /** When a move is begun again that was broken off. */
    readonly begunAgain: RegExp
  }
}

export type Variables = Readonly<Record<string, string>>

/** Waits until a process has ended, and gives the signal that ended it. */
export async function endOf(child: ChildProcess): Promise<NodeJS.Signals | null> {
  if (child.exitCode === null && child.signalCode === null)
    await new Promise(resolve => child.once('exit', resolve))
  return child.signalCode
}
