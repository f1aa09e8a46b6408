// Cuts the operations that the gate uses out of GitHub's own OpenAPI description, with the components
// that they reach, for the fake GitHub of the tests. Run by hand when GitHub's description moves:
//
//   npm install --prefix /tmp/openapi --no-save --ignore-scripts @octokit/openapi@23.0.2
//   node scripts/github-openapi-subset.mjs /tmp/openapi/node_modules/@octokit/openapi
//
// The package is 414 MB, so it is neither a dependency nor installed by CI.
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'

const TARGET = join(import.meta.dirname, '../__tests__/real/support/github-openapi')

const OPERATIONS = new Set([
  'issues/list-comments',
  'issues/create-comment',
  'issues/update-comment',
  'issues/get-comment',
  'issues/delete-comment',
  'pulls/get',
  'pulls/list-files',
  'pulls/list-reviews',
  'pulls/list-commits',
  'repos/get',
  'repos/get-content',
  'repos/compare-commits',
  'repos/get-commit',
  'repos/list-pull-requests-associated-with-commit',
  'repos/get-branch-rules',
  'repos/get-branch-protection',
  'repos/get-repo-rulesets',
  'repos/get-repo-ruleset',
  'repos/get-collaborator-permission-level',
  'repos/get-environment',
  'repos/create-commit-status',
  'repos/create-deployment',
  'repos/create-deployment-status',
  'git/get-tree',
  'git/get-blob',
  'git/get-ref',
  'checks/create',
  'checks/update',
  'checks/get',
  'checks/list-for-ref',
  'checks/list-annotations',
  'users/get-authenticated',
  'actions/list-workflow-runs',
  'rate-limit/get'
])

// Two thirds of the bytes, and nothing that a value could be checked against.
const PROSE = new Set([
  'description',
  'summary',
  'tags',
  'externalDocs',
  'example',
  'examples',
  'headers'
])

// Objects whose keys are names that somebody chose, so that a property may well be called 'description'.
const MAPS_OF_NAMES = new Set(['properties', 'responses', 'content', 'patternProperties'])

const packageFolder = process.argv[2]
if (packageFolder === undefined) {
  console.error('Usage: github-openapi-subset.mjs <folder of the npm package @octokit/openapi>')
  process.exit(2)
}
const {version, license} = readJson(join(packageFolder, 'package.json'))
const description = readJson(join(packageFolder, 'generated/api.github.com.json'))

const paths = usedPaths()
const components = reachedComponents(paths)
const subset = {
  openapi: description.openapi,
  info: {
    title: 'GitHub REST API, the operations that the gate uses',
    version: description.info.version,
    license: {name: license}
  },
  servers: description.servers,
  paths,
  components
}
writeFileSync(`${TARGET}.json`, `${JSON.stringify(subset)}\n`)
writeFileSync(`${TARGET}.LICENSE.md`, licenceNote())

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'))
}

function usedPaths() {
  const used = {}
  const missing = new Set(OPERATIONS)
  for (const [path, methods] of Object.entries(description.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      if (!missing.delete(operation.operationId)) continue
      used[path] = {...used[path], [method]: withoutProse(operation)}
    }
  }
  if (missing.size > 0) throw new Error(`Not in the description: ${[...missing].join(', ')}`)
  return used
}

function withoutProse(value, keysAreNames = false) {
  if (Array.isArray(value)) return value.map(item => withoutProse(item))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => keysAreNames || !(PROSE.has(key) || key.startsWith('x-')))
      .map(([key, item]) => [key, withoutProse(item, !keysAreNames && MAPS_OF_NAMES.has(key))])
  )
}

function reachedComponents(root) {
  const reached = {}
  const queue = [...references(root)]
  for (let reference = queue.pop(); reference !== undefined; reference = queue.pop()) {
    const [, , kind, name] = reference.split('/')
    reached[kind] ??= {}
    if (name in reached[kind]) continue
    reached[kind][name] = withoutProse(description.components[kind][name])
    queue.push(...references(reached[kind][name]))
  }
  return reached
}

function* references(value) {
  if (value === null || typeof value !== 'object') return
  if (typeof value.$ref === 'string') yield value.$ref
  for (const item of Object.values(value)) yield* references(item)
}

function licenceNote() {
  return `# Origin of \`github-openapi.json\`

Cut by \`scripts/github-openapi-subset.mjs\` from \`generated/api.github.com.json\` of the npm package
\`@octokit/openapi\` ${version} (GitHub REST API description ${description.info.version}): the operations that the gate uses,
the components that they reach, without prose and examples. Licence of the package: ${license}.

${readFileSync(join(packageFolder, 'LICENSE'), 'utf8').trim()}
`
}
