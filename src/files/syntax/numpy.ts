import {isAlias, isMap, isScalar, isSeq} from 'yaml'
import type {Document, YAMLSeq} from 'yaml'

const SCALAR_TAG =
  /^tag:yaml\.org,2002:python\/object\/apply:numpy\.(?:_core|core)\.multiarray\.scalar$/u
const PYTHON_TAG = /^tag:yaml\.org,2002:python\/object/u

/**
 * The number in a numpy scalar as Python's `yaml.dump` writes it: a dtype and the bytes in base64. Null
 * where the sequence is no Python object, a text saying what it is where it is another one. Nothing
 * is executed.
 */
export function numpyScalar(node: YAMLSeq, document: Document.Parsed): number | string | null {
  const tag = node.tag ?? ''
  if (!PYTHON_TAG.test(tag)) return null
  const unknown = 'a Python object, which is not executed'
  if (!SCALAR_TAG.test(tag)) return unknown
  const [type, bytes] = node.items
  const dtype = isAlias(type) ? type.resolve(document) : type
  if (!isMap(dtype) || !isScalar(bytes) || bytes.source === undefined) return unknown
  const args = dtype.get('args')
  const state = dtype.get('state')
  const code = isSeq(args) ? args.get(0) : undefined
  const order = isSeq(state) ? state.get(1) : undefined
  if (typeof code !== 'string') return unknown
  return decode(code, order !== '>', bytes.source) ?? `a numpy ${code}, which is not decoded`
}

function decode(code: string, littleEndian: boolean, base64: string): number | null {
  const view = viewOf(base64)
  if (view === null) return null
  switch (`${code}:${view.byteLength}`) {
    case 'f8:8':
      return view.getFloat64(0, littleEndian)
    case 'f4:4':
      return view.getFloat32(0, littleEndian)
    case 'i8:8':
      return Number(view.getBigInt64(0, littleEndian))
    case 'i4:4':
      return view.getInt32(0, littleEndian)
    default:
      return null
  }
}

function viewOf(base64: string): DataView | null {
  try {
    const binary = atob(base64.replace(/\s/gu, ''))
    return new DataView(Uint8Array.from(binary, character => character.charCodeAt(0)).buffer)
  } catch {
    return null
  }
}
