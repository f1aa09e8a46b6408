import * as z from 'zod'

import type {Guard} from '../../repository/forge.ts'
import type {GitHubClient} from './client.ts'
import {unknown} from './protection.ts'
import type {RepositoryName} from './repository.ts'

const listSchema = z.array(
  z.object({
    id: z.number(),
    name: z.string(),
    target: z.string().optional(),
    enforcement: z.string().optional()
  })
)

const rulesetSchema = z.object({
  conditions: z
    .object({
      ref_name: z
        .object({include: z.array(z.string()).optional(), exclude: z.array(z.string()).optional()})
        .optional()
    })
    .optional(),
  rules: z.array(z.object({type: z.string()})).optional()
})

const MOST_RULESETS = 20

/**
 * The rulesets that let nobody but those who may bypass them make tags that begin so: for a registry of tags
 * making one is what moves production.
 */
export async function tagGuard(
  {rest}: GitHubClient,
  repository: RepositoryName,
  prefix: string
): Promise<Guard> {
  try {
    const {data} = await rest.repos.getRepoRulesets({...repository, targets: 'tag', per_page: 100})
    const active = listSchema
      .parse(data)
      .filter(({target, enforcement}) => target === 'tag' && enforcement === 'active')
    const by: string[] = []
    for (const {id, name} of active.slice(0, MOST_RULESETS)) {
      const answer = await rest.repos.getRepoRuleset({...repository, ruleset_id: id})
      const {conditions, rules = []} = rulesetSchema.parse(answer.data)
      const {include = [], exclude = []} = conditions?.ref_name ?? {}
      const covers = include.some(pattern => matches(pattern, prefix))
      if (covers && exclude.length === 0 && rules.some(({type}) => type === 'creation'))
        by.push(`the ruleset ${name}`)
    }
    return {known: true, by}
  } catch (error) {
    return unknown(error, {what: 'read the rulesets of tags', permission: 'contents: read'})
  }
}

/** `~ALL`, or a pattern whose fixed beginning the tags have and after which anything may stand. */
function matches(pattern: string, prefix: string): boolean {
  if (pattern === '~ALL') return true
  const fixed = /^refs\/tags\/([^*?[\]]*)\*{1,2}(?:\/\*)?$/u.exec(pattern)?.[1]
  return fixed !== undefined && prefix.startsWith(fixed)
}
