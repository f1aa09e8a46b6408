import type {Command} from './option-table.ts'
import {canary} from './canary.ts'
import {check} from './check.ts'
import type {CommandFunction} from './command.ts'
import {explain} from './explain.ts'
import {gaps} from './gaps.ts'
import {init} from './init.ts'
import {policy} from './policy.ts'
import {read} from './read.ts'

/** Every command by its name. Those that read saved verdicts or move models load that when they are called. */
export const COMMAND_FUNCTIONS: Readonly<Record<Command, CommandFunction>> = {
  check,
  canary,
  promote: async (...given) => await (await import('./promote.ts')).promote(...given),
  rollback: async (...given) => await (await import('./rollback.ts')).rollback(...given),
  history: async (...given) => await (await import('./history.ts')).history(...given),
  read,
  gaps,
  explain,
  report: async (...given) => await (await import('./report.ts')).report(...given),
  init,
  policy
}
