import type {LogFile} from './log-file.ts'
import type {PartCounted} from './part-counter.ts'
import type {Part} from './part.ts'

/** So many bytes a part: small enough that threads end together, large enough that starting one is nothing. */
const PART_BYTES = 1 << 25

/** Every file as one part, in their order. */
export function wholeFiles(files: readonly LogFile[]): readonly Part[] {
  return files.map((_, file) => ({file, from: 0, to: Infinity}))
}

/** Parts that threads can read side by side, in the order of the log; compressed files and JSON lists are one part. */
export function partsOf(files: readonly LogFile[], bytes: number = PART_BYTES): readonly Part[] {
  return files.flatMap((file, index) => {
    const {content, packing, size} = file
    if (content.format === 'parquet') return groupParts(index, content.groups, bytes)
    const isOne = packing !== 'none' || (content.format === 'json' && content.isList)
    if (isOne || content.format === 'empty') return [{file: index, from: 0, to: Infinity}]
    const count = Math.max(1, Math.ceil(size / bytes))
    return Array.from({length: count}, (_, part) => ({
      file: index,
      from: Math.floor((size * part) / count),
      to: part === count - 1 ? Infinity : Math.floor((size * (part + 1)) / count)
    }))
  })
}

/**
 * Whether every part of a file began where the one before it ended. A part looks for its first record behind the
 * next line end, and that may lie within quotes: then the one before ends elsewhere, and the parts are no good.
 */
export function areSeamless(parts: readonly Part[], counted: readonly PartCounted[]): boolean {
  return parts.every((part, index) => {
    const before = parts[index - 1]
    if (before === undefined || before.file !== part.file) return true
    return counted[index - 1]?.ended === counted[index]?.began
  })
}

function groupParts(
  file: number,
  groups: readonly {readonly bytes: number}[],
  most: number
): readonly Part[] {
  const parts: Part[] = []
  let from = 0
  let bytes = 0
  groups.forEach((group, index) => {
    bytes += group.bytes
    if (bytes < most && index < groups.length - 1) return
    parts.push({file, from, to: index + 1})
    from = index + 1
    bytes = 0
  })
  return parts.length === 0 ? [{file, from: 0, to: 0}] : parts
}
