import type {Condition} from './plan.ts'
import type {Requests} from './requests.ts'

/** 1 for every row for which a condition holds. */
export function rowsWhere(condition: Condition, requests: Requests): Uint8Array {
  return requests.once(nameOf(condition), () => {
    const holds = requests.arena.flags(requests.rows)
    mark(condition, requests, holds)
    return holds
  })
}

const names = new WeakMap<Condition, string>()

function nameOf(condition: Condition): string {
  const known = names.get(condition)
  if (known !== undefined) return known
  const name = `where ${JSON.stringify(condition)}`
  names.set(condition, name)
  return name
}

function mark(condition: Condition, requests: Requests, holds: Uint8Array): void {
  switch (condition.kind) {
    case 'known':
      known(requests.field(condition.field), holds)
      return
    case 'above':
    case 'below': {
      const column = requests.field(condition.field)
      if (column?.kind !== 'number') holds.fill(0)
      else if (condition.kind === 'above') above(column.values, condition.limit, holds)
      else below(column.values, condition.limit, holds)
      return
    }
    case 'differ':
      differ(requests.field(condition.field), requests.field(condition.other), holds)
      return
    case 'all':
      holds.fill(1)
      for (const part of condition.of) {
        const also = rowsWhere(part, requests)
        for (let row = 0; row < holds.length; row++)
          holds[row] = (holds[row] ?? 0) & (also[row] ?? 0)
      }
  }
}

type Column = ReturnType<Requests['field']>

function known(column: Column, holds: Uint8Array): void {
  if (column === null) holds.fill(0)
  else if (column.kind === 'text') {
    const {codes} = column
    for (let row = 0; row < holds.length; row++) holds[row] = (codes[row] ?? -1) >= 0 ? 1 : 0
  } else {
    const {values} = column
    for (let row = 0; row < holds.length; row++) {
      const value = values[row] ?? NaN
      holds[row] = value === value ? 1 : 0
    }
  }
}

function above(values: Float64Array, limit: number, holds: Uint8Array): void {
  for (let row = 0; row < holds.length; row++) holds[row] = (values[row] ?? NaN) > limit ? 1 : 0
}

function below(values: Float64Array, limit: number, holds: Uint8Array): void {
  for (let row = 0; row < holds.length; row++) holds[row] = (values[row] ?? NaN) < limit ? 1 : 0
}

/** Both known, and not the same. */
function differ(one: Column, two: Column, holds: Uint8Array): void {
  if (one?.kind === 'number' && two?.kind === 'number') {
    for (let row = 0; row < holds.length; row++) {
      const [a, b] = [one.values[row] ?? NaN, two.values[row] ?? NaN]
      holds[row] = a < b || a > b ? 1 : 0
    }
  } else if (one?.kind === 'text' && two?.kind === 'text') {
    const isSame = one.dictionary === two.dictionary
    for (let row = 0; row < holds.length; row++) {
      const [a, b] = [one.codes[row] ?? -1, two.codes[row] ?? -1]
      const areEqual = isSame ? a === b : one.dictionary[a] === two.dictionary[b]
      holds[row] = a >= 0 && b >= 0 && !areEqual ? 1 : 0
    }
  } else holds.fill(0)
}
