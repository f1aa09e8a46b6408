import {describe, expect, test} from '@jest/globals'
import {holdsEnvironment, readEnvironment} from '../../src/evidence/environment.ts'

function read(path: string, text: string): ReturnType<typeof readEnvironment> {
  return readEnvironment(path, new TextEncoder().encode(text))
}

describe('requirements.txt', () => {
  test('reads pins, constraints, markers, extras and addresses', () => {
    const text = `# comment
-r base.txt
--index-url https://example.org
Scikit_Learn==1.8.0   # the model
numpy >= 1.26, <3
pandas[parquet] == 2.2.3 ; python_version >= "3.9"
torch===2.5.0+cpu
scipy
tool @ git+https://example.org/tool.git@0123456789012345678901234567890123456789
-e git+https://example.org/other.git#egg=Other_Thing
./local/package
wild==1.*
`
    expect(read('requirements.txt', text)).toEqual({
      packages: {
        numpy: '>=1.26,<3',
        'other-thing': 'git+https://example.org/other.git#egg=Other_Thing',
        package: './local/package',
        pandas: '2.2.3',
        'scikit-learn': '1.8.0',
        scipy: 'any',
        tool: 'git+https://example.org/tool.git@0123456789012345678901234567890123456789',
        torch: '2.5.0+cpu',
        wild: '==1.*'
      },
      pinned: false,
      locked: false,
      problems: []
    })
  })

  test('is pinned with versions, and locked with hashes for all of them', () => {
    const hash = `--hash=sha256:${'a'.repeat(64)}`
    expect(read('requirements.txt', 'a==1.0\nb==2.0\n')).toMatchObject({
      pinned: true,
      locked: false
    })
    expect(
      read('requirements.txt', `a==1.0 \\\r\n    ${hash} \\\r\n    ${hash}\r\nb==2 ${hash}\r\n`)
    ).toMatchObject({
      packages: {a: '1.0', b: '2'},
      pinned: true,
      locked: true
    })
    expect(read('requirements.txt', `a==1.0 ${hash}\nb==2.0\n`).locked).toBe(false)
    expect(read('requirements.txt', '# nothing\n')).toMatchObject({pinned: false, locked: false})
  })
})

test.each(['poetry.toml', 'uv.toml', 'pdm.toml', 'poetry.lock.md'])('%s is no lock', path => {
  expect(holdsEnvironment(path)).toBe(false)
})

describe('lock files', () => {
  test.each([
    [
      'uv.lock',
      'version = 1\nrequires-python = ">=3.11"\n[[package]]\nname = "numpy"\nversion = "2.1.0"\n[[package]]\nname = "numpy"\nversion = "1.26.4"\n',
      {numpy: '1.26.4, 2.1.0', python: '>=3.11'}
    ],
    [
      'poetry.lock',
      '[[package]]\nname = "NumPy"\nversion = "2.1.0"\n[metadata]\npython-versions = "^3.11"\n',
      {numpy: '2.1.0', python: '^3.11'}
    ],
    [
      'pylock.toml',
      'lock-version = "1.0"\n[[packages]]\nname = "numpy"\nversion = "2.1.0"\n',
      {numpy: '2.1.0'}
    ],
    [
      'Pipfile.lock',
      '{"_meta": {}, "default": {"numpy": {"hashes": [], "version": "==2.1.0"}}, "develop": {"x": {"ref": "abc"}}}',
      {numpy: '2.1.0', x: 'abc'}
    ],
    [
      'conda-lock.yml',
      'version: 1\npackage:\n- name: numpy\n  version: 2.1.0\n  platform: linux-64\n- name: numpy\n  version: 2.1.0\n  platform: osx-64\n',
      {numpy: '2.1.0'}
    ]
  ])('reads %s', (path, text, packages) => {
    expect(read(path, text)).toEqual({packages, pinned: true, locked: true, problems: []})
  })

  test.each([
    ['uv.lock', '[[package]\n', 'fail', 'broken-toml'],
    ['Pipfile.lock', '{"default": ', 'fail', 'broken-json'],
    ['uv.lock', 'version = 1\n', 'missing', 'no-packages'],
    ['environment.yml', 'dependencies: [\n', 'fail', 'broken-yaml']
  ])('says what is wrong in %s %j', (path, text, status, id) => {
    expect(read(path, text)).toMatchObject({packages: {}, locked: false, problems: [{status, id}]})
  })
})

describe('Conda and MLflow', () => {
  test('reads conda.yaml with its pip part', () => {
    const text = `name: mlflow-env
channels: [conda-forge]
dependencies:
- python=3.11.9
- conda-forge::scipy=1.14.1=py311_0
- pip<=24.0
- blas
- pip:
  - mlflow==3.1.0
  - scikit-learn>=1.5
`
    expect(read('model/conda.yaml', text)).toEqual({
      packages: {
        blas: 'any',
        mlflow: '3.1.0',
        pip: '<=24.0',
        python: '3.11.9',
        'scikit-learn': '>=1.5',
        scipy: '1.14.1'
      },
      pinned: false,
      locked: false,
      problems: []
    })
  })

  test('reads python_env.yaml', () => {
    const text =
      'python: 3.11.9\nbuild_dependencies:\n- pip==24.0\n- wheel\ndependencies:\n- -r requirements.txt\n'
    expect(read('model/python_env.yaml', text).packages).toEqual({
      pip: '24.0',
      python: '3.11.9',
      wheel: 'any'
    })
  })
})

describe('Dockerfile', () => {
  test('reads base images, but not stages', () => {
    const digest = `sha256:${'b'.repeat(64)}`
    const text = `FROM --platform=linux/amd64 registry.example.org:5000/python:3.11@${digest} AS build
RUN pip install x
from build AS test
FROM scratch
`
    expect(read('Dockerfile', text)).toEqual({
      packages: {'image:registry.example.org:5000/python': `3.11@${digest}`},
      pinned: true,
      locked: true,
      problems: []
    })
    expect(read('Dockerfile', 'FROM python\n')).toMatchObject({
      packages: {'image:python': 'latest'},
      pinned: false,
      locked: false
    })
  })
})

test.each([
  ['requirements.txt', true],
  ['a/requirements-dev.txt', true],
  ['dev-requirements.txt', true],
  ['Dockerfile', true],
  ['serve.Dockerfile', true],
  ['environment.yml', true],
  ['notes.txt', false],
  ['package-lock.json', false]
])('%s holds an environment: %s', (path, expected) => {
  expect(holdsEnvironment(path)).toBe(expected)
})
