import {type Dialect, commonKind, doubled, floatDigits} from '../dialect.ts'

/** Trino. Its sessions are set to UTC. */
export const TRINO: Dialect = {
  name: 'trino',
  identifier: name => doubled(name, '"'),
  text: value => doubled(value, "'"),
  number: value => `DOUBLE '${floatDigits(value)}'`,
  noText: 'CAST(NULL AS VARCHAR)',
  noNumber: 'CAST(NULL AS DOUBLE)',
  asText: sql => `CAST(${sql} AS VARCHAR)`,
  asFloat: sql => `CAST(${sql} AS DOUBLE)`,
  asInteger: sql => `CAST(${sql} AS BIGINT)`,
  parsedNumber: sql => `TRY_CAST(${sql} AS DOUBLE)`,
  millis: (sql, kind) =>
    `CAST(date_diff('millisecond', TIMESTAMP '1970-01-01 00:00:00${kind === 'instant' ? ' UTC' : ''}', CAST(${sql} AS TIMESTAMP(3)${kind === 'instant' ? ' WITH TIME ZONE' : ''})) AS DOUBLE)`,
  parsedMillis: sql =>
    `CAST(date_diff('millisecond', TIMESTAMP '1970-01-01 00:00:00 UTC', TRY(from_iso8601_timestamp(replace(${sql}, ' ', 'T')))) AS DOUBLE)`,
  matches: (sql, pattern) => `regexp_like(${sql}, ${doubled(pattern, "'")})`,
  ln: sql => `ln(${sql})`,
  exactSum: sql => `sum(CAST(CAST(${sql} AS BIGINT) AS DECIMAL(38, 0)))`,
  beforePoint: sql => `split_part(${sql}, '.', 1)`,
  kindOf: commonKind
}
