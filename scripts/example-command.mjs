// How each example is judged, for the scripts that show what comes of it.
import {readdirSync} from 'node:fs'

const BASELINES = {'digits-no-policy': ['--baseline', 'file:production']}
const CANARIES = {'canary-revenue': 'logs/canary.csv.gz'}

export const EXAMPLES = readdirSync('examples', {withFileTypes: true})
  .filter(entry => entry.isDirectory())
  .map(({name}) => name)

/** What Node is given to judge an example. */
export function exampleCommand(name) {
  const folder = `examples/${name}`
  const canary = CANARIES[name]
  const command = canary === undefined ? ['check'] : ['canary', `${folder}/${canary}`]
  return ['dist/cli/index.js', ...command, folder, ...(BASELINES[name] ?? [])]
}
