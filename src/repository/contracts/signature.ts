import {jsonValue} from '../../files/syntax/plain-json.ts'
import {at, isFields, items, textOf} from '../documents.ts'
import {MAX_DEPTH, UNTYPED, type Contract, type Field, type FieldType} from './field.ts'

/** The signature in an MLmodel file, as MLflow writes it; a side that is not there or broken is null. */
export function readSignature(document: unknown): Contract {
  return {
    inputs: fieldsOf(at(document, 'signature', 'inputs')),
    outputs: fieldsOf(at(document, 'signature', 'outputs'))
  }
}

/** MLflow keeps each side as JSON text inside the YAML. */
function fieldsOf(written: unknown): readonly Field[] | null {
  const text = textOf(written)
  const listed = text === null ? undefined : jsonValue(text)
  return Array.isArray(listed) && listed.length > 0
    ? items(listed).map((value, index) => fieldOf(`#${index + 1}`, value, 0))
    : null
}

function fieldOf(name: string, value: unknown, depth: number): Field {
  return {
    name: textOf(at(value, 'name')) ?? name,
    type: typeOf(value, depth),
    required: at(value, 'required') !== false && at(value, 'optional') !== true
  }
}

function typeOf(value: unknown, depth: number): FieldType {
  const tensor = at(value, 'tensor-spec')
  const name = textOf(at(value, 'type'))
  if (depth > MAX_DEPTH) return UNTYPED
  if (tensor !== undefined)
    return {
      kind: 'tensor',
      dtype: textOf(at(tensor, 'dtype')) ?? '',
      shape: items(at(tensor, 'shape')).map(Number)
    }
  switch (name) {
    case null:
      return UNTYPED
    case 'array':
      return {kind: 'array', items: typeOf(at(value, 'items'), depth + 1)}
    case 'map':
      return {kind: 'map', items: typeOf(at(value, 'values'), depth + 1)}
    case 'object': {
      const properties = at(value, 'properties')
      const entries = Object.entries(isFields(properties) ? properties : {})
      return {kind: 'object', fields: entries.map(([key, of]) => fieldOf(key, of, depth + 1))}
    }
    default:
      return {kind: 'scalar', name}
  }
}
