// A small twin of Jest's describe and test, which runs a choice of tests again and again in one process.
import {bind} from 'jest-each'

const root = block('', null)
let current = root
let file = ''
let ofFile = 0

/** Every test that was registered, in order; an id is a test's file and its place there. */
export const tests = []

/** Names the file that the tests registered from now on are of. */
function setFile(name) {
  file = name
  ofFile = 0
}

function block(name, parent) {
  return {name, parent, beforeAll: [], beforeEach: [], afterEach: [], afterAll: [], children: []}
}

function addBlock(name, body) {
  const outer = current
  current = block(name, outer)
  outer.children.push(current)
  try {
    body()
  } finally {
    current = outer
  }
}

function addTest(name, body) {
  const names = []
  for (let at = current; at !== null; at = at.parent) names.unshift(at.name)
  const id = `${file}#${ofFile++}`
  const added = {id, file, name: [...names, name].join(' ').trim(), body, parent: current}
  current.children.push(added)
  tests.push(added)
}

/** Every file has hooks of its own, as if it were a block. */
export async function loadFile(name, load) {
  setFile(name)
  const outer = current
  current = block('', outer)
  outer.children.push(current)
  try {
    await load()
  } finally {
    current = outer
  }
}

const skip = Object.assign(() => {}, {each: () => () => {}})
export const describe = Object.assign(addBlock, {each: bind(addBlock), skip})
export const test = Object.assign(addTest, {each: bind(addTest), skip})

const hook = name => body => void current[name].push(body)
export const beforeAll = hook('beforeAll')
export const beforeEach = hook('beforeEach')
export const afterEach = hook('afterEach')
export const afterAll = hook('afterAll')

/**
 * Runs the tests whose ids `chosen` holds, block by block. `around(ids, run)` runs a hook or a test for the ids;
 * with `bail` the first failure ends it. Answers with the failures, each with its test's id.
 */
export async function run(chosen, {around, bail}) {
  const failures = []
  const done = () => bail && failures.length > 0
  const attempt = async (ids, bodies) => {
    for (const body of bodies) {
      try {
        await around(ids, body)
      } catch (error) {
        failures.push({id: ids[0], error})
        return
      }
    }
  }
  const runTest = async ({id, body, parent}) => {
    const [before, after] = [[], []]
    for (let at = parent; at !== null; at = at.parent) {
      before.unshift(...at.beforeEach)
      after.push(...at.afterEach)
    }
    await attempt([id], [...before, body])
    await attempt([id], after)
  }
  const runBlock = async at => {
    const ids = testsOf(at).filter(id => chosen.has(id))
    if (ids.length === 0) return
    await attempt(ids, at.beforeAll)
    for (const child of at.children) {
      if (done()) break
      if (child.children !== undefined) await runBlock(child)
      else if (chosen.has(child.id)) await runTest(child)
    }
    await attempt(ids, at.afterAll)
  }
  await runBlock(root)
  return failures
}

function testsOf(at) {
  return at.children.flatMap(child => (child.children === undefined ? [child.id] : testsOf(child)))
}
