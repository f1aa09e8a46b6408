import {type Dialect, commonKind, doubled, escaped, floatDigits} from '../dialect.ts'

/** Spark 3.4 and later. Its sessions are set to UTC. */
export const SPARK: Dialect = {
  name: 'spark',
  identifier: name => doubled(name, '`'),
  text: value => escaped(value, "'"),
  number: value => `${floatDigits(value)}D`,
  noText: 'CAST(NULL AS STRING)',
  noNumber: 'CAST(NULL AS DOUBLE)',
  asText: sql => `CAST(${sql} AS STRING)`,
  asFloat: sql => `CAST(${sql} AS DOUBLE)`,
  asInteger: sql => `CAST(${sql} AS BIGINT)`,
  parsedNumber: sql => `TRY_CAST(${sql} AS DOUBLE)`,
  millis: sql => `CAST(unix_millis(CAST(${sql} AS TIMESTAMP)) AS DOUBLE)`,
  parsedMillis: sql => `CAST(unix_millis(TRY_CAST(${sql} AS TIMESTAMP)) AS DOUBLE)`,
  matches: (sql, pattern) => `(${sql} RLIKE ${escaped(pattern, "'")})`,
  ln: sql => `ln(${sql})`,
  exactSum: sql => `sum(CAST(CAST(${sql} AS BIGINT) AS DECIMAL(38, 0)))`,
  // Spark's `timestamp` is an instant; one without a zone is `timestamp_ntz`.
  beforePoint: sql => `split_part(${sql}, '.', 1)`,
  kindOf: type => (/^timestamp(_ltz)?$/iu.test(type) ? 'instant' : commonKind(type))
}
