/** Where something stands, for annotations and messages. */
export interface Location {
  /** Path as the user knows it, relative to the workspace. */
  readonly file?: string
  /** 1-based. */
  readonly line: number
}

/** Something that keeps evidence from being read or trusted; becomes a finding. */
export interface Problem {
  /** `fail`: the evidence is there and wrong; `missing`: it cannot be had. */
  readonly status: 'fail' | 'missing' | 'inconclusive'
  /** Short kebab-case name, stable for waivers: `broken-yaml`, `duplicate-keys`. */
  readonly id: string
  /** One sentence: what was given, where, what is allowed. */
  readonly summary: string
  /** One sentence: how to fix it. */
  readonly remedy: string
  readonly location: Location
}

/** A `Location` of a file; line 1 where the file as a whole is meant. */
export function at(file: string, line = 1): Location {
  return {file, line}
}

/** Evidence that is there and wrong. */
export function broken(id: string, location: Location, summary: string, remedy: string): Problem {
  return {status: 'fail', id, summary, remedy, location}
}

/** Evidence that cannot be had. */
export function absent(id: string, location: Location, summary: string, remedy: string): Problem {
  return {status: 'missing', id, summary, remedy, location}
}
