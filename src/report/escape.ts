/** How long a name from outside may be before it is shortened, in characters. */
export const MAX_NAME_CHARS = 120
/** How long a sentence from outside may be before it is shortened, in characters. */
export const MAX_SENTENCE_CHARS = 600

const ZERO_WIDTH_SPACE = '&#8203;'

// Operating system commands and the like end at BEL or ST; an unfinished one swallows the rest.
const ANSI_STRINGS = new RegExp(
  String.raw`(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]*(?:\x1b(?!\\)[^\x07\x1b\x9c]*)*(?:\x07|\x1b\\|\x9c)?`,
  'gu'
)
const ANSI_SEQUENCES = new RegExp(
  String.raw`(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?|\x1b[ -/]*[0-~]?`,
  'gu'
)
// Markdown's own characters; then what GitHub links or draws: mentions, references, emoji names,
// addresses, commits.
const MARKDOWN =
  /[&<>|$\\`*_[\]~#@]|:(?=\/\/|:|[\w+-]+:)|\b[0-9a-f]{7,}\b|\bGH-(?=\d)|\bwww(?=\.)/giu
// Controls, marks that turn the direction of writing, invisible characters, tags, noncharacters.
const INVISIBLE =
  /[\p{Cc}\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/gu
// What a terminal obeys, or what turns or hides what a person reads.
const STEERING = /[^\P{Cc}\n\t]|[\u061c\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]/gu
/** With which GitHub's, Azure's and TeamCity's runners begin a command, wherever it stands in a line. */
const RUNNER_COMMANDS = /#(?=#(?:\[|vso\[|teamcity\[))/giu
const COMMAND_LINE = /^([\t\v\f \u0085\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\ufeff]*):(?=:)/gmu
const NO_WIDTH = '\u200b'

/**
 * Text from outside as one line of visible characters: no terminal escapes, controls, direction
 * marks or lone surrogates, at most three accents on a letter, white space as single blanks, the
 * middle left out beyond `limit` characters. Every other function here starts with it.
 */
export function cleanLine(text: string, limit = MAX_SENTENCE_CHARS): string {
  const visible = withoutFarMiddle(text, limit)
    .replace(ANSI_STRINGS, '')
    .replace(ANSI_SEQUENCES, '')
    .replace(/\s+/gu, ' ')
    .replace(INVISIBLE, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/(\p{M}{3})\p{M}+/gu, '$1')
    .trim()
  return shortened(visible, limit)
}

/** What can never be shown of a huge text is dropped first, so that cleaning costs no more. */
function withoutFarMiddle(text: string, limit: number): string {
  return text.length <= 4 * limit ? text : text.slice(0, 3 * limit) + text.slice(-limit)
}

/** A text of at most `limit` characters: of a longer one the beginning and the end, with `…` between. */
export function shortened(text: string, limit: number): string {
  if (text.length <= limit) return text
  const characters = Array.from(text)
  if (characters.length <= limit) return text
  const tail = Math.floor((limit - 1) / 3)
  const head = characters.slice(0, limit - 1 - tail).join('')
  return `${head}…${tail === 0 ? '' : characters.slice(-tail).join('')}`
}

/**
 * Text from outside for GitHub Markdown, anywhere a text may stand, table cells included: it shows
 * as written and does nothing. No Markdown, HTML or HTML comment, no mention, reference, link of
 * any kind, emoji name or formula. Mentions and references are found by GitHub after Markdown is
 * gone, where a backslash is no help; so an invisible blank parts them.
 */
export function markdownText(text: string, limit = MAX_SENTENCE_CHARS): string {
  return cleanLine(text, limit)
    .replace(MARKDOWN, markdownPart)
    .replace(/^(?=[-+](?:\s|$)|[-=:]+$)/u, '\\')
    .replace(/^(\d+)(?=[.)](?:\s|$))/u, '$1\\')
}

/** A name from outside as code in GitHub Markdown, table cells included; nothing in it is active. */
export function markdownCode(text: string, limit = MAX_NAME_CHARS): string {
  const name = cleanLine(text, limit)
  if (name === '') return '(empty)'
  // A pipe would end a table's cell, `<` could forge our marker, a runner looks for its commands: only as entities.
  return /[`|<]|##(?:\[|vso\[|teamcity\[)/iu.test(name)
    ? `<code>${markdownText(name, limit)}</code>`
    : `\`${name}\``
}

/** Text from outside for a line of HTML in GitHub Markdown, where backslashes would be shown. */
export function markdownMarkup(text: string, limit = MAX_SENTENCE_CHARS): string {
  return markdownText(text, limit).replace(/\\(.)/gu, (_, character: string) => entity(character))
}

/** Text from outside for the content or a quoted attribute of HTML or XML. */
export function markupText(text: string, limit = MAX_SENTENCE_CHARS): string {
  return cleanLine(text, limit)
    .replace(/[&<>"']|^:(?=:)/gu, entity)
    .replace(RUNNER_COMMANDS, entity)
}

/**
 * JSON for a file, a terminal or a job's log: two spaces, full precision, a line break at the end. What a terminal or a
 * runner would obey is written as JSON's own escapes, so that the data stay what they are.
 */
export function jsonText(value: unknown): string {
  const escaped = (character: string): string =>
    `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  const text = JSON.stringify(value, null, 2)
  return `${text.replace(STEERING, escaped).replace(RUNNER_COMMANDS, escaped)}\n`
}

/**
 * Lines for a terminal or a job's log: control characters and marks that turn the direction of writing are shown and
 * not obeyed, and no line is a command. Line breaks and tabs stay.
 */
export function plainLines(text: string): string {
  return withoutCommands(text.replace(STEERING, shownCode))
}

/**
 * Text in which a runner finds no command: it obeys `::command::` at the beginning of a line and the older
 * `##[command]` anywhere in it; a character of no width in between leaves both as text. Colours stay.
 */
export function withoutCommands(text: string): string {
  return text.replace(COMMAND_LINE, `$1:${NO_WIDTH}`).replace(RUNNER_COMMANDS, `#${NO_WIDTH}`)
}

function shownCode(character: string): string {
  const code = character.charCodeAt(0).toString(16)
  return code.length <= 2 ? `\\x${code.padStart(2, '0')}` : `\\u${code.padStart(4, '0')}`
}

function markdownPart(part: string): string {
  switch (part) {
    case '&':
    case '<':
    case '>':
    case '|':
      return entity(part)
    case '$':
      return '<span>$</span>'
    case '#':
      return `\\#${ZERO_WIDTH_SPACE}`
    case '@':
    case ':':
      return part + ZERO_WIDTH_SPACE
    default:
      return part.length === 1 ? `\\${part}` : parted(part)
  }
}

function entity(character: string): string {
  return `&#${character.charCodeAt(0)};`
}

/** `www` and `GH-` are parted from what follows; a commit id everywhere, lest a part of it is one. */
function parted(word: string): string {
  if (/^(?:www|GH-)$/iu.test(word)) return word + ZERO_WIDTH_SPACE
  return word.replace(/.{6}(?=.)/gu, `$&${ZERO_WIDTH_SPACE}`)
}
