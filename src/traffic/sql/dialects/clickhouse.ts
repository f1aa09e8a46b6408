import {type Dialect, type SqlKind, commonKind, escaped, floatDigits} from '../dialect.ts'

/** Fraction of a second in an ISO 8601 text, as milliseconds. */
function fraction(sql: string): string {
  return `toFloat64(substring(concat(extract(${sql}, ':[0-9]+[.]([0-9]+)'), '000'), 1, 3))`
}

/** ClickHouse 18.16 to 26. */
export const CLICKHOUSE: Dialect = {
  name: 'clickhouse',
  identifier: name => escaped(name, '`'),
  text: value => escaped(value, "'"),
  number: value => `toFloat64(${floatDigits(value)})`,
  noText: "CAST(NULL, 'Nullable(String)')",
  noNumber: "CAST(NULL, 'Nullable(Float64)')",
  asText: sql => `toString(${sql})`,
  asFloat: sql => `toFloat64(${sql})`,
  asInteger: sql => `toInt64(${sql})`,
  parsedNumber: sql => `toFloat64OrNull(replaceAll(${sql}, ' ', ''))`,
  millis: (sql, kind) =>
    kind === 'instant'
      ? `toFloat64(toUnixTimestamp64Milli(${sql}))`
      : `toFloat64(toUnixTimestamp(toDateTime(${sql}, 'UTC'))) * 1000`,
  parsedMillis: sql =>
    `(toFloat64(toUnixTimestamp(parseDateTimeBestEffortOrNull(${sql}, 'UTC'))) * 1000 + ${fraction(sql)})`,
  matches: (sql, pattern) => `match(${sql}, ${escaped(pattern, "'")})`,
  ln: sql => `log(${sql})`,
  exactSum: sql => `sum(toDecimal128(${sql}, 0))`,
  beforePoint: sql => `substring(${sql}, 1, position(${sql}, '.') - 1)`,
  kindOf
}

/** ClickHouse wraps its types: `LowCardinality(Nullable(String))`. */
function kindOf(type: string): SqlKind | null {
  const [, inner] = /^(?:Nullable|LowCardinality)\((.*)\)$/u.exec(type) ?? []
  if (inner !== undefined) return kindOf(inner)
  if (/^DateTime64\b/u.test(type)) return 'instant'
  if (/^(DateTime(\(.*\))?|Date(32)?)$/u.test(type)) return 'time'
  if (/^(FixedString\(\d+\)|LowCardinality.*|IPv[46])$/u.test(type)) return 'text'
  return commonKind(type)
}
