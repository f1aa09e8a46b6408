import {type Dialect, commonKind, doubled, floatDigits} from '../dialect.ts'

/** Backslashes mean the same whatever `standard_conforming_strings` says. */
function text(value: string): string {
  return `E${doubled(value.replaceAll('\\', '\\\\'), "'")}`
}

/** Postgres. Its sessions are set to UTC. */
export const POSTGRES: Dialect = {
  name: 'postgres',
  identifier: name => doubled(name, '"'),
  text,
  number: value => `'${floatDigits(value)}'::float8`,
  noText: 'NULL::text',
  noNumber: 'NULL::float8',
  asText: sql => `(${sql})::text`,
  asFloat: sql => `(${sql})::float8`,
  asInteger: sql => `(${sql})::bigint`,
  parsedNumber: sql => `(${sql})::float8`,
  millis: sql => `floor(extract(epoch FROM ${sql})::numeric * 1000)::float8`,
  parsedMillis: sql => `floor(extract(epoch FROM (${sql})::timestamptz)::numeric * 1000)::float8`,
  matches: (sql, pattern) => `(${sql} ~ ${text(pattern)})`,
  ln: sql => `ln(${sql})`,
  exactSum: sql => `sum((${sql})::bigint)`,
  beforePoint: sql => `split_part(${sql}, '.', 1)`,
  kindOf: commonKind
}
