import {apiFailure, isDenied, type Purpose, reasonFor} from './failure.ts'

/** What became of something to publish. `none`: it was there already, as it should be, or a newer run's is. */
export type Published =
  | {
      readonly published: true
      readonly url: string
      readonly change: 'created' | 'updated' | 'none'
    }
  | {
      readonly published: false
      readonly reason: string
      /** What the token would need, where that is why. */
      readonly permission?: string
    }

/** Publishes, and tells the reason where it cannot: that is news for the log and changes no verdict. Never throws. */
export async function published(
  purpose: Purpose,
  publish: () => Promise<Published>
): Promise<Published> {
  try {
    return await publish()
  } catch (error) {
    const failure = apiFailure(error)
    if (failure === null) {
      const said = error instanceof Error ? error.message : String(error)
      return {published: false, reason: `cannot ${purpose.what} (${said})`}
    }
    const denied = isDenied(failure) ? {permission: purpose.permission} : {}
    return {published: false, reason: reasonFor(failure, purpose), ...denied}
  }
}
