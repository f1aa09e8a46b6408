import {blobSha, type Files} from './git-objects.ts'

const CONTEXT_LINES = 3

/** One file that differs between two commits, in the words of GitHub's 'diff-entry'. */
export interface ChangedFile {
  readonly filename: string
  readonly previous_filename?: string
  readonly status: 'added' | 'removed' | 'modified' | 'renamed'
  readonly sha: string
  readonly additions: number
  readonly deletions: number
  readonly changes: number
  readonly patch?: string
}

/** Lists what differs, by path; a file that moved unchanged is 'renamed'. */
export function changedFiles(before: Files, after: Files): ChangedFile[] {
  const removed = new Map([...before].filter(([path]) => !after.has(path)))
  const changes: ChangedFile[] = []
  for (const [filename, content] of after) {
    const old = before.get(filename)
    if (old?.equals(content) === true) continue
    const source = old === undefined ? findMoved(removed, content) : undefined
    if (source !== undefined) {
      removed.delete(source)
      const sha = blobSha(content)
      const counts = {additions: 0, deletions: 0, changes: 0}
      changes.push({filename, previous_filename: source, status: 'renamed', sha, ...counts})
    } else {
      const status = old === undefined ? 'added' : 'modified'
      changes.push({filename, status, sha: blobSha(content), ...lineChanges(old, content)})
    }
  }
  for (const [filename, content] of removed) {
    const sha = blobSha(content)
    changes.push({filename, status: 'removed', sha, ...lineChanges(content, undefined)})
  }
  return changes.sort((a, b) => (a.filename < b.filename ? -1 : 1))
}

function findMoved(removed: Files, content: Buffer): string | undefined {
  return [...removed].find(([, old]) => old.equals(content))?.[0]
}

function lineChanges(before: Buffer | undefined, after: Buffer | undefined) {
  if (before?.includes(0) === true || after?.includes(0) === true) {
    return {additions: 0, deletions: 0, changes: 0}
  }
  const old = lines(before)
  const now = lines(after)
  const same = (a: string | undefined, b: string | undefined) => a !== undefined && a === b
  let start = 0
  while (same(old[start], now[start])) start++
  let end = 0
  const shorter = Math.min(old.length, now.length)
  while (start + end < shorter && same(old.at(-1 - end), now.at(-1 - end))) end++

  const deletions = old.length - end - start
  const additions = now.length - end - start
  const from = Math.max(0, start - CONTEXT_LINES)
  const tail = Math.min(end, CONTEXT_LINES)
  const header =
    `@@ -${range(from, old.length - end + tail, old)}` +
    ` +${range(from, now.length - end + tail, now)} @@`
  const patch = [
    header,
    ...old.slice(from, start).map(line => ` ${line}`),
    ...old.slice(start, old.length - end).map(line => `-${line}`),
    ...now.slice(start, now.length - end).map(line => `+${line}`),
    ...now.slice(now.length - end, now.length - end + tail).map(line => ` ${line}`)
  ].join('\n')
  return {additions, deletions, changes: additions + deletions, patch}
}

function lines(content: Buffer | undefined): string[] {
  const text = content?.toString('utf8').replace(/\n$/, '') ?? ''
  return text === '' ? [] : text.split('\n')
}

function range(from: number, to: number, all: readonly string[]): string {
  if (all.length === 0) return '0,0'
  return to - from === 1 ? String(to) : `${from + 1},${to - from}`
}
