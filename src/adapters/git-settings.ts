import {devNull} from 'node:os'

import {WorldError} from '../errors.ts'

/**
 * Settings that count whatever a configuration says. A repository's own configuration may include a file of the pull
 * request, so nothing that it names is run: no hook, monitor, pager, filter, signing program or helper.
 * `safe.directory`: a checkout in a container often belongs to another user than the one who judges it; since nothing of it
 * is run, its owner does not matter.
 */
export const FIXED: readonly (readonly [string, string])[] = [
  ['safe.directory', '*'],
  ['safe.bareRepository', 'explicit'],
  ['core.hooksPath', devNull],
  ['core.fsmonitor', 'false'],
  ['core.attributesFile', devNull],
  ['core.pager', 'cat'],
  ['log.showSignature', 'false'],
  ['tag.gpgSign', 'false'],
  ['tag.forceSignAnnotated', 'false'],
  ['push.gpgSign', 'false'],
  ['submodule.recurse', 'false'],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
  // What changes the form of an answer.
  ['core.quotepath', 'off'],
  ['color.ui', 'false'],
  ['diff.relative', 'false'],
  ['log.follow', 'false'],
  ['log.showRoot', 'true'],
  ['i18n.logOutputEncoding', 'utf-8'],
  // As Git for Windows is set up, whose own configuration is not read.
  ...(process.platform === 'win32' ? ([['core.autocrlf', 'input']] as const) : [])
]

/** What a setting of the repository's own is replaced by, first match first; names of sections keep their case. */
const OWN: readonly (readonly [RegExp, string])[] = [
  [/^filter\..+\.required$/u, 'false'],
  [/^filter\..+\.(clean|smudge|process)$/u, ''],
  [/^diff\..+\.(command|textconv)$/u, ''],
  [/^diff\.(external|orderfile)$/u, ''],
  [/^core\.(askpass|gitproxy)$/u, ''],
  [/^core\.alternaterefscommand$/u, 'true'],
  [/^core\.sshcommand$/u, 'ssh'],
  [/^ssh\.variant$/u, 'auto'],
  [/^credential\.(.+\.)?helper$/u, ''],
  [/^remote\..+\.uploadpack$/u, 'git-upload-pack'],
  [/^remote\..+\.receivepack$/u, 'git-receive-pack'],
  [/^remote\..+\.(vcs|proxy)$/u, ''],
  [/^http\.(.+\.)?sslverify$/u, 'true'],
  [/^http\.(.+\.)?savecookies$/u, 'false'],
  [/^http\.(.+\.)?(proxy|cookiefile)$/u, '']
]

/**
 * Replacements for what a repository configures itself, by the keys that `git config --list --name-only -z` tells.
 * Throws `WorldError` for a key that cannot be replaced.
 */
export function replacements(keys: readonly string[]): readonly (readonly [string, string])[] {
  return [...new Set(keys)].flatMap(key => {
    const [, value] = OWN.find(([pattern]) => pattern.test(key)) ?? []
    if (value === undefined) return []
    // git splits at the first `=`.
    if (/[=\n]/u.test(key))
      throw new WorldError(
        `The repository’s own git configuration has the setting ${JSON.stringify(key)}, which cannot be switched off: rename it.`
      )
    return [[key, value] as const]
  })
}
