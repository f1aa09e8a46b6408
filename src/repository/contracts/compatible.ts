import type {Field, FieldType, Side} from './field.ts'

/** The types into which a value fits without a loss, as MLflow converts them and JSON Schema nests them. */
const WIDER: Readonly<Record<string, readonly string[]>> = {
  integer: ['long', 'double', 'number'],
  float: ['double'],
  int8: ['int16', 'int32', 'int64', 'float32', 'float64'],
  int16: ['int32', 'int64', 'float32', 'float64'],
  int32: ['int64', 'float64'],
  float16: ['float32', 'float64'],
  float32: ['float64'],
  'integer (int32)': ['integer (int64)', 'integer', 'number (double)', 'number'],
  'integer (int64)': ['integer', 'number'],
  'number (float)': ['number (double)', 'number'],
  'number (double)': ['number']
}

/**
 * What breaks for callers of the model in production, one clause each. Inputs: whatever was taken has
 * to be taken still, so none may be new and required, gone, or narrower. Outputs: whatever was given has to
 * be given still, so none may be gone, left out at times, or wider.
 */
export function breaksOf(
  before: readonly Field[],
  after: readonly Field[],
  side: Side
): readonly string[] {
  return fieldBreaks(before, after, side, side === 'inputs' ? 'input ' : 'output ')
}

/** `inside`: what stands before the name of a field, `input order.`. */
function fieldBreaks(
  before: readonly Field[],
  after: readonly Field[],
  side: Side,
  inside: string
): readonly string[] {
  const now = new Map(after.map(field => [field.name, field]))
  const known = new Set(before.map(field => field.name))
  const ofKnown = before.flatMap(old => {
    const called = `${inside}${old.name}`
    const field = now.get(old.name)
    if (field === undefined) return [`${called} is gone`]
    const isAsked = side === 'inputs' && field.required && !old.required
    const isDropped = side === 'outputs' && old.required && !field.required
    return [
      ...(isAsked ? [`${called} is required now`] : []),
      ...(isDropped ? [`${called} may be left out now`] : []),
      ...typeBreaks(old.type, field.type, side, called)
    ]
  })
  const added =
    side === 'inputs' ? after.filter(field => field.required && !known.has(field.name)) : []
  return [...ofKnown, ...added.map(({name}) => `${inside}${name} is new and required`)]
}

function typeBreaks(
  before: FieldType,
  after: FieldType,
  side: Side,
  called: string
): readonly string[] {
  if (before.kind === 'object' && after.kind === 'object')
    return fieldBreaks(before.fields, after.fields, side, `${called}.`)
  if (before.kind === 'operation' && after.kind === 'operation')
    return fieldBreaks(before.fields, after.fields, side, `${called} `)
  if (before.kind === 'array' && after.kind === 'array')
    return typeBreaks(before.items, after.items, side, `${called}[]`)
  if (before.kind === 'map' && after.kind === 'map')
    return typeBreaks(before.items, after.items, side, `${called}{}`)
  const [from, to] = side === 'inputs' ? [before, after] : [after, before]
  const fits =
    from.kind === 'union' || to.kind === 'union'
      ? eachFits(alternatives(before), alternatives(after), side)
      : fitsPlain(from, to)
  return fits ? [] : [`${called} is ${nameOf(after)} instead of ${nameOf(before)}`]
}

/** Whether each alternative of what goes in is one of those that are taken. */
function eachFits(before: readonly FieldType[], after: readonly FieldType[], side: Side): boolean {
  const fits = (b: FieldType, a: FieldType): boolean => typeBreaks(b, a, side, '').length === 0
  return side === 'inputs'
    ? before.every(b => after.some(a => fits(b, a)))
    : after.every(a => before.some(b => fits(b, a)))
}

function alternatives(type: FieldType): readonly FieldType[] {
  return type.kind === 'union' ? type.of : [type]
}

/** Whether every value of one type is a value of another, for types that hold no others. */
function fitsPlain(from: FieldType, to: FieldType): boolean {
  if (to.kind === 'scalar' && to.name === 'any') return true
  if (from.kind === 'scalar' && to.kind === 'scalar') {
    const {values} = to
    return (
      from.name !== 'of no type' &&
      fitsName(from.name, to.name) &&
      (values === undefined || (from.values?.every(value => values.includes(value)) ?? false))
    )
  }
  return (
    from.kind === 'tensor' &&
    to.kind === 'tensor' &&
    fitsName(from.dtype, to.dtype) &&
    from.shape.length === to.shape.length &&
    // -1 takes any length.
    from.shape.every((size, i) => to.shape[i] === -1 || to.shape[i] === size)
  )
}

function fitsName(from: string, to: string): boolean {
  return from === to || (WIDER[from] ?? []).includes(to)
}

function nameOf(type: FieldType): string {
  switch (type.kind) {
    case 'scalar':
      return type.values === undefined ? type.name : `one of ${type.values.join(', ')}`
    case 'tensor':
      return `${type.dtype}[${type.shape.map(size => (size === -1 ? 'any' : size)).join(', ')}]`
    case 'array':
      return `a list of ${nameOf(type.items)}`
    case 'map':
      return `a map of ${nameOf(type.items)}`
    case 'object':
    case 'operation':
      return `an object of ${type.fields.map(({name}) => name).join(', ')}`
    case 'union':
      return type.of.map(nameOf).join(' or ')
  }
}
