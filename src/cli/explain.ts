import {UserError} from '../errors.ts'
import {nearest} from '../policy/issues.ts'
import {renderExplanation} from '../report/explain.ts'
import {formatAmong, print} from './check.ts'
import {EXIT, type CommandFunction} from './command.ts'
import {judgeLocally} from './judge.ts'

/** `explain FINDING [path]`: the arithmetic of one finding, step by step. */
export const explain: CommandFunction = async (line, terminal) => {
  const [id, path = '.', ...more] = line.operands
  if (id === undefined || more.length > 0) {
    throw new UserError(
      'explain takes the id of a finding, and a folder: promotion-gate explain at-least-as-good/recall examples/x.'
    )
  }
  formatAmong(line, ['text'])
  const verdict = await judgeLocally(line, path, terminal)
  const findings = verdict.models.flatMap(m => m.findings)
  const chosen = findings.filter(f => f.id === id || f.subject.metric === id)
  if (chosen.length === 0) {
    const ids = findings.map(f => f.id)
    const near = nearest(id, ids)
    throw new UserError(
      `There is no finding "${id}".${near === null ? '' : ` Did you mean ${near}?`} Findings: ${ids.join(', ')}.`
    )
  }
  await print(chosen.map(f => renderExplanation(f, terminal)).join('\n'), line, terminal)
  return EXIT.pass
}
