import {readdirSync, readFileSync} from 'node:fs'
import {expect, test} from '@jest/globals'
import {LAYERS, withPicture} from '../layers.mjs'

const DESIGN = 'docs/design.md'

test('every file and folder of src is a room of layers.mjs, once', () => {
  const rooms = LAYERS.flatMap(layer => layer.rooms)
  const there = readdirSync('src')
  const without = there.filter(name => !rooms.includes(name))
  if (without.length > 0)
    throw new Error(`layers.mjs does not say where ${without.join(', ')} stands.`)
  expect(rooms.toSorted()).toEqual(there.toSorted())
})

test('docs/design.md shows the rooms as they are', () => {
  const page = readFileSync(DESIGN, 'utf8')
  if (withPicture(page) !== page)
    throw new Error(`${DESIGN} shows other rooms than layers.mjs: run node scripts/layers.mjs.`)
  for (const room of LAYERS.flatMap(layer => layer.rooms)) expect(page).toContain(room)
})
