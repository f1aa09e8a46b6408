// Writes the report beside each example, as the gate makes it. Run after `npm run build`.
import {spawnSync} from 'node:child_process'
import {readdirSync} from 'node:fs'

const BASELINES = {'digits-no-policy': ['--baseline', 'file:production']}
const CANARIES = {'canary-revenue': 'logs/canary.csv.gz'}

for (const {name} of readdirSync('examples', {withFileTypes: true}).filter(entry =>
  entry.isDirectory()
)) {
  const folder = `examples/${name}`
  const canary = CANARIES[name]
  const args = [
    ...(canary === undefined ? ['check'] : ['canary', `${folder}/${canary}`]),
    folder,
    ...(BASELINES[name] ?? []),
    '--format',
    'markdown',
    '--output',
    `${folder}/report.md`
  ]
  const {status} = spawnSync(process.execPath, ['dist/cli/index.js', ...args], {stdio: 'inherit'})
  console.log(`${folder}: exit ${status}`)
}
