/** The page's one script: it sorts, searches and filters tables, and moves the threshold. All is there without it. */
export const SCRIPT = `
'use strict'
for (const frame of document.querySelectorAll('[data-sort]')) {
  const table = frame.querySelector('table')
  const body = table.tBodies[0]
  ;[...table.tHead.rows[0].cells].forEach((cell, column) => {
    const button = document.createElement('button')
    button.append(...cell.childNodes)
    cell.append(button)
    const valueOf = row => {
      const found = row.cells[column]
      if (!found) return ''
      const text = found.dataset.value ?? found.textContent.trim()
      const number = Number(text.replace(/[\\u2212]/g, '-').replace(/^[+]/, '').replace(/,/g, '').replace(/ .*$/, ''))
      return text !== '' && Number.isFinite(number) ? number : text
    }
    button.addEventListener('click', () => {
      const down = cell.getAttribute('aria-sort') === 'ascending'
      for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort')
      cell.setAttribute('aria-sort', down ? 'descending' : 'ascending')
      const rows = [...body.rows].sort((a, b) => {
        const [x, y] = [valueOf(a), valueOf(b)]
        const order = typeof x === 'number' && typeof y === 'number' ? x - y : String(x).localeCompare(String(y))
        return down ? -order : order
      })
      body.append(...rows)
    })
  })
  if (!('search' in frame.dataset)) continue
  const tools = document.createElement('div')
  tools.className = 'tools'
  const label = document.createElement('label')
  const field = document.createElement('input')
  field.type = 'search'
  label.append('Search ', field)
  tools.append(label)
  const open = frame.querySelector('[data-open]')
  const box = document.createElement('input')
  box.type = 'checkbox'
  box.checked = true
  if (open) {
    const wrap = document.createElement('label')
    wrap.append(box, ' also what was not judged')
    tools.append(wrap)
  }
  const shown = document.createElement('output')
  shown.setAttribute('aria-live', 'polite')
  tools.append(shown)
  const sift = () => {
    const words = field.value.toLowerCase()
    let count = 0
    for (const row of body.rows) {
      const hit = row.textContent.toLowerCase().includes(words) && (box.checked || !('open' in row.dataset))
      row.hidden = !hit
      if (hit) count++
    }
    shown.textContent = count + ' of ' + body.rows.length
  }
  field.addEventListener('input', sift)
  box.addEventListener('change', sift)
  sift()
  frame.before(tools)
}
for (const slider of document.querySelectorAll('[data-thresholds]')) {
  const sides = JSON.parse(slider.dataset.thresholds)
  const [alarm, missed] = JSON.parse(slider.dataset.prices)
  const input = slider.querySelector('input')
  const output = slider.querySelector('output')
  const percent = share => (share * 100).toFixed(1) + ' %'
  const move = () => {
    const at = Number(input.value)
    const pair = (index, write) => write(sides[0][at][index]) + ' \\u2192 ' + write(sides[1][at][index])
    const parts = ['at ' + (at / sides[0].length).toFixed(2), 'recall ' + pair(0, percent), 'precision ' + pair(1, percent), 'false alarms ' + pair(2, String), 'missed ' + pair(3, String)]
    if (alarm !== null || missed !== null) {
      const cost = side => side[at][2] * (alarm ?? 0) + side[at][3] * (missed ?? 0)
      parts.push('cost on these rows ' + Math.round(cost(sides[0])) + ' \\u2192 ' + Math.round(cost(sides[1])))
    }
    output.textContent = parts.join(' \\u00b7 ')
  }
  input.addEventListener('input', move)
  move()
  slider.hidden = false
}
let opened = []
addEventListener('beforeprint', () => {
  opened = [...document.querySelectorAll('details:not([open])')]
  for (const one of opened) one.open = true
})
addEventListener('afterprint', () => {
  for (const one of opened) one.open = false
})
`

/** What the page's security policy names as the only script; a test computes it again. */
export const SCRIPT_HASH = 'sha256-SY0ny7CuzQw/+hPN1uf7QUs22MGqwbIv6B4nfyo7YTI='
