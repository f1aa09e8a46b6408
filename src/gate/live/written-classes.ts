import {classesWritten, unlikeIn, type WrittenClasses} from '../../traffic/classes.ts'
import {SIDES, type Side} from '../../traffic/side.ts'
import {rowsIn, type Traffic} from '../../traffic/traffic.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import type {Finding} from '../../verdict/verdict.ts'
import {someOf} from '../../words/lists.ts'

const ROLE_OF: Readonly<Record<Side, string>> = {
  candidate: 'the candidate',
  baseline: 'the model in production'
}

/** Whether labels and both models write their classes alike; where they do not, no answer is right or wrong. */
export function writtenClasses(traffic: Traffic): readonly Finding[] {
  return [...unlike(traffic), ...respelled(traffic)]
}

/** Whether the answers of a side cannot be held against the labels. */
export function isUnlike(traffic: Traffic): boolean {
  return unlike(traffic).length > 0
}

function unlike(traffic: Traffic): readonly Finding[] {
  const written = classesWritten(rowsIn(traffic, 'outcomes'))
  const found = unlikeIn(written)
  const sides = SIDES.filter(side => found[side].length > 0)
  if (sides.length === 0) return []
  const said = sides.map(side => `${ROLE_OF[side]} answers ${namesOf(written[side])}`)
  const truth =
    written.label.size > 0
      ? `the labels are ${namesOf(written.label)}`
      : `${ROLE_OF.baseline} and ${ROLE_OF.candidate} have no class in common`
  return [
    aFindingOf({
      id: findingId('shadow', 'classes'),
      status: 'missing',
      evidence: 'files',
      summary: `${traffic.source} writes its classes in different ways: ${truth}, and ${said.join(', ')}, so a right answer cannot be told from a wrong one.`,
      remedy: 'Log labels and the answers of both models with the same names of classes.'
    })
  ]
}

function respelled({source, respelled: found}: Traffic): readonly Finding[] {
  if (found === undefined) return []
  const {label, baseline, candidate} = found.written
  const same = SAME[found.spelling]
  return [
    aFindingOf({
      id: findingId('shadow', 'classes', 'same'),
      status: 'not-applicable',
      role: 'info',
      evidence: 'files',
      summary: `In ${source} the labels are ${namesOf(label)}, ${ROLE_OF.baseline} answers ${namesOf(baseline)} and ${ROLE_OF.candidate} ${namesOf(candidate)}: ${same}.`,
      remedy: 'Log all of them with the same names of classes.'
    })
  ]
}

const SAME: Readonly<Record<NonNullable<Traffic['respelled']>['spelling'], string>> = {
  truth: 'truth values that are written differently are the same',
  'any-case': 'capitals and small letters are the same',
  spaces: 'spaces around a name do not count'
}

function namesOf(classes: WrittenClasses[keyof WrittenClasses]): string {
  const names = [...classes.keys()].sort().map(name => `"${name}"`)
  return names.length === 0 ? 'none' : someOf(names)
}
