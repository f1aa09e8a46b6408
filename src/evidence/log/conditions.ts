import type {Condition} from './plan.ts'
import type {Requests} from './requests.ts'

/** 1 for every row for which a condition holds. */
export function rowsWhere(condition: Condition, requests: Requests): Uint8Array {
  const {rows} = requests
  const holds = new Uint8Array(rows)
  switch (condition.kind) {
    case 'known': {
      const column = requests.field(condition.field)
      if (column === null) break
      for (let row = 0; row < rows; row++) {
        const isKnown =
          column.kind === 'text'
            ? (column.codes[row] ?? -1) >= 0
            : !Number.isNaN(column.values[row] ?? NaN)
        holds[row] = isKnown ? 1 : 0
      }
      break
    }
    case 'above':
    case 'below': {
      const column = requests.field(condition.field)
      if (column?.kind !== 'number') break
      const {limit} = condition
      const isAbove = condition.kind === 'above'
      for (let row = 0; row < rows; row++) {
        const value = column.values[row] ?? NaN
        holds[row] = (isAbove ? value > limit : value < limit) ? 1 : 0
      }
      break
    }
    case 'differ':
      differ(requests, condition, holds)
      break
    case 'all': {
      holds.fill(1)
      for (const part of condition.of) {
        const also = rowsWhere(part, requests)
        for (let row = 0; row < rows; row++) holds[row] = (holds[row] ?? 0) & (also[row] ?? 0)
      }
    }
  }
  return holds
}

/** Both known, and not the same. */
function differ(
  requests: Requests,
  {field, other}: Extract<Condition, {kind: 'differ'}>,
  holds: Uint8Array
): void {
  const [one, two] = [requests.field(field), requests.field(other)]
  if (one?.kind === 'number' && two?.kind === 'number') {
    for (let row = 0; row < holds.length; row++) {
      const [a, b] = [one.values[row] ?? NaN, two.values[row] ?? NaN]
      holds[row] = a < b || a > b ? 1 : 0
    }
  }
  if (one?.kind === 'text' && two?.kind === 'text') {
    for (let row = 0; row < holds.length; row++) {
      const [a, b] = [one.codes[row] ?? -1, two.codes[row] ?? -1]
      holds[row] = a >= 0 && b >= 0 && one.dictionary[a] !== two.dictionary[b] ? 1 : 0
    }
  }
}
