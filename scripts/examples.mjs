// Writes the report beside each example, as the gate makes it. Run after `npm run build`.
import {spawnSync} from 'node:child_process'
import {exampleCommand, EXAMPLES} from './example-command.mjs'

for (const name of EXAMPLES) {
  const folder = `examples/${name}`
  const args = [...exampleCommand(name), '--format', 'markdown', '--output', `${folder}/report.md`]
  const {status} = spawnSync(process.execPath, args, {stdio: 'inherit'})
  console.log(`${folder}: exit ${status}`)
}
