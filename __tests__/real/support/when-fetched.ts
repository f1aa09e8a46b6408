import process from 'node:process'
import {describe} from '@jest/globals'
import {NotInstalled} from './tool-cache.ts'

/**
 * Describes tests that need a tool, once it is in the cache. Where it cannot be fetched, as without network, says so
 * aloud and skips them: it is no fault of what is tested. A tool that is there and fails, fails the tests.
 */
export async function describeWhenFetched(
  name: string,
  fetch: () => Promise<unknown>,
  tests: () => void
): Promise<void> {
  try {
    await fetch()
  } catch (error) {
    if (!(error instanceof NotInstalled)) throw error
    process.stderr.write(`SKIPPED: ${name}. It cannot be fetched: ${error.message}\n`)
    describe.skip(name, tests)
    return
  }
  describe(name, tests)
}
