/** What GitHub would make of a comment that nobody wanted: each entry is a harm that was found. */
export function harms(body: string, marker: string): string[] {
  const found: string[] = []
  const check = (isHarm: boolean, what: string) => {
    if (isHarm) found.push(what)
  }
  // What stands in code is shown as it is; what is escaped is not markup.
  const text = body
    .replace(marker, '')
    .replace(/(`+)(?!`)[^\n]*?[^`]\1(?!`)/g, '')
    .replace(/\\[!-/:-@[-`{-~]/g, '')
  check(body.split('<!--').length !== 2, 'an HTML comment beside the marker')
  check(/(^|[^\w])@\w/m.test(text), 'a mention')
  check(/(^|[^\w&])#\d/m.test(text), 'a reference to an issue')
  check(/\]\(|\]:/.test(linksRemoved(text)), 'a link')
  check(/https?:\/\/(?!127\.0\.0\.1|github\.com)/i.test(text), 'an address')
  check(/^ {0,3}(```|~~~)/m.test(body), 'a code fence')
  for (const [, tag = ''] of text.matchAll(/<\/?([a-z][\w-]*)/gi)) {
    check(!SAFE_TAGS.has(tag.toLowerCase()), `the tag <${tag}>`)
  }
  check(/<[a-z][^>]*\son\w+\s*=/i.test(text), 'an event handler')
  for (const table of text.match(/(^\|.*\|$\n?)+/gm) ?? []) {
    const widths = new Set(table.trim().split('\n').map(columns))
    check(widths.size > 1, `a broken table:\n${table}`)
  }
  return found
}

const SAFE_TAGS = new Set(['details', 'summary', 'br', 'code', 'span', 'sub', 'sup', 'b', 'strong'])

// Links to the workflow run and to the report are the gate's own.
function linksRemoved(text: string): string {
  return text.replace(/\[[^\]]*\]\(https?:\/\/(127\.0\.0\.1|github\.com)[^)\s]*\)/g, '')
}

function columns(row: string): number {
  return row.split('|').length
}
