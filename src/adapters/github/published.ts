import {apiFailure, type Purpose, reasonFor} from './failure.ts'

/** What became of something to publish. `none`: it was there already, as it should be. */
export type Published =
  | {
      readonly published: true
      readonly url: string
      readonly change: 'created' | 'updated' | 'none'
    }
  | {readonly published: false; readonly reason: string}

/**
 * Publishes, and tells the reason where GitHub does not let it: that is news for the log and changes no verdict. What is
 * not the API's failure is thrown.
 */
export async function published(
  purpose: Purpose,
  publish: () => Promise<Published>
): Promise<Published> {
  try {
    return await publish()
  } catch (error) {
    const failure = apiFailure(error)
    if (failure === null) throw error
    return {published: false, reason: reasonFor(failure, purpose)}
  }
}
