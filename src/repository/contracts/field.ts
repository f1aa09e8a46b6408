/** One input or output that a contract names. */
export interface Field {
  /** `#1`, `#2` … where columns have no names. */
  readonly name: string
  readonly type: FieldType
  /** Of an input: callers have to give it. Of an output: they can count on it. */
  readonly required: boolean
}

/** What a field holds. */
export type FieldType =
  | {
      readonly kind: 'scalar'
      readonly name: string
      /** The only values, where they are listed. */
      readonly values?: readonly string[]
    }
  | {readonly kind: 'tensor'; readonly dtype: string; readonly shape: readonly number[]}
  | {readonly kind: 'array' | 'map'; readonly items: FieldType}
  /** An operation is what a service does at one address; its fields are what it takes or gives there. */
  | {readonly kind: 'object' | 'operation'; readonly fields: readonly Field[]}
  /** One of several; at least two. */
  | {readonly kind: 'union'; readonly of: readonly FieldType[]}

/** A type that takes whatever there is. */
export const ANY: FieldType = {kind: 'scalar', name: 'any'}

/** A type that is not written, so that nothing fits it. */
export const UNTYPED: FieldType = {kind: 'scalar', name: 'of no type'}

/** Contracts are not deeper; keeps those that hold themselves from going on. */
export const MAX_DEPTH = 12

export type Side = 'inputs' | 'outputs'

/** What a model takes and gives; null for a side that is not described. */
export interface Contract {
  readonly inputs: readonly Field[] | null
  readonly outputs: readonly Field[] | null
}
