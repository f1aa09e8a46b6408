// Draws what people see of every example into docs/screenshots: the comment on a phone, the page on a desk and a phone.
// Run after `npm run build`; needs a Chromium (Debian: chromium, fonts-noto-color-emoji), or CHROMIUM with its path.
import {spawnSync} from 'node:child_process'
import {mkdirSync, readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {marked} from 'marked'
import {chromium} from 'playwright-core'
import {exampleCommand, EXAMPLES} from './example-command.mjs'

const FOLDER = 'docs/screenshots'
const PHONE = 390
const DESK = 1012
const PAGES = new Set(['breast-cancer-regression', 'shadow-worse-on-scanners'])

const style = readFileSync(
  createRequire(import.meta.url).resolve('github-markdown-css/github-markdown.css'),
  'utf8'
)
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox']
})

function reported(name, format) {
  const args = [...exampleCommand(name), '--format', format]
  return spawnSync(process.execPath, args, {encoding: 'utf8', maxBuffer: 1 << 28}).stdout
}

async function draw(file, html, width, height) {
  const page = await browser.newPage({viewport: {width, height: height ?? 900}})
  await page.setContent(html)
  await page.screenshot({path: `${FOLDER}/${file}.png`, fullPage: height === undefined})
  await page.close()
}

mkdirSync(FOLDER, {recursive: true})
for (const name of EXAMPLES) {
  const comment = await marked.parse(reported(name, 'markdown'), {gfm: true})
  const html = `<!doctype html><style>${style}body{margin:0;padding:16px}.markdown-body{font-size:14px}</style><article class="markdown-body">${comment}</article>`
  await draw(`${name}-comment-phone`, html, PHONE)
  if (!PAGES.has(name)) continue
  await draw(`${name}-comment-desk`, html, DESK)
  const page = reported(name, 'html')
  await draw(`${name}-page-desk`, page, 1280, 2000)
  await draw(`${name}-page-phone`, page, PHONE, 2000)
}
await browser.close()
