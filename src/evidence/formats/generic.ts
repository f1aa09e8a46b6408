import {newDraft} from '../entries/draft.ts'
import type {Format} from '../entries/format.ts'
import {readTree} from '../entries/tree.ts'

/**
 * Names and numbers, flat or nested, as DVC and most projects write them. Every number becomes an
 * entry; names and containers say what it is about and whether it votes.
 */
export const generic: Format = {
  name: 'metrics',
  read: source => {
    if (source.root === null) return null
    const draft = newDraft(source.path)
    readTree(draft, source.root)
    return draft
  }
}
