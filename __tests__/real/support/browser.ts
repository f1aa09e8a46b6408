import {access} from 'node:fs/promises'
import {chromium, type Browser, type Page} from 'playwright-core'
import {NotInstalled, runInstaller} from './tool-cache.ts'

const PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The path of a Chromium; installs Debian's where there is none and the machine lets us. */
export async function findChromium(): Promise<string> {
  const there = await firstThere()
  if (there !== null) return there
  try {
    await runInstaller('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], '/')
  } catch (error) {
    throw new NotInstalled(`Debian's chromium could not be installed: ${String(error)}`)
  }
  const installed = await firstThere()
  if (installed === null) throw new NotInstalled('apt-get brought no chromium')
  return installed
}

export async function startBrowser(): Promise<Browser> {
  return await chromium.launch({executablePath: await findChromium(), args: ['--no-sandbox']})
}

/** A page with this content, as wide as a phone or a desk; without a network. */
export async function shown(
  browser: Browser,
  html: string,
  width: number,
  options: {readonly javaScriptEnabled?: boolean} = {}
): Promise<Page> {
  const context = await browser.newContext({
    viewport: {width, height: 900},
    offline: true,
    ...options
  })
  const page = await context.newPage()
  await page.setContent(html)
  return page
}

async function firstThere(): Promise<string | null> {
  for (const path of PATHS) {
    const is = await access(path).then(
      () => true,
      () => false
    )
    if (is) return path
  }
  return null
}
