import {findRepository} from '../adapters/git.ts'
import {openPointer} from '../adapters/registries/pointer.ts'
import {readSpec} from '../adapters/registries/spec.ts'
import type {CommandLine} from './options.ts'
import {UserError} from '../errors.ts'
import type {World} from '../reading/world.ts'
import {loadPolicy} from '../catalogue/policy.ts'
import type {RegistryPolicy} from '../policy/schema.ts'
import type {Pointer} from '../ports.ts'
import type {Outcome} from '../verdict/record.ts'
import type {Circumstances} from '../promotion/promote.ts'
import {statementOf} from '../promotion/statement.ts'
import {cleanLine, jsonText} from '../report/escape.ts'
import {writeOutput} from './check.ts'
import {EXIT, type Terminal} from './command.ts'

/** The models of the policy with their registries; with `--baseline` the one that is meant. */
export function registriesOf(
  {text}: CommandLine,
  {policy, rootName}: World
): ReadonlyMap<string, RegistryPolicy | null> {
  if (text.baseline !== undefined)
    return new Map([[text.model ?? rootName, readSpec(text.baseline)]])
  const models = policy === null ? {} : loadPolicy(policy.text, policy.source).models
  const all = Object.entries(models).map(([name, {registry}]) => [name, registry ?? null] as const)
  const chosen = all.filter(([name]) => text.model === undefined || name === text.model)
  if (chosen.length > 0) return new Map(chosen)
  throw new UserError(
    all.length === 0
      ? 'No policy names a registry: write one (promotion-gate init), or name it with --baseline mlflow:NAME@ALIAS or gto:NAME#STAGE.'
      : `The policy has no model "${text.model ?? ''}". Its models: ${all.map(([name]) => name).join(', ')}.`
  )
}

/** The pointer of one model's registry. Throws `UserError` where it is not clear which model is meant. */
export async function pointerOf(
  line: CommandLine,
  world: World,
  path: string,
  model: string | null
): Promise<{readonly name: string; readonly pointer: Pointer}> {
  const registries = registriesOf(line, world)
  const name = model ?? [...registries.keys()][0] ?? ''
  if (model === null && registries.size > 1) {
    throw new UserError(
      `The policy has ${registries.size} models; say which with --model: ${[...registries.keys()].join(', ')}.`
    )
  }
  const registry =
    line.text.baseline === undefined ? registries.get(name) : [...registries.values()][0]
  const pointer = await openPointer(
    registry ?? null,
    async () => await findRepository(path),
    new Date()
  )
  return {name, pointer}
}

/** Who moves, from the options and what the surroundings say. Throws `UserError` for a number that is none. */
export function circumstancesOf({text}: CommandLine): Circumstances {
  const written = text['pull-request']
  if (written !== undefined && !/^[1-9]\d{0,9}$/u.test(written))
    throw new UserError(`--pull-request is "${written}"; it is the number of a pull request.`)
  const {GITHUB_ACTOR, USER, USERNAME} = process.env
  const who = [text.by, GITHUB_ACTOR, USER, USERNAME].find(
    name => name !== undefined && name !== ''
  )
  return {
    by: who ?? 'unknown',
    at: new Date().toISOString(),
    pullRequest: written === undefined ? null : Number(written),
    reason: text.reason ?? null
  }
}

/** Tells what was done, writes the statement, and gives the exit status. */
export async function tellOutcome(
  outcome: Outcome,
  {text}: CommandLine,
  terminal: Terminal
): Promise<number> {
  if (text.format === 'json') terminal.write(jsonText(outcome))
  else terminal.write(outcomeText(outcome))
  if (outcome.done === 'refused') return EXIT.fail
  if (text.statement !== undefined) {
    const statement = `${JSON.stringify(statementOf(outcome.record), null, 2)}\n`
    await writeOutput(text.statement, statement, '--statement')
    terminal.log.info(`wrote ${text.statement}`)
  }
  return EXIT.pass
}

function outcomeText(outcome: Outcome): string {
  const did = outcome.did.map(sentence => `  ${cleanLine(sentence)}\n`).join('')
  if (outcome.done === 'refused') return `${did}Refused: ${cleanLine(outcome.why)}\n`
  const {pointer, version, replaced, by, at} = outcome.record
  const what =
    outcome.done === 'already'
      ? `was put into production by ${by} at ${at} already; nothing was changed`
      : `is in production now${replaced === null ? '' : `, in place of ${replaced.version}`}`
  return `${cleanLine(`${version.version} (${pointer}) ${what}.`)}\n${did}`
}
