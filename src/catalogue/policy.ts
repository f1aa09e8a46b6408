import {parsePolicy} from '../policy/load.ts'
import {policySchemaOf, type Policy} from '../policy/schema.ts'
import {PRACTICE_IDS} from '../practices/index.ts'
import {INCIDENT_IDS} from './incidents.ts'

/** A policy, with the practices and the incidents that there are. */
export const policySchema = policySchemaOf({practices: PRACTICE_IDS, incidents: INCIDENT_IDS})

/** Reads a policy file. Throws a `UserError` that names file, line, what was given and what is allowed. */
export function loadPolicy(text: string, file: string): Policy {
  return parsePolicy(text, file, policySchema)
}
