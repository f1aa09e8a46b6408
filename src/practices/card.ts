import {readCard} from '../evidence/card.ts'
import type {Card} from '../evidence/evidence.ts'
import type {PracticeCase} from './case.ts'

/** The model's card: that which was judged, else a file that is called one; null where there is neither. */
export function cardOf(given: PracticeCase): Card | null {
  const {card} = given.candidate.evidence
  if (card !== null) return card
  const usual = given.usual('modelCard')
  const file = given.read('modelCard', 'documentation').find(({path}) => usual.includes(path))
  return file === undefined ? null : readCard(file.path, file.text).card
}
