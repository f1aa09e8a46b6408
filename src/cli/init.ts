import {lstat, realpath} from 'node:fs/promises'
import {join} from 'node:path'
import {workspaceOf} from '../adapters/git-place.ts'
import {writeOutputFile} from '../adapters/output-file.ts'
import {UserError} from '../errors.ts'
import {gatherFacts} from '../reading/facts.ts'
import {DEFAULT_POLICY_FILE} from '../reading/world.ts'
import {caseOf} from '../gate/decide.ts'
import type {Facts} from '../facts.ts'
import type {Predictions} from '../evidence/evidence.ts'
import type {JudgedMetric} from '../gate/judged-metrics.ts'
import {metricOf, recognise} from '../metrics/names.ts'
import {
  draftPolicy,
  draftWorkflow,
  type FoundColumns,
  type FoundDemand,
  type FoundModel
} from '../policy/draft.ts'
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
  const folder = await realpath(path)
  const workspace = await workspaceOf(path)
  for (const [file, content] of files) {
    const there = (await lstat(join(folder, file)).catch(() => null)) !== null
    if (there && !line.force) {
      terminal.write(`kept    ${file}, which is there already (--force writes it anew)\n`)
      continue
    }
    await writeOutputFile(workspace, join(folder, file), content, file)
    terminal.write(`written ${file}\n`)
  }
  terminal.write(
    `\nFound ${models.map(m => m.facts.demand.name).join(', ')}. Look at the margins, commit both files, and open a pull request.\n`
  )
  return EXIT.pass
}

function foundModel(facts: Facts): FoundModel {
  const {card, metrics, predictions, sources} = facts.candidate.evidence
  const all = caseOf(facts).metrics
  const judged = all.filter(one => one.role !== 'info')
  const names = [...new Set(judged.map(({metric}) => metric))]
  const byName = names.map(name => judged.filter(({metric}) => metric === name))
  return {
    name: facts.demand.name,
    card: card?.path ?? null,
    metrics: metrics.length === 0 ? [] : sources.filter(s => s.kind === 'metrics').map(s => s.path),
    predictions:
      predictions === null ? null : {file: predictions.path, columns: columnsOf(predictions)},
    demands: byName.flatMap(foundDemand),
    undirected: [...new Set(all.filter(one => one.direction === null).map(one => one.metric))]
  }
}

/** What is assumed of all numbers of one metric: it is a guard where one of them is. */
function foundDemand(judged: readonly JudgedMetric[]): readonly FoundDemand[] {
  const wholes = judged.filter(({pair}) => pair?.candidate?.segment === undefined)
  const whole = wholes[0] ?? judged[0]
  if (whole === undefined || whole.direction === null) return []
  const {metric, direction, assumedMargin: margin, rows, pair} = whole
  const value = rows?.difference.candidate ?? pair?.candidate?.value ?? Number.NaN
  return [
    {
      metric,
      margin,
      writesMargin: rows !== null && metricOf(metric)?.boundedAs === undefined,
      // Of segments alone there is no number of the whole, for which a guard would wait.
      isScreen: wholes.every(one => one.role === 'screen' && one.rows !== null),
      direction: recognise(metric).direction === undefined ? direction : null,
      value: Number.isFinite(value) ? value : null
    }
  ]
}

/** The columns that were found by their names, as far as they are columns of the file. */
function columnsOf({table, columns}: Predictions): FoundColumns {
  const found = (['key', 'label', 'prediction', 'score'] as const).map(
    role => [role, columns[role]] as const
  )
  return Object.fromEntries(
    found.filter(([, column]) => column !== undefined && table.columns.has(column))
  )
}
