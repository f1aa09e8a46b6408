import {expect} from '@jest/globals'
import type {ActionResult} from './run-action.ts'
import type {Scene} from './scene.ts'

/** How the gate's comment begins. */
export const MARKER = '<!-- model-promotion-gate'

/** The action ended as it must when the model may not go. */
export function expectBlocked(result: ActionResult): void {
  expect({...result, verdict: result.outputs.verdict}).toMatchObject({exitCode: 1, verdict: 'fail'})
}

/** No request against GitHub's description, no token in the open, no stack trace. */
export function expectWellBehaved({fake}: Scene, {stdout, stderr, summary}: ActionResult): void {
  expect(fake.violations).toEqual([])
  const said = `${stdout.replace(/^::add-mask::.*$/gm, '')}${stderr}${summary}`
  expect(said).not.toContain('ghs_')
  expect(said).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m)
}

/** The comment of the pull request, of which there must be one. */
export function onlyComment({fake}: Scene) {
  const [comment, ...others] = fake.comments()
  expect(others).toEqual([])
  if (comment === undefined) throw new Error('There is no comment')
  return comment
}

/** The first line that a person sees, below the marker. */
export function firstLine(body: string): string {
  return body.split('\n').find(line => line !== '' && !line.startsWith('<!--')) ?? ''
}

/** How each request for an operation was answered. */
export function statuses({fake}: Scene, operation: string) {
  return fake.requests(operation).map(({status}) => status)
}
