import type {Location, Problem} from './metric.ts'

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
