import type {Finding} from '../verdict/verdict.ts'

/** A piece of text: plain, a name shown as code, something shown strong, a picture of a difference. */
type Span =
  string | {readonly code: string} | {readonly strong: string} | {readonly picture: Finding}

/** Text that is not yet escaped for any medium. */
export type RichText = readonly Span[]

/** How a medium shows each kind of piece; each function escapes what it is given. */
export interface Skin {
  readonly plain: (text: string) => string
  readonly code: (text: string) => string
  readonly strong: (text: string) => string
  readonly picture: (finding: Finding) => string
}

interface Column {
  readonly title: string
  readonly numbers?: boolean
}

export interface RichTable {
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly RichText[])[]
}

/** A part of a report that can be folded away. */
export interface Section {
  readonly title: string
  readonly paragraphs: readonly RichText[]
  readonly table: RichTable | null
  readonly list: readonly RichText[]
}

/** The text in a medium: the one place where pieces are escaped. */
export function dressed(text: RichText, skin: Skin): string {
  return text
    .map(span => {
      if (typeof span === 'string') return spaced(span, skin.plain)
      if ('code' in span) return skin.code(span.code)
      return 'strong' in span ? skin.strong(span.strong) : skin.picture(span.picture)
    })
    .join('')
}

/** Texts with something between them. */
export function joined(texts: readonly RichText[], between: string): RichText {
  return texts.flatMap((text, index) => (index === 0 ? text : [between, ...text]))
}

/** Escaping trims; the blanks that part one piece from the next are put back. */
function spaced(text: string, escape: (text: string) => string): string {
  const [before = ''] = /^ */u.exec(text) ?? []
  const [after = ''] = /(?<! ) *$/u.exec(text.slice(before.length)) ?? []
  return before + escape(text) + after
}

/** A line of the first look: what it is about, and what there is to say. */
export interface Remark {
  readonly label: string
  readonly text: RichText
}
