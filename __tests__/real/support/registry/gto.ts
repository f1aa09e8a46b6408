import {existsSync} from 'node:fs'
import {writeFile} from 'node:fs/promises'
import {delimiter, join} from 'node:path'
import process from 'node:process'
import {setTimeout as wait} from 'node:timers/promises'
import type {GitRepository} from '../git-repository.ts'
import {gtoShow, GTO_START, runGto} from '../gto.ts'
import {makeTemporaryFolder} from '../temporary-folder.ts'
import {endOf, type DrivenRegistry} from './driven.ts'

/** Stands before git: ends the gate, whose child it is, where it would push. */
const KILLING_GIT = (git: string): string =>
  `#!/bin/sh\ncase " $* " in *" push "*) kill -9 "$PPID"; exit 1;; esac\nexec "${git}" "$@"\n`

/** The tags of a real repository, whose state `gto show` tells in a clone of its own. */
export async function drivenGto(
  repository: GitRepository,
  origin: string
): Promise<DrivenRegistry> {
  const {path, git} = repository
  const outside = await makeTemporaryFolder()
  await git('clone', '--quiet', `file://${origin}`, outside)
  let second = 0

  const pushTags = async (): Promise<unknown> => await git('push', '--quiet', 'origin', '--tags')
  const fetched = async (): Promise<void> => {
    await git('-C', outside, 'fetch', '--quiet', '--force', '--tags', 'origin')
  }
  const version = (number: number): string => `v${number}.0.0`

  return {
    policy: '{type: gto, model: fraud, stage: prod}',
    pointer: 'fraud#prod',
    name: number => `fraud@${version(number)}`,
    offer: async ({number, merge}) => {
      await runGto(path, ['register', 'fraud', merge, '--version', version(number)], second++)
      await pushTags()
    },
    putByHand: async number => {
      // GTO orders by whole seconds, so this one needs a second after the newest tag's.
      await wait(1100)
      const now = Math.floor(Date.now() / 1000) - GTO_START
      await runGto(
        path,
        ['assign', 'fraud', '--version', version(number), '--stage', 'prod', '--force'],
        now
      )
      await pushTags()
    },
    inProduction: async () => {
      await fetched()
      return Number(/^v(\d+)/u.exec((await gtoShow(outside))['fraud']?.['prod'] ?? '')?.[1])
    },
    records: async () => {
      await fetched()
      const told = await git(
        ...['-C', outside, 'for-each-ref', '--format=%(contents:body)', 'refs/tags/fraud#prod#*']
      )
      return told.split('\n').filter(line => line.startsWith('{')).length
    },
    isClean: async () => {
      const own = await git('tag', '--list', 'fraud#prod#*')
      const listed = await git('ls-remote', '--tags', '--refs', 'origin', 'fraud#prod#*')
      return own.split('\n').every(tag => listed.includes(`refs/tags/${tag}`))
    },
    killBeforeMove: async start => {
      const folder = await makeTemporaryFolder()
      const {PATH = ''} = process.env
      const found = PATH.split(delimiter).find(entry => existsSync(join(entry, 'git')))
      await writeFile(join(folder, 'git'), KILLING_GIT(join(found ?? '', 'git')), {mode: 0o755})
      await endOf(start({PATH: `${folder}${delimiter}${PATH}`}))
    },
    stop: () => Promise.resolve(),
    says: {
      nothingWaits: /registered are: v1.0.0.*gto register fraud/u,
      another: /metrics.json in fraud@v1.0.0 is sha256:\w+, but fraud was judged on sha256:\w+/u,
      unknown: /has no version "99"; registered are: v1.0.0, v2.0.0, v3.0.0/u,
      begunAgain: /removed the tag fraud#prod#\d+, which had never reached origin/u
    }
  }
}
