/** What GitHub would make of a comment that nobody wanted: each entry is a harm that was found. */
export function harms(posted: string, marker: string): string[] {
  // The gate's own mark of the run that posted it, as the last line.
  const body = posted
    .replace(/\n<!-- model-promotion-gate run [\d.]+ -->\s*$/, '')
    .replace(OWN_FENCE, '')
  const found: string[] = []
  const check = (isHarm: boolean, what: string) => {
    if (isHarm) found.push(what)
  }
  // What stands in code is shown as it is.
  const prose = body.replace(marker, '').replace(/(`+)(?!`)[^\n]*?[^`]\1(?!`)/g, '')
  // GitHub looks for mentions, references and addresses when Markdown is gone: escaping does not stop it.
  const shown = prose
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
  check(/(^|[^\w])@\w/m.test(shown), 'a mention')
  check(/(^|[^\w])#\d/m.test(shown), 'a reference to an issue')
  check(/(https?:\/\/|www\.)(?!127\.0\.0\.1|github\.com)/i.test(shown), 'an address')

  // Links and tags are Markdown's, where what is escaped is only text.
  const text = prose.replace(/\\[!-/:-@[-`{-~]/g, '')
  check(body.split('<!--').length !== 2, 'an HTML comment beside the marker')
  check(/\]\(|\]:/.test(linksRemoved(text)), 'a link')
  check(/^ {0,3}(```|~~~)/m.test(body), 'a code fence')
  for (const [, tag = ''] of text.matchAll(/<\/?([a-z][\w-]*)/gi)) {
    check(!SAFE_TAGS.has(tag.toLowerCase()), `the tag <${tag}>`)
  }
  check(/<[a-z][^>]*\son\w+\s*=/i.test(text), 'an event handler')
  // A table's cells end at every pipe that is not escaped, within code too.
  for (const table of body.replaceAll('\\|', '').match(/(^\|.*\|$\n?)+/gm) ?? []) {
    const widths = new Set(table.trim().split('\n').map(columns))
    check(widths.size > 1, `a broken table:\n${table}`)
  }
  return found
}

// Lines to copy stand in a fence of the gate's own, longer than any in them.
const OWN_FENCE = /(?<=>A waiver to copy, for [^\n]*<\/summary>\n\n)( *)(`{3,})yaml\n[^]*?\n\1\2$/gm

const SAFE_TAGS = new Set(['details', 'summary', 'br', 'code', 'span', 'sub', 'sup', 'b', 'strong'])

// Links to the workflow run and to the report are the gate's own.
function linksRemoved(text: string): string {
  return text.replace(/\[[^\]]*\]\(https?:\/\/(127\.0\.0\.1|github\.com)[^)\s]*\)/g, '')
}

function columns(row: string): number {
  return row.split('|').length
}
