import {stat} from 'node:fs/promises'
import {resolve} from 'node:path'
import {workspaceOf} from '../adapters/git-place.ts'
import type {PolicyFrom} from '../adapters/local-policy.ts'
import {localWorld, placeOf} from '../adapters/local-world.ts'
import {removeOutputFile} from '../adapters/output-file.ts'
import {UserError} from '../errors.ts'
import type {CommandLine} from './options.ts'
import type {Verdict} from '../verdict/verdict.ts'
import {placeNamed, type NamedFiles} from '../reading/named-files.ts'
import type {World} from '../reading/world.ts'
import {check} from '../run.ts'
import type {Terminal} from './command.ts'

/** The verdict that `check`, `explain` and `gaps` are about, from the same options. */
export async function judgeLocally(
  line: CommandLine,
  path: string,
  terminal: Terminal
): Promise<Verdict> {
  const {text} = line
  await clearOutput(line)
  const world = await openWorld(line, path, terminal, policyFrom(line))
  const judged = {folder: path, tree: world.tree}
  const candidate = await placeNamed(text, (file, option) => placeOf(file, option, judged), '--')
  const baseline = {
    ...(await fileBaseline(text.baseline)),
    ...(await placeNamed(
      {
        card: text['baseline-card'],
        metrics: text['baseline-metrics'],
        predictions: text['baseline-predictions']
      },
      placeOf,
      '--baseline-'
    ))
  }
  return await check(
    {
      model: text.model ?? null,
      shadow: text.shadow ?? null,
      canary: line.command === 'canary',
      candidate,
      ...(text.candidate === undefined ? {} : {candidateFrom: text.candidate}),
      baseline,
      margins: line.margins,
      ...(line.confidence === null ? {} : {confidence: line.confidence})
    },
    world
  )
}

/** What lies where the result is to be would be taken for the result of a run that dies. */
async function clearOutput({text}: CommandLine): Promise<void> {
  const {output, ...others} = text
  if (output === undefined) return
  const path = resolve(output)
  const read = Object.entries(others).find(([, value]) => resolve(value) === path)
  if (read !== undefined)
    throw new UserError(`${output} is both read (--${read[0]}) and written (--output).`)
  await removeOutputFile(await workspaceOf(process.cwd()), path, `${output} (--output)`)
}

/** The policy of the base counts, unless somebody tries the one that lies there. */
function policyFrom({text}: CommandLine): PolicyFrom {
  const said = text['policy-from'] ?? 'base'
  if (said === 'base' || said === 'working-tree') return said
  throw new UserError(`--policy-from is "${said}"; allowed: base, working-tree.`)
}

/** The local folder that a command is about, with the policy that lies there unless that of the base is to count. */
export async function openWorld(
  {text}: CommandLine,
  path: string,
  {today, log, longWork}: Terminal,
  policyFrom: PolicyFrom = 'working-tree'
): Promise<World> {
  const isFile =
    text.baseline?.startsWith('file:') === true && (await isAFile(text.baseline.slice(5)))
  return await localWorld({
    path,
    policy: text.policy ?? null,
    policyFrom,
    baseline: isFile ? null : (text.baseline ?? null),
    outputs: text.output === undefined ? [] : [text.output],
    today,
    log,
    ...(longWork === undefined ? {} : {longWork})
  })
}

/** `--baseline file:metrics.json`: a single file, by what its name says it is. */
async function fileBaseline(spec: string | undefined): Promise<NamedFiles> {
  const path = spec?.startsWith('file:') === true ? spec.slice(5) : null
  if (path === null || !(await isAFile(path))) return {}
  const place = await placeOf(path, '--baseline')
  if (/\.md$/iu.test(path)) return {card: place}
  return /predictions?\.\w+$/iu.test(path) ? {predictions: place} : {metrics: [place]}
}

async function isAFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isFile() === true
}
