import type {Verdict} from '../verdict/verdict.ts'
import {jsonText} from './escape.ts'

/** The verdict itself as JSON. */
export function renderJson(verdict: Verdict): string {
  return jsonText(verdict)
}
