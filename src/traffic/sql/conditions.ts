import type {Condition} from '../plan.ts'
import type {Dialect} from './dialect.ts'
import type {RequestQuery} from './requests.ts'

/** SQL of what must hold for a request: true where it does, false or null where it does not, as `rowsWhere` tells. */
export function conditionSql(
  condition: Condition,
  requests: RequestQuery,
  dialect: Dialect
): string {
  const never = '1 = 0'
  switch (condition.kind) {
    case 'known': {
      const field = requests.field(condition.field)
      return field === null ? never : `${field.sql} IS NOT NULL`
    }
    case 'above':
    case 'below': {
      const field = requests.field(condition.field)
      if (field?.kind !== 'number') return never
      return `${field.sql} ${condition.kind === 'above' ? '>' : '<'} ${dialect.number(condition.limit)}`
    }
    case 'differ': {
      const [a, b] = [requests.text(condition.field), requests.text(condition.other)]
      if (a?.isExact === true && b?.isExact === true) return `${a.sql} <> ${b.sql}`
      const [one, two] = [requests.field(condition.field), requests.field(condition.other)]
      if (one === null || two === null || one.kind !== two.kind) return never
      return `${one.sql} <> ${two.sql}`
    }
    case 'all': {
      const parts = condition.of.map(part => `(${conditionSql(part, requests, dialect)})`)
      return parts.length === 0 ? '1 = 1' : parts.join(' AND ')
    }
  }
}
