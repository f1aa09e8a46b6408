import type {Field, FieldType} from './signature.ts'

export type Side = 'inputs' | 'outputs'

/** The types into which a value fits without a loss, as MLflow converts them. */
const WIDER: Readonly<Record<string, readonly string[]>> = {
  integer: ['long', 'double'],
  float: ['double'],
  int8: ['int16', 'int32', 'int64', 'float32', 'float64'],
  int16: ['int32', 'int64', 'float32', 'float64'],
  int32: ['int64', 'float64'],
  float16: ['float32', 'float64'],
  float32: ['float64']
}

/**
 * What breaks for callers of the model in production, one clause each. Inputs: whatever was taken has
 * to be taken still, so none may be new and required, gone, or narrower. Outputs: whatever was given has to
 * be given still, so none may be gone, left out at times, or wider.
 */
export function breaksOf(
  before: readonly Field[],
  after: readonly Field[],
  side: Side,
  inside = ''
): readonly string[] {
  const now = new Map(after.map(field => [field.name, field]))
  const known = new Set(before.map(field => field.name))
  const word = side === 'inputs' ? 'input' : 'output'
  const called = (name: string): string => `${word} ${inside}${name}`
  const ofKnown = before.flatMap(old => {
    const field = now.get(old.name)
    if (field === undefined) return [`${called(old.name)} is gone`]
    const [from, to] = side === 'inputs' ? [old, field] : [field, old]
    const isAsked = side === 'inputs' && field.required && !old.required
    const isDropped = side === 'outputs' && old.required && !field.required
    return [
      ...(isAsked ? [`${called(old.name)} is required now`] : []),
      ...(isDropped ? [`${called(old.name)} may be left out now`] : []),
      ...(from.type.kind === 'object' && to.type.kind === 'object'
        ? breaksOf(objectFields(old), objectFields(field), side, `${inside}${old.name}.`)
        : fits(from.type, to.type)
          ? []
          : [`${called(old.name)} is ${nameOf(field.type)} instead of ${nameOf(old.type)}`])
    ]
  })
  const added =
    side === 'inputs' ? after.filter(field => field.required && !known.has(field.name)) : []
  return [...ofKnown, ...added.map(({name}) => `${called(name)} is new and required`)]
}

function objectFields({type}: Field): readonly Field[] {
  return type.kind === 'object' ? type.fields : []
}

/** Whether every value of one type is a value of another. */
function fits(from: FieldType, to: FieldType): boolean {
  switch (from.kind) {
    case 'scalar':
      return to.kind === 'scalar' && fitsName(from.name, to.name)
    case 'tensor':
      return (
        to.kind === 'tensor' &&
        fitsName(from.dtype, to.dtype) &&
        from.shape.length === to.shape.length &&
        // -1 takes any length.
        from.shape.every((size, i) => to.shape[i] === -1 || to.shape[i] === size)
      )
    case 'array':
      return to.kind === 'array' && fits(from.items, to.items)
    case 'object':
      return to.kind === 'object' && breaksOf(from.fields, to.fields, 'inputs').length === 0
  }
}

function fitsName(from: string, to: string): boolean {
  return from === to || (WIDER[from] ?? []).includes(to)
}

function nameOf(type: FieldType): string {
  switch (type.kind) {
    case 'scalar':
      return type.name
    case 'tensor':
      return `${type.dtype}[${type.shape.map(size => (size === -1 ? 'any' : size)).join(', ')}]`
    case 'array':
      return `a list of ${nameOf(type.items)}`
    case 'object':
      return `an object of ${type.fields.map(({name}) => name).join(', ')}`
  }
}
