import * as z from 'zod'
import {rate} from './values.ts'

/** `200 ms`, `0.2 s`, or a number of milliseconds. */
const duration = z.union([
  z.number().positive(),
  z.string().regex(/^\s*\d+(\.\d+)?\s*(ms|s)\s*$/u, 'a duration is written 200 ms or 0.2 s')
])

export const load = z
  .strictObject({
    'requests-per-second': z.number().positive().describe('Rate that a load test has to reach'),
    'latency-p50': duration.optional(),
    'latency-p95': duration.optional().describe('At that load: 95 % of the requests are as fast'),
    'latency-p99': duration.optional(),
    'error-rate': rate.optional().describe('Requests that fail at that load, as a share')
  })
  .describe('What a load test (k6, Locust, wrk) of the candidate has to show')
