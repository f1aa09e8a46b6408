import {readFileSync} from 'node:fs'
import {describe, expect, test} from '@jest/globals'
import {localWorld} from '../../src/adapters/local-world.ts'
import {answerChecklist} from '../../src/catalogue/checklist.ts'
import type {ModelVerdict} from '../../src/verdict/verdict.ts'
import {renderGaps, renderGapsMarkdown} from '../../src/report/gaps.ts'
import {displayWidth} from '../../src/report/terminal-text.ts'
import {check} from '../../src/run.ts'

interface Expected {
  readonly findings: Readonly<Record<string, string>>
  readonly gaps: {
    readonly maturity: number
    readonly total: number
    readonly incidents: Readonly<Record<string, number>>
    readonly unpriced: number
  }
}

async function judged(name: string): Promise<ModelVerdict> {
  const silent = {info: () => undefined, warning: () => undefined, debug: () => undefined}
  const world = await localWorld({
    path: `examples/${name}`,
    policy: null,
    baseline: null,
    today: '2026-11-21',
    log: silent
  })
  const {models} = await check(
    {model: null, candidate: {}, baseline: {}, margins: new Map()},
    world
  )
  const [model] = models
  if (model === undefined) throw new Error(`no model in ${name}`)
  return model
}

describe.each(['stage-one', 'stage-four'])('%s', name => {
  const expected = JSON.parse(readFileSync(`examples/${name}/expected.json`, 'utf8')) as Expected

  test('is judged and priced as expected', async () => {
    const {findings, gaps} = await judged(name)
    const statuses = Object.fromEntries(findings.map(f => [f.id, f.status]))
    expect(statuses).toMatchObject(
      Object.fromEntries(
        // Segments are judged by a check of their own, where it is there.
        Object.entries(expected.findings).filter(([id]) => !id.startsWith('segments/'))
      )
    )
    const priced = gaps.incidents.filter(i => i.cost !== null)
    expect({
      maturity: gaps.maturity,
      total: gaps.total,
      incidents: Object.fromEntries(priced.map(i => [i.id, i.cost])),
      unpriced: gaps.incidents.length - priced.length
    }).toEqual({
      maturity: expected.gaps.maturity,
      total: expected.gaps.total,
      incidents: expected.gaps.incidents,
      unpriced: expected.gaps.unpriced
    })
  })

  test('its gaps can be read: total first, then stage, questions, return and ladder, in 80 columns', async () => {
    const model = await judged(name)
    const text = renderGaps(model)
    const order = [
      'the gaps would cost',
      'What closing them takes',
      'Maturity: stage',
      'Thirteen questions',
      'Return on closing the gaps',
      'Validation ladder',
      'Practices:'
    ].map(part => text.indexOf(part))
    expect(order).not.toContain(-1)
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    for (const {title} of answerChecklist(model.gaps.practices)) expect(text).toContain(title)
    const wide = text.split('\n').filter(line => displayWidth(line) > 80)
    expect(wide).toEqual([])
    const markdown = renderGapsMarkdown(model)
    expect(markdown).toMatch(/^## digits working tree: the gaps would cost /u)
    expect(markdown.match(/^### /gmu)?.length).toBeGreaterThanOrEqual(6)
  })
})
