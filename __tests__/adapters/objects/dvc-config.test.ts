import {describe, expect, test} from '@jest/globals'
import {dvcRemotes} from '../../../src/adapters/objects/dvc-config.ts'

const WRITTEN_BY_DVC = `[core]
    remote = storage
    autostage = true
['remote "backup"']
    url = s3://acme-models/dvc
    profile = ci
['remote "storage"']
    url = ../../store
`

describe('the remotes of .dvc/config', () => {
  test('are read as DVC writes them, the default first', () => {
    expect(dvcRemotes(WRITTEN_BY_DVC)).toEqual([
      {name: 'storage', url: '../../store', byName: false},
      {name: 'backup', url: 's3://acme-models/dvc', byName: false}
    ])
  })

  test('may be written by hand', () => {
    const text =
      '# ours\n[remote "a b"]\r\nurl="https://example.test/x"\r\n[remote "v"]\nurl = s3://v\nversion_aware = true\n'
    expect(dvcRemotes(text)).toEqual([
      {name: 'a b', url: 'https://example.test/x', byName: false},
      {name: 'v', url: 's3://v', byName: true}
    ])
  })

  test('are none where there is none', () => {
    expect(dvcRemotes('')).toEqual([])
    expect(dvcRemotes('[core]\n    analytics = false\nnonsense\n')).toEqual([])
  })
})
