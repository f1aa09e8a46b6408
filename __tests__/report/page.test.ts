import {describe, expect, test} from '@jest/globals'
import {answerPictures} from '../../src/report/page/answers.ts'
import {forest} from '../../src/report/page/forest.ts'
import {renderHtml} from '../../src/report/page/page.ts'
import {decisionsOf, scorePictures} from '../../src/report/page/scores.ts'
import {markupFaults} from '../fixtures/markup.ts'
import {aComparison, aModel, aVerdict} from '../fixtures/verdict.ts'

const bins = {positive: [0, 1, 0, 3], negative: [4, 0, 1, 0], sum: [0.1, 0.3, 0.6, 2.7]}

describe('the page', () => {
  test('puts every comparison on one axis in accepted losses', () => {
    const at = (candidate: number, interval: [number, number]): string =>
      forest(
        aModel({findings: [aComparison('recall', [0.9, candidate], interval, {margin: 0.01})]})
      )
    const place = (drawn: string, what: string): number =>
      Number(new RegExp(`${what}[^>]*?(?:cx="|d="M)(\\d+)`, 'u').exec(drawn)?.[1])
    const limit = at(0.89, [-0.02, 0])
    expect(place(limit, 'class="point"')).toBe(place(limit, 'class="margin"'))
    const same = at(0.9, [-0.005, 0.005])
    expect(place(same, 'class="point"')).toBe(place(same, 'class="zero"'))
    expect(at(0.9, [-0.2, 0.2])).toContain('l5 -4v8z')
  })

  test('has 500 segments in one table that can be searched', () => {
    const findings = Array.from({length: 500}, (_, index) =>
      aComparison('recall', [0.9, 0.8], [-0.2, -0.05], {
        id: `segments/recall/shop=${index}`,
        check: 'segments',
        margin: 0.03,
        status: index % 2 === 0 ? 'not-applicable' : 'pass',
        subject: {metric: 'recall', segment: {shop: String(index)}}
      })
    )
    const drawn = forest(aModel({findings}))
    expect(drawn).toContain('data-search')
    expect(drawn.match(/<tr data-open>/gu)).toHaveLength(250)
  })

  test('says of each threshold what both models would do', () => {
    expect(decisionsOf(bins)).toEqual([
      {threshold: 0, recall: 1, precision: 4 / 9, falseAlarms: 5, missed: 0},
      {threshold: 0.25, recall: 1, precision: 0.8, falseAlarms: 1, missed: 0},
      {threshold: 0.5, recall: 0.75, precision: 0.75, falseAlarms: 1, missed: 1},
      {threshold: 0.75, recall: 0.75, precision: 1, falseAlarms: 0, missed: 1}
    ])
  })

  test('draws what the verdict has, and nothing of what it has not', () => {
    const scores = {
      baseline: bins,
      candidate: bins,
      threshold: 0.5,
      prices: {missed: 5, falseAlarm: null}
    }
    const model = aModel({
      shapes: {
        scores,
        confusion: {
          classes: ['a', '<b>'],
          baseline: [
            [1, 2],
            [3, 4]
          ],
          candidate: [
            [2, 1],
            [3, 4]
          ]
        },
        residuals: {reach: 2, baseline: [1, 2], candidate: [2, 1]}
      }
    })
    expect(scorePictures(model)).toContain(`data-prices="[null,5]"`)
    expect(answerPictures(model)).toContain('<td class="number right">+1</td>')
    expect(answerPictures(model)).toContain('<td class="number right">-1</td>'.replace('-', '−'))
    const page = renderHtml(aVerdict({models: [model]}))
    expect(markupFaults(page.replace(/<(style|script)>.*?<\/\1>/gsu, ''))).toEqual([])
    expect(scorePictures(aModel()) + answerPictures(aModel())).toBe('')
  })
})
