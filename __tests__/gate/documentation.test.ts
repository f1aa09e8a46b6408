import {describe, expect, test} from '@jest/globals'
import {readCard} from '../../src/evidence/card.ts'
import {documentation} from '../../src/gate/checks/documentation.ts'
import {caseAround} from './files-case.ts'

function found(card: string | null, sections: readonly string[]) {
  const evidence = card === null ? {} : {card: readCard('README.md', card).card}
  return documentation(caseAround({model: {documentation: {sections}}, evidence}))
}

const CARD = `# Fraud
Text.
## Intended use and users
### In production
For card payments.
## Limitations
## Data retention
Two years.
`

describe('the sections of the card that the policy names', () => {
  test('are there with text, also below a heading of their own', () => {
    expect(found(CARD, ['intended use', 'Data-Retention'])).toMatchObject([
      {status: 'pass', summary: 'The model card has text on intended use, Data-Retention.'}
    ])
  })

  test('an empty one counts no more than none', () => {
    expect(found(CARD, ['Intended use', 'Limitations', 'Appeals'])).toMatchObject([
      {
        id: 'documentation',
        status: 'missing',
        summary: 'The model card has no section on Appeals and says nothing under Limitations.'
      }
    ])
  })

  test('part of a word is no heading', () => {
    expect(found(CARD, ['use'])[0]?.status).toBe('pass')
    expect(found(CARD, ['tend'])[0]?.status).toBe('missing')
  })

  test('without a card all is missing, without the question nothing is said', () => {
    expect(found(null, ['Limits'])).toMatchObject([{status: 'missing'}])
    expect(documentation(caseAround({model: {}}))).toEqual([])
  })
})
