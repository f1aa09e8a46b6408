// Writes the published JSON Schemas from the zod schemas that the gate itself uses. Run after `npm run compile`.
import {writeFileSync} from 'node:fs'
import {publishedSchemas} from '../lib/published-schemas.js'

for (const [name, schema] of Object.entries(publishedSchemas())) {
  writeFileSync(
    new URL(`../schemas/${name}.schema.json`, import.meta.url),
    `${JSON.stringify(schema, null, 2)}\n`
  )
}
