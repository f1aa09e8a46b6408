import {gatherFacts} from '../reading/facts.ts'
import {caseOf} from '../gate/decide.ts'
import {UserError} from '../errors.ts'
import {foreignBudgets} from '../policy/budgets.ts'
import {lint, type PowerLine} from '../gate/lint.ts'
import {folderOperand, formatAmong, print} from './check.ts'
import {EXIT, type CommandFunction} from './command.ts'
import {openWorld} from './judge.ts'
import {count} from '../words/numbers.ts'

/** `policy [path]`: lints the policy, and says what the rows that there are can show. */
export const policy: CommandFunction = async (line, terminal) => {
  formatAmong(line, ['text'])
  const path = folderOperand(line)
  const world = await openWorld(line, path, terminal)
  if (world.policy === null) {
    throw new UserError(
      `There is no policy in ${path}. promotion-gate init writes one from what it finds.`
    )
  }
  const request = {
    model: line.text.model ?? null,
    candidate: {},
    baseline: {},
    margins: line.margins,
    ...(line.confidence === null ? {} : {confidence: line.confidence})
  }
  const {models} = await gatherFacts(request, world)
  const lines = models.flatMap(({facts}) => lint(caseOf(facts)))
  const out = [
    `${world.policy.source} is readable, with ${models.length} ${models.length === 1 ? 'model' : 'models'}.`,
    ...models.flatMap(({facts}) =>
      foreignBudgets(facts.demand.policy).map(({words}) => `\n${facts.demand.name}: ${words}`)
    ),
    ...lines.flatMap(textOf)
  ]
  await print(`${out.join('\n')}\n`, line, terminal)
  return lines.some(l => l.impossible !== null) ? EXIT.wrong : EXIT.pass
}

function textOf({model, metric, margin, rows, impossible, power, provable}: PowerLine): string[] {
  const head = `\n${model}, ${metric}: a loss of ${margin} is accepted`
  if (rows === null) return [`${head}; there are no rows, so nothing can be proven (bare values).`]
  if (impossible !== null) return [`${head}. ${impossible}`]
  return [
    `${head}; ${count(rows)} rows can show a loss of ${provable} to be excluded.`,
    '  rows        chance that an equal model passes',
    ...power.map(({n, power: chance}) => {
      const bar = '█'.repeat(Math.round(chance * 30))
      return `  ${count(n).padStart(9)}   ${`${Math.round(chance * 100)} %`.padStart(5)} ${bar}`
    })
  ]
}
