// Writes the licences of everything that is bundled into dist/, each text once. Run by `npm run bundle`.
import {readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'

const {packages} = JSON.parse(readFileSync('package-lock.json', 'utf8'))
const users = new Map()

for (const [path, {dev, optional, version, license}] of Object.entries(packages)) {
  // What is only for development, or loaded from beside the bundle, is not in it.
  if (path === '' || dev === true || optional === true) continue
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
  const text = licenceOf(path) ?? `Licence: ${license}. The package has no licence file.`
  users.set(text, [...(users.get(text) ?? []), `${name} ${version} (${license})`])
}

const parts = [...users].map(([text, names]) => `${names.sort().join('\n')}\n\n${text}\n`).sort()
writeFileSync('dist/licenses.txt', parts.join(`\n${'-'.repeat(80)}\n\n`))

function licenceOf(path) {
  const files = readdirSync(path).filter(name => /^(licen[cs]e|copying|notice)/iu.test(name))
  if (files.length === 0) return null
  return files
    .sort()
    .map(file => readFileSync(join(path, file), 'utf8').replaceAll('\r\n', '\n').trim())
    .join('\n\n')
}
