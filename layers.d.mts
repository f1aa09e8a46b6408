// Types of layers.mjs, for the test of the picture.

export const LAYERS: readonly {
  readonly rooms: readonly string[]
  readonly pure: boolean
  readonly holds: string
}[]
export function withPicture(page: string): string
