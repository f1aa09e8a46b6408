import {describe, expect, test} from '@jest/globals'
import {readAny} from '../../../src/evidence/formats/read.ts'
import {readText, votes} from '../reading.ts'

const REPORT = `Model Information:
	 - type: Forest
	Statistics:
	counts (n=1200):
		label     n       ~True    ~False
		-----  ----  ---  -----  --------
		True    200  -->    150        50
	recall (micro=0.85, macro=0.80):
		  True    False
		------  -------
		  0.75     0.85
	!recall (micro=0.77, macro=0.80):
	roc_auc (micro=0.92, macro=0.91):
`

describe('invariant 20: a report of averages behind the metrics', () => {
  test.each(['model_info/spam.md', 'info.txt'])('is read in %s, and no card', path => {
    const {card, reading} = readAny(path, new TextEncoder().encode(REPORT))
    expect(card).toBeNull()
    expect(votes(reading)).toEqual({
      micro_recall: 0.85,
      macro_recall: 0.8,
      micro_roc_auc: 0.92,
      macro_roc_auc: 0.91
    })
    expect(reading.conditions).toEqual([
      {what: 'examples', value: '1200', location: {file: path, line: 4}}
    ])
    expect(reading.ignored.map(({what}) => what)).toEqual(['!recall micro', '!recall macro'])
  })

  test('a card that explains itself so remains a card', () => {
    const text = '# Spam\n\nBuilt with care (see=below).\n\nAccuracy: 0.9 (measured in May)\n'
    expect(readAny('model_info/spam.md', new TextEncoder().encode(text)).card).not.toBeNull()
    expect(readText('notes.txt', 'options (depth=3):\naccuracy: 0.9\n').format).toBe('free-text')
  })
})
