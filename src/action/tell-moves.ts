import {mkdir, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {publishDeployment} from '../adapters/github/deployment.ts'
import type {GitHubClient} from '../adapters/github/client.ts'
import type {EventContext} from '../adapters/github/event.ts'
import {showNotice, type ActionOutputs} from '../adapters/runner.ts'
import {digestOf} from '../reading/digest.ts'
import type {Log} from '../ports.ts'
import type {PromotionRecord} from '../verdict/record.ts'
import {PREDICATE_TYPE, statementOf} from '../promotion/statement.ts'
import {jsonText} from '../report/escape.ts'
import {sentenceOfMove, type Move} from '../report/moves.ts'

type Environment = Readonly<Record<string, string | undefined>>

type StatementOutputs = Pick<
  ActionOutputs,
  | 'moves'
  | 'statement-file'
  | 'predicate-file'
  | 'predicate-type'
  | 'subject-name'
  | 'subject-digest'
>

/**
 * Writes the in-toto statement of every record, and its predicate by itself, as `actions/attest` wants it. The
 * outputs name the first model's files; `moves` is about all of them.
 */
export async function saveStatements(
  moves: readonly Move[],
  temporary: string
): Promise<StatementOutputs> {
  const folder = join(temporary, 'model-promotion')
  await mkdir(folder, {recursive: true})
  const told: Told[] = []
  for (const [at, move] of moves.entries()) {
    const record = recordOf(move)
    const said = {model: move.model, done: move.outcome.done, sentence: sentenceOfMove(move)}
    if (record === null) {
      told.push(said)
      continue
    }
    const statement = join(folder, `promotion-${at + 1}.intoto.json`)
    const predicate = join(folder, `promotion-${at + 1}.predicate.json`)
    const text = jsonText(record)
    await writeFile(statement, jsonText(statementOf(record)))
    await writeFile(predicate, text)
    const {version, replaced, registry, digest} = record
    told.push({
      ...said,
      version: version.version,
      replaced: replaced?.version ?? null,
      statement,
      predicate,
      subject: `${registry}:${version.version}`,
      // Of a rollback nothing was judged: there it is the record's own.
      digest: digest ?? digestOf(text)
    })
  }
  const first = told.find(({statement}) => statement !== undefined)
  return {
    moves: JSON.stringify(told),
    'statement-file': first?.statement ?? '',
    'predicate-file': first?.predicate ?? '',
    'predicate-type': first === undefined ? '' : PREDICATE_TYPE,
    'subject-name': first?.subject ?? '',
    'subject-digest': first?.digest ?? ''
  }
}

/** One entry of the output `moves`. */
interface Told {
  readonly model: string
  readonly done: string
  readonly sentence: string
  readonly version?: string
  readonly replaced?: string | null
  readonly statement?: string
  readonly predicate?: string
  readonly subject?: string
  readonly digest?: string
}

/** Says in the log what was done and what was not, and on GitHub which model is live. */
export async function tellMoves(
  moves: readonly Move[],
  {
    client,
    event,
    env,
    log
  }: {
    readonly client: GitHubClient | null
    readonly event: EventContext
    readonly env: Environment
    readonly log: Log
  }
): Promise<void> {
  for (const move of moves) {
    const {outcome} = move
    log.info(sentenceOfMove(move))
    if ('did' in outcome) for (const did of outcome.did) log.info(`  ${did}`)
    const record = recordOf(move)
    if (record === null || client === null) continue
    // Also of a move that was made before: a run that broke off may not have come to telling it.
    const isMerged = record.kind === 'promotion' && outcome.done === 'moved'
    const earlier = isMerged ? null : (record.version.commit ?? record.commit)
    const headSha = earlier ?? event.headSha
    const said = await publishDeployment(
      client,
      {...event.repository, headSha},
      {
        environment: `production/${move.model}`,
        description: `${record.version.version} (${record.pointer}), ${record.kind} by ${record.by}`,
        logUrl: runUrl(env),
        payload: {record: record.id, version: record.version.version, pointer: record.pointer}
      }
    )
    if (said.published) log.info(`deployment: ${said.url}`)
    else notice(`GitHub does not show it as a deployment: ${said.reason}. What was moved stays.`)
  }
}

function recordOf({outcome}: Move): PromotionRecord | null {
  return outcome.done === 'moved' || outcome.done === 'already' ? outcome.record : null
}

function runUrl(env: Environment): string | null {
  const {GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name, GITHUB_RUN_ID: run} = env
  return server === undefined || name === undefined || run === undefined
    ? null
    : `${server}/${name}/actions/runs/${run}`
}

function notice(message: string): void {
  showNotice({level: 'notice', title: 'Deployment', message, file: null, line: null})
}
