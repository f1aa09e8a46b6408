// Writes the report beside each example, as the gate makes it. Run after `npm run build`.
import {spawnSync} from 'node:child_process'
import {readdirSync} from 'node:fs'

const BASELINES = {'digits-no-policy': ['--baseline', 'file:production']}

for (const {name} of readdirSync('examples', {withFileTypes: true}).filter(entry =>
  entry.isDirectory()
)) {
  const args = [
    'check',
    `examples/${name}`,
    ...(BASELINES[name] ?? []),
    '--format',
    'markdown',
    '--output',
    `examples/${name}/report.md`
  ]
  const {status} = spawnSync(process.execPath, ['dist/cli/index.js', ...args], {stdio: 'inherit'})
  console.log(`examples/${name}: exit ${status}`)
}
