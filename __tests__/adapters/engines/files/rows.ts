import type {LoggedRow} from './logs.ts'

/** Rows with everything that a log has: gaps, errors, duplicates, texts that need quotes. The same for one seed. */
export function madeRows(count: number, seed = 1): readonly LoggedRow[] {
  let state = seed
  const draw = (): number => {
    state = (Math.imul(1_103_515_245, state) + 12_345) & 0x7fffffff
    return state / 2 ** 31
  }
  const pick = <T>(items: readonly T[]): T => items[Math.floor(draw() * items.length)] as T
  const round = (value: number, digits: number): number => Number(value.toFixed(digits))
  return Array.from({length: count}, (_, index) => ({
    request_id: draw() < 0.02 ? null : `r${draw() < 0.02 ? 0 : index}`,
    timestamp: 1_763_000_000_000 + index * 61_007,
    segment: pick(['north', 'south', 'a "quoted", one', 'two\nlines', 'ærø', null]),
    label: pick([0, 1, null]),
    champion_score: draw() < 0.05 ? null : round(draw(), 6),
    candidate_score: draw() < 0.05 ? null : round(draw(), 6),
    candidate_latency_ms: draw() < 0.05 ? null : round(draw() * 200 - 1, 3),
    candidate_error: pick([null, null, null, null, 'timeout', 'no; answer']),
    candidate_cost: draw() < 0.1 ? null : round(draw() / 1000, 7),
    amount: draw() < 0.1 ? null : Math.floor(draw() * 200)
  }))
}
