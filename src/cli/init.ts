import {mkdir, stat, writeFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {UserError} from '../errors.ts'
import {gatherFacts} from '../reading/facts.ts'
import {DEFAULT_POLICY_FILE} from '../reading/world.ts'
import {caseOf} from '../gate/decide.ts'
import type {Facts} from '../facts.ts'
import {draftPolicy, draftWorkflow, type FoundModel} from '../policy/draft.ts'
import {ACTION, POLICY_SCHEMA} from '../tool.ts'
import {folderOperand} from './check.ts'
import {EXIT, type CommandFunction} from './command.ts'
import {openWorld} from './judge.ts'

const WORKFLOW_FILE = '.github/workflows/model-promotion.yml'

/** `init [path]`: writes policy and workflow from what is found; never over a file that is there. */
export const init: CommandFunction = async (line, terminal) => {
  const path = folderOperand(line)
  const world = {...(await openWorld(line, path, terminal)), policy: null, prefix: ''}
  const request = {
    model: line.text.model ?? null,
    candidate: {},
    baseline: {},
    margins: line.margins
  }
  const {models} = await gatherFacts(request, world)
  if (models.length === 0) {
    throw new UserError(
      `No model was found in ${path}: no card, metrics or predictions by a usual name (README.md with front matter, metrics.json, predictions.csv, …).`
    )
  }
  const files: readonly (readonly [string, string])[] = [
    [
      DEFAULT_POLICY_FILE,
      draftPolicy(
        models.map(m => foundModel(m.facts)),
        POLICY_SCHEMA
      )
    ],
    [WORKFLOW_FILE, draftWorkflow(ACTION)]
  ]
  for (const [file, content] of files) {
    const there = (await stat(join(path, file)).catch(() => null)) !== null
    if (there && !line.force) {
      terminal.write(`kept    ${file}, which is there already (--force writes it anew)\n`)
      continue
    }
    await mkdir(dirname(join(path, file)), {recursive: true})
    await writeFile(join(path, file), content)
    terminal.write(`written ${file}\n`)
  }
  terminal.write(
    `\nFound ${models.map(m => m.facts.demand.name).join(', ')}. Look at the margins, commit both files, and open a pull request.\n`
  )
  return EXIT.pass
}

function foundModel(facts: Facts): FoundModel {
  const {card, metrics, predictions, sources} = facts.candidate.evidence
  const guards = caseOf(facts).metrics.filter(a => a.role === 'guard' && a.direction !== null)
  return {
    name: facts.demand.name,
    card: card?.path ?? null,
    metrics: metrics.length === 0 ? [] : sources.filter(s => s.kind === 'metrics').map(s => s.path),
    predictions: predictions?.path ?? null,
    guards: guards
      .filter((a, i) => guards.findIndex(g => g.metric === a.metric) === i)
      .map(a => ({
        metric: a.metric,
        margin: a.assumedMargin,
        value: a.rows?.difference.candidate ?? a.pair?.candidate?.value ?? Number.NaN
      }))
      .filter(g => Number.isFinite(g.value))
  }
}
