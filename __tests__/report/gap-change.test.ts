import {describe, expect, test} from '@jest/globals'
import type {IdentityRecord, ModelVerdict, Verdict} from '../../src/verdict/verdict.ts'
import {renderCheckRun} from '../../src/report/check-run.ts'
import {renderComment} from '../../src/report/comment.ts'
import {FORMATS} from '../../src/report/formats.ts'
import {renderGaps, renderGapsMarkdown} from '../../src/report/gaps.ts'
import {renderSummary} from '../../src/report/summary.ts'
import {aModel, anIdentity, anIncident, aVerdict} from '../fixtures/verdict.ts'

/** A model whose change closes one of two gaps. */
function closing(candidate: Partial<IdentityRecord>): ModelVerdict {
  const {gaps} = aModel()
  return aModel({
    candidate: {...aModel().candidate, ...anIdentity('4f2c1d9', candidate)},
    gaps: {
      ...gaps,
      currency: 'USD',
      total: 36_000,
      totalBefore: 39_500,
      closed: 3500,
      closedIncidents: ['irreproducible'],
      openedIncidents: [],
      incidents: [anIncident('silent-decay', {cost: 36_000, missing: ['monitoring']})]
    }
  })
}

/** What every report says of the change, each wording once. */
function wordings(model: ModelVerdict): readonly string[] {
  const verdict: Verdict = aVerdict({models: [model]})
  const {summary, text} = renderCheckRun(model, verdict)
  const reports = [
    renderComment(verdict),
    renderSummary(verdict),
    `${summary} ${text}`,
    FORMATS.text(verdict, {width: 400}),
    FORMATS.markdown(verdict, {}),
    FORMATS.html(verdict),
    renderGaps(model, {width: 400}),
    renderGapsMarkdown(model)
  ]
  return [
    ...new Set(
      reports.flatMap(report => {
        const said = report.match(/This [a-z ]+ closes 3,500 USD of gaps \(irreproducible\)\./gu)
        return said ?? ['says nothing of the change']
      })
    )
  ]
}

describe('what a change closes', () => {
  test('is told in the same words in every report and every part of it', () => {
    expect(wordings(closing({registry: 'git', commit: '4f2c1d9'.padEnd(40, '0')}))).toEqual([
      'This pull request closes 3,500 USD of gaps (irreproducible).'
    ])
  })

  test('is that of files that are no pull request yet', () => {
    expect(wordings(closing({registry: 'file', version: 'working tree'}))).toEqual([
      'This change closes 3,500 USD of gaps (irreproducible).'
    ])
  })
})
