import {execFileSync} from 'node:child_process'
import {afterEach, describe, expect, test} from '@jest/globals'
import {changedFiles} from './support/github/changed-files.ts'
import {writeTree} from './support/github/git-objects.ts'
import {makeGitRepository} from './support/git-repository.ts'
import {node24} from './support/node24.ts'
import {harms} from './support/posted-markdown.ts'
import {parseOutputs} from './support/run-action.ts'
import {makeTemporaryFolder, removeTemporaryFolders} from './support/temporary-folder.ts'

const ORIGIN = 'https://github.com/acme/models.git'
const MARKER = '<!-- gate -->'

afterEach(removeTemporaryFolders)

describe('the git repository', () => {
  test('has the trees that the fake gives to its commits', async () => {
    const repository = await makeGitRepository(ORIGIN)
    await repository.commit({'a/b.txt': 'one\n', 'a.txt': 'x', 'a-b/c': 'y'})
    await repository.commit({'a/b.txt': 'two\n', 'a.txt': null})
    const files = repository.commits.at(-1)?.files ?? new Map()
    const tree = writeTree({blobs: new Map(), trees: new Map()}, files)
    expect(tree).toBe(await repository.git('rev-parse', 'HEAD^{tree}'))
  })

  test('merges as GitHub does, and a shallow clone holds only the merge', async () => {
    const repository = await makeGitRepository(ORIGIN)
    const base = await repository.commit({'a.txt': 'base'})
    await repository.branch('feature', base)
    const head = await repository.commit({'b.txt': 'head'})
    await repository.branch('main', base)
    const moved = await repository.commit({'c.txt': 'main'})
    const merge = await repository.checkOutMerge(moved, head)
    const recorded = repository.commits.find(({sha}) => sha === merge)
    expect(recorded?.parents).toEqual([moved, head])
    expect([...(recorded?.files.keys() ?? [])]).toEqual(['a.txt', 'b.txt', 'c.txt'])
    const clone = await repository.cloneShallow()
    const log = execFileSync('git', ['rev-list', 'HEAD'], {cwd: clone, encoding: 'utf8'})
    expect(log.trim()).toBe(merge)
  })

  test('a hunk shows three lines around the change, as git does', async () => {
    const repository = await makeGitRepository(ORIGIN)
    const numbers = Array.from({length: 20}, (_, i) => `${i}\n`)
    await repository.commit({'n.txt': numbers.join('')})
    await repository.commit({'n.txt': numbers.toSpliced(9, 2, 'nine\n').join('')})
    const [before, after] = repository.commits
    const [change] = changedFiles(before?.files ?? new Map(), after?.files ?? new Map())
    const diff = await repository.git('diff', 'HEAD~1', 'HEAD')
    expect(diff.replace(/^(@@.*@@).*$/m, '$1')).toContain(change?.patch ?? 'no patch')
  })
})

describe('what runs the action', () => {
  test('is Node 24', async () => {
    const version = execFileSync(await node24(), ['--version'], {encoding: 'utf8'})
    expect(version).toMatch(/^v24\./)
  }, 600_000)

  test('outputs are read as the runner reads them', () => {
    const text = 'a=1\nb<<END_1\ntwo\nEND\nlines\nEND_1\nc=x=y\n'
    expect(parseOutputs(text)).toEqual({a: '1', b: 'two\nEND\nlines', c: 'x=y'})
    expect(() => parseOutputs('a<<END\nnever ends')).toThrow('has no end')
  })

  test('temporary folders go away', async () => {
    const path = await makeTemporaryFolder()
    await removeTemporaryFolders()
    expect(() => execFileSync('ls', [path], {stdio: 'pipe'})).toThrow('No such file')
  })
})

describe('harm in what is posted', () => {
  test.each([
    ['hello @acme/owners', 'a mention'],
    ['hello \\@acme/owners', 'a mention'],
    ['hello &#64;acme/owners', 'a mention'],
    ['see #12', 'a reference to an issue'],
    ['see \\#12', 'a reference to an issue'],
    ['[approved](https://evil.test)', 'a link'],
    ['https://evil.test', 'an address'],
    ['```\nfence', 'a code fence'],
    ['<img src=x>', 'the tag <img>'],
    ['</table>', 'the tag <table>'],
    ['<details open ontoggle=alert(1)>', 'an event handler'],
    ['<!-- gate -->', 'an HTML comment beside the marker'],
    ['| a | b |\n|--|--|\n| x | y | z |', 'a broken table'],
    ['| a | b |\n|--|--|\n| x | `y | z` |', 'a broken table']
  ])('%j is found', (text, harm) => {
    expect(harms(`${MARKER}\n${text}\n`, MARKER).join()).toContain(harm)
  })

  test.each([
    '`@acme` in code, and ``a `@b` c``',
    '@\u200bacme and a@&#8203;b and mail@example',
    '&#35;\u200b12 and \\#&#8203;12 and &#60;img&#62; and \\<img\\>',
    'https:&#8203;//evil.test',
    '| a | b |\n|--|--|\n| x \\| y | z |\n\n| c |\n|--|\n| 1 |',
    '<details><summary>all</summary>\n\n**bold**\n</details>',
    '[the run](https://github.com/acme/models/actions/runs/1)'
  ])('%j is not found to be any', text => {
    expect(harms(`${MARKER}\n${text}\n`, MARKER)).toEqual([])
  })
})
