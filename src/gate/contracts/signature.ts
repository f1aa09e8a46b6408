import {at, items, jsonValue, textOf, yamlDocuments} from '../../gaps/documents.ts'

/** One input or output of a model. */
export interface Field {
  /** `#1`, `#2` … where columns have no names. */
  readonly name: string
  readonly type: FieldType
  readonly required: boolean
}

/** What a field holds. */
export type FieldType =
  | {readonly kind: 'scalar'; readonly name: string}
  | {readonly kind: 'tensor'; readonly dtype: string; readonly shape: readonly number[]}
  | {readonly kind: 'array'; readonly items: FieldType}
  | {readonly kind: 'object'; readonly fields: readonly Field[]}

/** What a model takes and gives; null for a side that is not described. */
export interface Signature {
  readonly inputs: readonly Field[] | null
  readonly outputs: readonly Field[] | null
}

/** The signature in the text of an MLmodel file; null where it has none or is broken. */
export function readSignature(text: string): Signature | null {
  const signature = at(yamlDocuments(text)[0], 'signature')
  const inputs = fieldsOf(at(signature, 'inputs'))
  const outputs = fieldsOf(at(signature, 'outputs'))
  return inputs === null && outputs === null ? null : {inputs, outputs}
}

/** MLflow writes each side as JSON text inside the YAML. */
function fieldsOf(written: unknown): readonly Field[] | null {
  const text = textOf(written)
  const listed = text === null ? undefined : jsonValue(text)
  return Array.isArray(listed) && listed.length > 0 ? items(listed).map(fieldOf) : null
}

function fieldOf(value: unknown, index: number): Field {
  return {
    name: textOf(at(value, 'name')) ?? `#${index + 1}`,
    type: typeOf(value),
    required: at(value, 'required') !== false && at(value, 'optional') !== true
  }
}

function typeOf(value: unknown): FieldType {
  const name = textOf(at(value, 'type'))
  const tensor = at(value, 'tensor-spec')
  if (tensor !== undefined)
    return {
      kind: 'tensor',
      dtype: textOf(at(tensor, 'dtype')) ?? '',
      shape: items(at(tensor, 'shape')).map(Number)
    }
  if (name === 'array') return {kind: 'array', items: typeOf(at(value, 'items'))}
  if (name === 'object') return {kind: 'object', fields: propertiesOf(at(value, 'properties'))}
  return {kind: 'scalar', name: name ?? JSON.stringify(value ?? null)}
}

function propertiesOf(properties: unknown): readonly Field[] {
  if (typeof properties !== 'object' || properties === null) return []
  return Object.entries(properties).map(([name, value], index) => ({
    ...fieldOf(value, index),
    name
  }))
}
