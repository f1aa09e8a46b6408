import type {Card} from '../../evidence/evidence.ts'
import type {Case} from '../case.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import type {Finding} from '../../verdict/verdict.ts'

const CHECK = 'documentation'

/**
 * Does the model card have the sections that the policy names (`documentation: {sections: […]}`), with
 * text below each? A heading counts in any case, and where it says more than the name.
 */
export function documentation({demand, candidate}: Case): readonly Finding[] {
  const sections = demand.policy.documentation?.sections
  if (sections === undefined) return []
  const {card} = candidate.evidence
  if (card === null)
    return [
      aFindingOf({
        id: findingId(CHECK),
        status: 'missing',
        evidence: 'files',
        summary: `The policy asks for a model card with ${sections.join(', ')}, but there is no card.`,
        remedy: 'Write a model card (README.md) beside the model.'
      })
    ]
  const absent = sections.filter(name => headed(card, name).length === 0)
  const empty = sections.filter(
    name => !absent.includes(name) && !headed(card, name).some(at => isFilled(card, at))
  )
  const isComplete = absent.length + empty.length === 0
  const lacking = [
    ...(absent.length === 0 ? [] : [`has no section on ${absent.join(', ')}`]),
    ...(empty.length === 0 ? [] : [`says nothing under ${empty.join(', ')}`])
  ]
  return [
    aFindingOf({
      id: findingId(CHECK),
      status: isComplete ? 'pass' : 'missing',
      evidence: 'files',
      summary: isComplete
        ? `The model card has text on ${sections.join(', ')}.`
        : `The model card ${lacking.join(' and ')}.`,
      remedy: isComplete ? null : 'Write what is lacking, or take it out of documentation.',
      location: {file: card.path, line: 1}
    })
  ]
}

function headed({sections}: Card, name: string): readonly number[] {
  const wanted = plain(name)
  return sections.flatMap(({heading}, at) =>
    ` ${plain(heading)} `.includes(` ${wanted} `) ? [at] : []
  )
}

/** Text under a heading, or under one below it. */
function isFilled({sections}: Card, at: number): boolean {
  const own = sections[at]
  if (own === undefined) return false
  if (!own.empty) return true
  const after = sections.slice(at + 1)
  const end = after.findIndex(section => section.level <= own.level)
  return after.slice(0, end < 0 ? after.length : end).some(section => !section.empty)
}

function plain(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
