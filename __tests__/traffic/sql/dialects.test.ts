import {describe, expect, test} from '@jest/globals'
import fc from 'fast-check'
import type {Dialect} from '../../../src/traffic/sql/dialect.ts'
import {CLICKHOUSE} from '../../../src/traffic/sql/dialects/clickhouse.ts'
import {DUCKDB} from '../../../src/traffic/sql/dialects/duckdb.ts'
import {POSTGRES} from '../../../src/traffic/sql/dialects/postgres.ts'
import {SPARK} from '../../../src/traffic/sql/dialects/spark.ts'
import {TRINO} from '../../../src/traffic/sql/dialects/trino.ts'

const DIALECTS = [DUCKDB, TRINO, CLICKHOUSE, POSTGRES, SPARK] as const

/** Reads one literal as the engine does; null where it ends early or not at all. */
function readLiteral(sql: string, quote: string, hasEscapes: boolean): string | null {
  let text = ''
  for (let at = 1; at < sql.length; at++) {
    const c = sql[at] ?? ''
    if (hasEscapes && c === '\\') text += sql[++at] ?? ''
    else if (c !== quote) text += c
    else if (sql[at + 1] === quote) text += sql[++at] ?? ''
    else return at === sql.length - 1 ? text : null
  }
  return null
}

/** Whether a backslash escapes in texts, and in names. */
const ESCAPES: Readonly<Record<string, readonly [boolean, boolean]>> = {
  duckdb: [false, false],
  trino: [false, false],
  clickhouse: [true, true],
  postgres: [true, false],
  spark: [true, false]
}

describe.each(DIALECTS.map(dialect => [dialect.name, dialect] as const))('%s', (name, dialect) => {
  const [inTexts = false, inNames = false] = ESCAPES[name] ?? []
  const anything = fc.oneof(
    fc.string({unit: 'binary'}),
    fc.string({unit: fc.constantFrom("'", '"', '`', '\\', ';', '-', '\n', 'a')})
  )

  test('no text ends its literal', () => {
    fc.assert(
      fc.property(anything, text => {
        const literal = dialect.text(text).replace(/^E/u, '')
        expect(readLiteral(literal, "'", inTexts)).toBe(text)
      })
    )
  })

  test('no name ends its quotes', () => {
    fc.assert(
      fc.property(anything, text => {
        const quoted = dialect.identifier(text)
        expect(readLiteral(quoted, quoted[0] ?? '', inNames)).toBe(text)
      })
    )
  })

  test('a number is written so that the same float is read', () => {
    fc.assert(
      fc.property(fc.double({noNaN: true, noDefaultInfinity: true}), number => {
        const [digits = ''] = /-?[0-9.]+e[-+]?[0-9]+/u.exec(dialect.number(number)) ?? []
        expect(Number(digits)).toBe(number === 0 ? 0 : number)
      })
    )
    expect(() => dialect.number(Infinity)).toThrow(RangeError)
  })
})

describe('what types hold', () => {
  const cases: readonly (readonly [Dialect, string, string | null])[] = [
    [TRINO, 'varchar(10)', 'text'],
    [TRINO, 'timestamp(6) with time zone', 'instant'],
    [TRINO, 'timestamp(3)', 'time'],
    [TRINO, 'decimal(10,2)', 'number'],
    [TRINO, 'array(varchar)', null],
    [TRINO, 'row(a bigint)', null],
    [TRINO, 'varbinary', null],
    [TRINO, 'tinyint', 'whole-number'],
    [CLICKHOUSE, 'LowCardinality(Nullable(String))', 'text'],
    [CLICKHOUSE, 'Nullable(Float32)', 'number'],
    [CLICKHOUSE, "DateTime64(3, 'UTC')", 'instant'],
    [CLICKHOUSE, "DateTime('Asia/Kolkata')", 'time'],
    [CLICKHOUSE, 'UInt8', 'whole-number'],
    [CLICKHOUSE, 'Array(String)', null],
    [CLICKHOUSE, "Enum8('a' = 1)", 'text'],
    [POSTGRES, 'timestamptz', 'instant'],
    [POSTGRES, 'double precision', 'number'],
    [POSTGRES, 'type 4711', null],
    [DUCKDB, 'TIMESTAMP WITH TIME ZONE', 'instant'],
    [DUCKDB, 'TIMESTAMP_MS', 'time'],
    [DUCKDB, 'VARCHAR[]', null],
    [DUCKDB, 'DECIMAL(18,3)', 'number'],
    [SPARK, 'timestamp', 'instant'],
    [SPARK, 'timestamp_ntz', 'time']
  ]
  test.each(cases.map(([dialect, type, kind]) => [dialect.name, type, kind, dialect] as const))(
    '%s: %s is %s',
    (_, type, kind, dialect) => {
      expect(dialect.kindOf(type)).toBe(kind)
    }
  )
})
