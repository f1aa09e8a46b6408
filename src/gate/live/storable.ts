import type {Step} from '../../statistics/core/difference.ts'
import type {Finding} from '../../verdict/verdict.ts'

/** Null for what JSON has no number for. */
export function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

/** Steps as a verdict keeps them: JSON has no infinity. */
export function storableSteps(steps: readonly Step[]): Finding['steps'] {
  return steps.map(({what, value}) => ({
    what,
    value: typeof value === 'number' && !Number.isFinite(value) ? String(value) : value
  }))
}
