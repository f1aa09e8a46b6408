import type {SchemaElement} from 'hyparquet'

/** What the stored values of a column mean. */
export type ColumnType =
  | {readonly kind: 'number' | 'text' | 'flag' | 'hex' | 'int96'}
  | {readonly kind: 'whole'; readonly isSigned: boolean}
  | {readonly kind: 'decimal'; readonly scale: number}
  | {readonly kind: 'date'}
  | {
      readonly kind: 'timestamp'
      readonly unit: 'ms' | 'us' | 'ns'
      readonly hasZone: boolean
    }
  /** Lists, groups and what else is no single value; also half-precision numbers, intervals and times of day. */
  | {readonly kind: 'unsupported'; readonly name: string}

const UNITS = {MILLIS: 'ms', MICROS: 'us', NANOS: 'ns'} as const

/** The meaning of a column at the top of a file's schema. */
export function columnTypeOf(element: SchemaElement, children: number): ColumnType {
  const {type}: {readonly type?: SchemaElement['type'] | undefined} = element
  if (children > 0) return {kind: 'unsupported', name: 'a group'}
  if (element.repetition_type === 'REPEATED') return {kind: 'unsupported', name: 'a list'}
  const {logical_type: logical, converted_type: converted} = element
  if (logical?.type === 'DECIMAL' || converted === 'DECIMAL') {
    const scale = logical?.type === 'DECIMAL' ? logical.scale : (element.scale ?? 0)
    return {kind: 'decimal', scale}
  }
  if (logical?.type === 'TIMESTAMP')
    return {kind: 'timestamp', unit: UNITS[logical.unit], hasZone: logical.isAdjustedToUTC}
  if (converted === 'TIMESTAMP_MILLIS') return {kind: 'timestamp', unit: 'ms', hasZone: true}
  if (converted === 'TIMESTAMP_MICROS') return {kind: 'timestamp', unit: 'us', hasZone: true}
  if (logical?.type === 'DATE' || converted === 'DATE') return {kind: 'date'}
  if (logical?.type === 'TIME' || converted === 'TIME_MILLIS' || converted === 'TIME_MICROS')
    return {kind: 'unsupported', name: 'a time of day'}
  switch (type) {
    case 'BOOLEAN':
      return {kind: 'flag'}
    case 'INT32':
    case 'INT64': {
      const isUnsigned =
        logical?.type === 'INTEGER' ? !logical.isSigned : (converted?.startsWith('UINT') ?? false)
      return {kind: 'whole', isSigned: !isUnsigned}
    }
    case 'FLOAT':
    case 'DOUBLE':
      return {kind: 'number'}
    case 'INT96':
      return {kind: 'int96'}
    case 'BYTE_ARRAY':
      return {kind: 'text'}
    case 'FIXED_LEN_BYTE_ARRAY':
      if (logical?.type === 'FLOAT16') return {kind: 'unsupported', name: 'half-precision numbers'}
      if (converted === 'INTERVAL') return {kind: 'unsupported', name: 'an interval'}
      return {kind: 'hex'}
    case undefined:
      return {kind: 'unsupported', name: 'a group'}
  }
}
