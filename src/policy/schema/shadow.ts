import * as z from 'zod'
import {SIDE_ROLES} from '../../traffic/roles.ts'
import {paths, rate, text} from './values.ts'

const side = z.strictObject(
  Object.fromEntries(SIDE_ROLES.map(role => [role, text.optional()])) as {
    [R in (typeof SIDE_ROLES)[number]]: z.ZodOptional<typeof text>
  }
)

const columns = z
  .strictObject({
    id: text.optional().describe('Of the request'),
    time: text.optional(),
    label: text.optional(),
    model: text.optional().describe('Says which model answered, where a row is one answer'),
    candidate: side.optional(),
    baseline: side.optional()
  })
  .describe('Which column means what; those with usual names need not be named')

const ENGINES = ['trino', 'clickhouse', 'postgres', 'spark', 'duckdb'] as const

export const connection = z
  .strictObject({
    engine: z.enum(ENGINES),
    url: text.describe('Address of the engine; ${VARIABLE} is filled in from the environment'),
    user: text.optional().describe('Where the environment does not say'),
    'max-seconds': z.number().positive().optional().describe('A query that takes longer is ended'),
    'max-bytes': z.number().positive().optional().describe('A query that reads more is ended')
  })
  .describe('Where the table lies; credentials come from the environment only')

const share = z.union([z.number().gt(0).max(1), rate])

export const shadow = z
  .strictObject({
    log: paths.optional().describe('Files of the log: logs/shadow/*.parquet'),
    table: text.optional().describe('The log as a table: catalog.schema.table'),
    connection: connection.optional(),
    engine: z
      .enum(['auto', 'javascript', 'duckdb'])
      .optional()
      .describe('What reads the files; auto, the default, takes DuckDB for large ones'),
    columns: columns.optional(),
    'names-of-candidate': z
      .array(text)
      .min(1)
      .optional()
      .describe('What the model column says for the candidate, beside the usual names'),
    'names-of-baseline': z.array(text).min(1).optional(),
    'min-days': z.number().min(0).optional().describe('Default 7: a whole week'),
    'max-age-days': z
      .number()
      .min(0)
      .optional()
      .describe('The log ends at most so many days before the day of the check'),
    'min-requests': z.int().min(0).optional(),
    'min-labelled': z.int().min(0).optional().describe('Requests of which the truth is known'),
    'label-delay-days': z
      .number()
      .min(0)
      .optional()
      .describe('Labels of younger requests may still change, and do not count'),
    features: z
      .array(text)
      .min(1)
      .optional()
      .describe('Columns that the model needs; default those of the evaluation set'),
    drift: z
      .strictObject({psi: z.number().positive().optional(), ks: share.optional()})
      .optional()
      .describe('How far live traffic may be from the evaluation set; default psi 0.2, ks 0.1'),
    rollout: z
      .strictObject({
        steps: z.array(z.number().gt(0).max(100)).min(1).optional(),
        now: z.number().min(0).max(100).optional()
      })
      .optional()
      .describe('Per cent of the traffic that the candidate gets; default 5, 10, 25, 50, 100')
  })
  .refine(
    asked => asked.table === undefined || asked.connection !== undefined,
    'a table needs its connection: {engine: trino, url: ${TRINO_URL}}'
  )
  .refine(
    asked => asked.table === undefined || asked.log === undefined,
    'log and table are two places of one log: keep one'
  )
