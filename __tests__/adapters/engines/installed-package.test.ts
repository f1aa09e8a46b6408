import {join} from 'node:path'

import {afterAll, expect, test} from '@jest/globals'

import {findBeside} from '../../../src/adapters/engines/installed-package.ts'
import {removeTemporary, temporaryFolder} from '../temporary.ts'

afterAll(removeTemporary)

const WANTED = {name: 'the-engine', shown: 'The engine'}
const engine = (place: string): Readonly<Record<string, string>> => ({
  [`${place}node_modules/the-engine/package.json`]: '{"name": "the-engine", "main": "index.js"}',
  [`${place}node_modules/the-engine/index.js`]: `module.exports = '${place}'`
})
const gate = (place: string): Readonly<Record<string, string>> => ({
  [`${place}package.json`]: '{"name": "model-promotion-gate"}',
  [`${place}dist/cli/package.json`]: '{"type": "module"}'
})

const ABSENT = {
  found: false,
  why: 'The engine is not there: the-engine is not installed with the gate'
}

test.each([
  ['in its own folder', 'tools/gate/', 'tools/gate/', {found: true, loaded: 'tools/gate/'}],
  ['beside it, where npm put both', 'node_modules/gate/', '', {found: true, loaded: ''}],
  ['in the workspace that it was cloned into', 'tools/gate/', '', ABSENT],
  ['in the folder above', 'tools/gate/', 'tools/', ABSENT]
])('an engine %s', (_what, own, place, answer) => {
  const top = temporaryFolder({...gate(own), ...engine(place)})
  expect(findBeside(WANTED, join(top, own, 'dist/cli'))).toEqual(answer)
})
