// Writes docs/practices.md from the catalogue that the gate itself uses. Run after `npm run compile`.
import {writeFileSync} from 'node:fs'
import {catalogueMarkdown} from '../lib/gaps/catalogue-page.js'

writeFileSync(new URL('../docs/practices.md', import.meta.url), catalogueMarkdown())
