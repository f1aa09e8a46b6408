/** The rows of each segment, ascending; a negative code is in none. */
export function rowsBySegment(segment: Int32Array, segments: number): readonly Int32Array[] {
  const counts = new Int32Array(segments)
  for (let i = 0; i < segment.length; i++) {
    const s = segment[i] ?? -1
    if (s >= 0) counts[s] = (counts[s] ?? 0) + 1
  }
  const rows = Array.from(counts, count => new Int32Array(count))
  counts.fill(0)
  for (let i = 0; i < segment.length; i++) {
    const s = segment[i] ?? -1
    const ofSegment = rows[s]
    if (ofSegment === undefined) continue
    const at = counts[s] ?? 0
    ofSegment[at] = i
    counts[s] = at + 1
  }
  return rows
}
