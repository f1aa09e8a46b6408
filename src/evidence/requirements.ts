/** One line of a requirements file. */
export interface Requirement {
  /** As PEP 503 writes it: lower case, with `-`. */
  readonly name: string
  /** The version where it is pinned, else the constraint, the address, or `any`. */
  readonly version: string
  readonly pinned: boolean
  readonly hashed: boolean
}

const NAME = /^[A-Za-z\d](?:[\w.-]*[A-Za-z\d])?/u
const EXTRAS = /^\[[^\]]*\]/u
const PIN = /^={2,3}\s*([^\s,;*]+)$/u

/** Reads pip's requirements format; options (`-r`, `--index-url`) are not followed. */
export function readRequirements(text: string): readonly Requirement[] {
  return text
    .replaceAll(/\\\r?\n/gu, ' ')
    .split(/\r?\n/u)
    .map(readRequirement)
    .filter(found => found !== null)
}

/** Reads one requirement (PEP 508); null for a comment, an option or nothing. */
export function readRequirement(line: string): Requirement | null {
  const content = line.replace(/(?:^|\s)#[^]*$/u, '').trim()
  const editable = /^(?:-e|--editable)[\s=]+(\S+)/u.exec(content)?.[1]
  if (editable !== undefined) return ofAddress(editable)
  if (content === '' || content.startsWith('-')) return null
  if (/^(?:[a-z+]+:\/\/|\.{0,2}\/)/u.test(content)) return ofAddress(content)

  const hashed = /\s--hash[=\s]\s*\w+:[\da-f]+/u.test(content)
  const bare = content.replace(/\s--[^]*$/u, '')
  const [name] = NAME.exec(bare) ?? []
  if (name === undefined) return null
  const rest = bare.slice(name.length).trimStart().replace(EXTRAS, '').trimStart()
  const normal = name.toLowerCase().replaceAll(/[-_.]+/gu, '-')
  const address = /^@\s*(\S+)/u.exec(rest)?.[1]
  if (address !== undefined) {
    // A commit or a hash in the address fixes its content.
    const fixed = /@[\da-f]{40}\b|#sha256=/u.test(address)
    return {name: normal, version: address, pinned: fixed, hashed: fixed || hashed}
  }
  const constraint = (rest.split(';')[0] ?? '').replace(/^\((.*)\)$/u, '$1').trim()
  const pin = PIN.exec(constraint)?.[1]
  const version = pin ?? (constraint === '' ? 'any' : constraint.replaceAll(/\s+/gu, ''))
  return {name: normal, version, pinned: pin !== undefined, hashed}
}

function ofAddress(address: string): Requirement {
  const egg = /#egg=([\w.-]+)/u.exec(address)?.[1]
  const last = /(?<![\w.-])([\w.-]+?)(?:\.git)?(?:@[^/@]*)?\/?$/u.exec(
    address.split('#')[0] ?? ''
  )?.[1]
  const name = (egg ?? last ?? address).toLowerCase().replaceAll(/[-_.]+/gu, '-')
  const fixed = /@[\da-f]{40}\b/u.test(address)
  return {name, version: address, pinned: fixed, hashed: fixed}
}
