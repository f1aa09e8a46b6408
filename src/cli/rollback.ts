import {rollback as rollBack} from '../promotion/promote.ts'
import {folderOperand} from './check.ts'
import type {CommandFunction} from './command.ts'
import {openWorld} from './judge.ts'
import {circumstancesOf, pointerOf, tellOutcome} from './pointer.ts'

/** `rollback [path]`: points the registry at the version before, or at the one that `--to` names. */
export const rollback: CommandFunction = async (line, terminal) => {
  const path = folderOperand(line)
  const world = await openWorld(line, path, terminal)
  const {name, pointer} = await pointerOf(line, world, path, line.text.model ?? null)
  const request = {...circumstancesOf(line), model: name, to: line.text.to ?? null}
  return await tellOutcome(await rollBack(request, pointer), line, terminal)
}
