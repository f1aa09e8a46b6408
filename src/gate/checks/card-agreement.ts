import type {Case} from '../case.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import {capitalised, spokenName} from '../../words/names.ts'
import {metricKey} from '../statements.ts'
import type {Finding} from '../../verdict/verdict.ts'

/** Does the card say what the metrics file says? Card text that was copied from the last version does not. */
export function cardAgreement(given: Case): readonly Finding[] {
  const {agreements} = given.statements.candidate
  return agreements.map(({card, metrics, agrees}) => {
    const metric = metricKey(metrics)
    const name = capitalised(spokenName(metric))
    const file = metrics.location.file ?? 'the metrics file'
    return aFindingOf({
      id: findingId(
        'card-agreement',
        card.dataset === undefined ? metric : `${metric}@${card.dataset}`
      ),
      status: agrees ? 'pass' : 'fail',
      subject: {metric, ...(card.dataset === undefined ? {} : {dataset: card.dataset})},
      evidence: 'files',
      summary: agrees
        ? `${name} is the same in the card and in ${file}.`
        : `${name} is ${written(card.value, card.percent)} in the card, but ${written(metrics.value, metrics.percent)} in ${file}.`,
      remedy: agrees
        ? null
        : 'Correct the one that is wrong; a card is often left over from the last version.',
      location:
        card.location.file === undefined
          ? null
          : {file: card.location.file, line: card.location.line}
    })
  })
}

function written(value: number, percent: boolean | undefined): string {
  return `${String(value)}${percent === true ? ' %' : ''}`
}
