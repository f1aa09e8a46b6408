import type {Case} from '../case.ts'
import {breaksOf, type Side} from '../contracts/compatible.ts'
import {signatureIn, signatureInProduction} from '../contracts/signature-files.ts'
import type {Field} from '../contracts/signature.ts'
import {aFindingOf} from '../finding.ts'
import type {Finding} from '../verdict.ts'

const CHECK = 'contracts'
const SHOWN_BREAKS = 3

interface Sides {
  readonly path: string
  readonly before: readonly Field[]
  readonly after: readonly Field[]
}

/**
 * Does the candidate still take what the model in production takes, and give what it gives? Asked
 * where the policy says so (`contracts: [inputs, outputs]`), of the signatures in both MLmodel files.
 */
export function contracts({demand, surroundings, baseline}: Case): readonly Finding[] {
  const asked = [...new Set(demand.policy.contracts ?? [])]
  if (asked.length === 0) return []
  const own = signatureIn(surroundings)
  const other = signatureInProduction(surroundings?.production ?? null)
  return asked.map(side => {
    const [after, before] = [own?.[side] ?? null, other?.[side] ?? null]
    if (own === null || after === null)
      return missing(side, own?.path ?? null, 'the candidate', 'Log the model with its signature.')
    if (baseline === null) return first(side, own.path)
    if (before === null)
      return missing(
        side,
        null,
        'the model in production',
        `Say with a waiver that nobody relies on its ${side}; the next version has this one to be compared with.`
      )
    return judge(side, {path: own.path, before, after})
  })
}

function judge(side: Side, {path, before, after}: Sides): Finding {
  const broken = breaksOf(before, after, side)
  const more = broken.length - SHOWN_BREAKS
  const named = broken.slice(0, SHOWN_BREAKS).join('; ')
  return aFindingOf({
    id: `${CHECK}/${side}`,
    status: broken.length === 0 ? 'pass' : 'fail',
    evidence: 'files',
    summary:
      broken.length === 0
        ? side === 'inputs'
          ? `The candidate takes every input that the model in production takes (${path}).`
          : `The candidate gives every output that the model in production gives (${path}).`
        : `Callers of the model in production would break (${path}): ${named}${more > 0 ? `; and ${more} more` : ''}.`,
    remedy:
      broken.length === 0
        ? null
        : side === 'inputs'
          ? 'Make new inputs optional and keep the old ones, or deploy beside the model in production and move its callers first.'
          : 'Keep the old outputs beside the new ones, or deploy beside the model in production and move its callers first.',
    steps: broken.map((what, i) => ({what: `break ${i + 1}`, value: what}))
  })
}

function first(side: Side, path: string): Finding {
  return aFindingOf({
    id: `${CHECK}/${side}`,
    status: 'not-applicable',
    evidence: 'files',
    summary: `${path} describes the ${side}; nothing is in production yet that they could break.`
  })
}

function missing(side: Side, path: string | null, whose: string, remedy: string): Finding {
  return aFindingOf({
    id: `${CHECK}/${side}`,
    status: 'missing',
    evidence: 'files',
    summary:
      path === null
        ? `The policy asks whether callers break, but ${whose} has no MLmodel file with a signature of its ${side}.`
        : `The policy asks whether callers break, but ${path} has no signature of its ${side}.`,
    remedy
  })
}
