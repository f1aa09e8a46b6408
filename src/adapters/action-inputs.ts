import {closest, distance} from 'fastest-levenshtein'

import {UserError} from '../errors.ts'

const MODES = ['check', 'promote', 'rollback', 'comment'] as const
const FAIL_ON = ['hold', 'fail'] as const
const WHEN = ['auto', 'always', 'never'] as const
const SWITCH = ['true', 'false'] as const

/** What the workflow asks for; null is an input that is not given. Paths are relative to the workspace. */
export interface ActionInputs {
  readonly mode: (typeof MODES)[number]
  readonly path: string
  readonly policy: string | null
  readonly model: string | null
  readonly card: string | null
  readonly metrics: string | null
  readonly predictions: string | null
  readonly shadow: string | null
  readonly baseline: string | null
  /** null: what the policy says. */
  readonly failOn: (typeof FAIL_ON)[number] | null
  readonly token: string | null
  readonly comment: (typeof WHEN)[number]
  readonly checkRun: boolean
  readonly reportFile: string | null
  readonly verdictFile: string | null
  readonly candidate: string | null
  /** The version to promote or to go back to. */
  readonly to: string | null
  readonly reason: string | null
}

/** The inputs of `action.yml`, in its order. */
export const INPUT_NAMES = [
  'mode',
  'path',
  'policy',
  'model',
  'card',
  'metrics',
  'predictions',
  'shadow',
  'baseline',
  'fail-on',
  'github-token',
  'comment',
  'check-run',
  'report-file',
  'verdict-file',
  'candidate',
  'to',
  'reason'
] as const
export type InputName = (typeof INPUT_NAMES)[number]

/** Names that other actions use, or that this one used; the runner itself would only warn of them. */
const RENAMED: Readonly<Record<string, InputName>> = {
  token: 'github-token',
  'repo-token': 'github-token',
  'gh-token': 'github-token',
  'model-card': 'card',
  'metrics-file': 'metrics',
  'predictions-file': 'predictions',
  'shadow-log': 'shadow',
  'policy-file': 'policy',
  config: 'policy',
  'working-directory': 'path'
}

/** The largest distance at which an unknown name is taken for a slip. */
const MAX_SLIP = 2

/**
 * Reads the inputs. Throws `UserError` for a value that is not allowed, for a renamed input and for a misspelt one: an input
 * that is silently ignored could open the gate. `get` is the runner's; `given` are the names that the workflow sets.
 */
export function readInputs(
  get: (name: InputName) => string,
  given: readonly string[]
): ActionInputs {
  const mistakes = given.flatMap(explainUnknown)
  if (mistakes.length > 0) throw new UserError(mistakes.join('\n'))
  const text = (name: InputName): string | null => {
    const value = get(name).trim()
    return value === '' ? null : value
  }
  const one = <T extends string>(name: InputName, allowed: readonly T[]): T | null => {
    const value = text(name)
    const found = allowed.find(word => word === value)
    if (value === null || found !== undefined) return found ?? null
    throw new UserError(
      `Input ${name} is ${JSON.stringify(value)}; allowed: ${allowed.join(', ')}.`
    )
  }
  return {
    mode: one('mode', MODES) ?? 'check',
    path: text('path') ?? '.',
    policy: text('policy'),
    model: text('model'),
    card: text('card'),
    metrics: text('metrics'),
    predictions: text('predictions'),
    shadow: text('shadow'),
    baseline: text('baseline'),
    failOn: one('fail-on', FAIL_ON),
    token: text('github-token'),
    comment: one('comment', WHEN) ?? 'auto',
    checkRun: one('check-run', SWITCH) !== 'false',
    reportFile: text('report-file'),
    verdictFile: text('verdict-file'),
    candidate: text('candidate'),
    to: text('to'),
    reason: text('reason')
  }
}

/** The names of the inputs that the runner passes as `INPUT_NAME`, as a workflow writes them. */
export function givenInputs(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.keys(env)
    .filter(name => name.startsWith('INPUT_'))
    .map(name => name.slice('INPUT_'.length).toLowerCase())
}

/** Only what looks like ours: other variables may begin with `INPUT_` too. */
function explainUnknown(name: string): readonly string[] {
  if (INPUT_NAMES.some(known => known === name)) return []
  const written = name.replaceAll('_', '-')
  const renamed = RENAMED[written]
  if (renamed !== undefined) return [`There is no input ${name}: it is called ${renamed}.`]
  const near = closest(written, [...INPUT_NAMES])
  const slip = distance(written, near) <= Math.min(MAX_SLIP, near.length - 3)
  return slip ? [`There is no input ${name}; did you mean ${near}?`] : []
}
