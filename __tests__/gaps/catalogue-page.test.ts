import {readFileSync} from 'node:fs'
import {expect, test} from '@jest/globals'
import {catalogueMarkdown} from '../../src/gaps/catalogue-page.ts'
import {INCIDENT_IDS} from '../../src/catalogue/incidents.ts'
import {PRACTICE_IDS} from '../../src/practices/index.ts'

test('docs/practices.md is the catalogue; node scripts/practices.mjs writes it', () => {
  expect(readFileSync('docs/practices.md', 'utf8')).toBe(catalogueMarkdown())
})

test('the page leaves nothing of the catalogue out', () => {
  const page = catalogueMarkdown()
  for (const id of [...INCIDENT_IDS, ...PRACTICE_IDS]) expect(page).toContain(`| \`${id}\``)
})
