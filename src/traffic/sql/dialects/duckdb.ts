import {type Dialect, commonKind, doubled, floatDigits} from '../dialect.ts'

/** DuckDB 1.x. Its sessions are set to UTC. */
export const DUCKDB: Dialect = {
  name: 'duckdb',
  identifier: name => doubled(name, '"'),
  text: value => doubled(value, "'"),
  number: value => `(${floatDigits(value)}::DOUBLE)`,
  noText: 'NULL::VARCHAR',
  noNumber: 'NULL::DOUBLE',
  asText: sql => `CAST(${sql} AS VARCHAR)`,
  asFloat: sql => `CAST(${sql} AS DOUBLE)`,
  asInteger: sql => `CAST(${sql} AS BIGINT)`,
  parsedNumber: sql => `TRY_CAST(${sql} AS DOUBLE)`,
  millis: sql => `CAST(epoch_ms(${sql}) AS DOUBLE)`,
  parsedMillis: sql => `CAST(epoch_ms(TRY_CAST(${sql} AS TIMESTAMPTZ)) AS DOUBLE)`,
  matches: (sql, pattern) => `regexp_matches(${sql}, ${doubled(pattern, "'")})`,
  isFinite: sql => `isfinite(${sql})`,
  // The form of JavaScript's `toISOString`; DuckDB takes the hours `24` and ` 1`, too.
  plainMillis: sql => [
    `(${sql} LIKE '____-__-__T__:__:__.___Z' AND ${sql} BETWEEN '0' AND '9~' AND substring(${sql}, 12, 2) BETWEEN '00' AND '23')`,
    `CAST(epoch_ms(TRY_CAST(${sql} AS TIMESTAMP)) AS DOUBLE)`
  ],
  ln: sql => `ln(${sql})`,
  exactSum: sql => `sum(CAST(${sql} AS BIGINT))`,
  beforePoint: sql => `split_part(${sql}, '.', 1)`,
  kindOf: commonKind
}
