/** One attempt of a workflow run. GitHub numbers runs in the order in which they begin. */
export interface RunStamp {
  readonly run: number
  readonly attempt: number
}

/** The run that this process is part of; null outside of one. */
export function ownRun(env: Readonly<Record<string, string | undefined>>): RunStamp | null {
  const [run, attempt] = [Number(env['GITHUB_RUN_ID']), Number(env['GITHUB_RUN_ATTEMPT'] ?? 1)]
  return Number.isSafeInteger(run) && run > 0 && Number.isSafeInteger(attempt)
    ? {run, attempt}
    : null
}

/** Whether one began after the other: what it says is not to be replaced. */
export function isNewer(one: RunStamp | null, other: RunStamp | null): boolean {
  if (one === null || other === null) return false
  return one.run === other.run ? one.attempt > other.attempt : one.run > other.run
}

/** `12.1`, as it stands in what is published. */
export function stampText({run, attempt}: RunStamp): string {
  return `${run}.${attempt}`
}

/** What `stampText` wrote; null for anything else. */
export function readStamp(text: string | undefined): RunStamp | null {
  const [, run, attempt] = /^(\d{1,15})\.(\d{1,9})$/u.exec(text ?? '') ?? []
  return run === undefined || attempt === undefined
    ? null
    : {run: Number(run), attempt: Number(attempt)}
}
