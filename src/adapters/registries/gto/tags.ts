import {parseRecord, type PromotionRecord} from '../../../verdict/record.ts'
import {gitOutput, gitRemote} from '../../git-process.ts'
import type {Repository} from '../../git.ts'
import type {DatedTag} from './state.ts'
import {parseTag} from './tag.ts'

const FIELDS = ['refname:strip=2', '*objectname', '*objecttype', 'taggerdate:unix', 'contents']
const REMOTE = 'origin'

/** All annotated tags of GTO that the clone has, in order of their names. */
export async function readTags(repository: Repository): Promise<readonly DatedTag[]> {
  const format = FIELDS.map(field => `%(${field})%00`).join('')
  const out = await gitOutput(repository, ['for-each-ref', `--format=${format}`, 'refs/tags'])
  const words = out.toString('utf8').split('\0')
  const tags: DatedTag[] = []
  for (let at = 0; at + FIELDS.length < words.length + 1; at += FIELDS.length) {
    const [name = '', commit = '', type = '', time = '', message = ''] = words.slice(at)
    // The line's end of the tag before stands in front of the name.
    const parsed = parseTag(name.trimStart())
    // A light tag has no object of its own, so nobody made it at any time.
    if (parsed !== null && type === 'commit') {
      tags.push({...parsed, commit, time: Number(time), message})
    }
  }
  return tags
}

/** The names of GTO's tags at the remote; null where there is no remote, or it cannot be asked. */
export async function readRemoteTags(repository: Repository): Promise<{
  readonly remote: boolean
  readonly tags: readonly string[] | null
}> {
  if (!repository.configured.includes(`remote.${REMOTE}.url`)) return {remote: false, tags: []}
  const asked = ['ls-remote', '--tags', '--refs', '--upload-pack=git-upload-pack', REMOTE]
  const {code, stdout} = await gitRemote(repository, asked)
  if (code !== 0) return {remote: true, tags: null}
  const names = stdout.toString('utf8').matchAll(/\trefs\/tags\/(.+)$/gmu)
  return {
    remote: true,
    tags: [...names].map(([, name = '']) => name).filter(name => parseTag(name) !== null)
  }
}

/** The record in the message of a tag; null where the gate did not make it. */
export function recordIn({message}: DatedTag): PromotionRecord | null {
  const line = message.split('\n').find(text => text.startsWith('{'))
  return line === undefined ? null : parseRecord(line)
}
