import {expect, test} from '@jest/globals'

import {commitTree, type Entry, type ObjectStore} from '../../src/adapters/commit-tree.ts'
import {MAX_FILES} from '../../src/adapters/tree-path.ts'
import {UserError} from '../../src/errors.ts'

test.each([
  [MAX_FILES, false],
  [MAX_FILES + 1, true]
])('of %d files a part would hide evidence', async (count, refused) => {
  const entries = Array.from({length: count}, (_, n): Entry => {
    return {path: `f${n}`, kind: 'file', id: 'blob'}
  })
  const none = (): Promise<never> => Promise.reject(new Error('not asked for'))
  const store: ObjectStore = {
    folder: none,
    below: () => Promise.resolve(entries),
    size: none,
    blob: none
  }
  const tree = commitTree(store, {name: 'main@c', commit: 'c', folder: ''})
  const listed = await tree.list().catch((error: unknown) => error)
  expect(listed instanceof UserError).toBe(refused)
  expect(Array.isArray(listed) ? listed.length : MAX_FILES + 1).toBe(count)
})
