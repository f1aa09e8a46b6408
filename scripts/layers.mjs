// Writes the picture of the rooms into docs/design.md from the table that lint goes by.
import {readFileSync, writeFileSync} from 'node:fs'
import {withPicture} from '../layers.mjs'

const page = new URL('../docs/design.md', import.meta.url)
writeFileSync(page, withPicture(readFileSync(page, 'utf8')))
