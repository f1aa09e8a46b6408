/** A place to which `dvc push` sends content. */
export interface DvcRemote {
  readonly name: string
  /** As it is written: an address, or a path relative to the folder of the configuration. */
  readonly url: string
  /** Whether it keeps the files under their own names, as `version_aware` and `worktree` remotes do. */
  readonly byName: boolean
}

const SECTION = /^\[\s*(?:'\s*)?remote\s+"([^"]+)"\s*(?:'\s*)?\]$/u
const SETTING = /^([\w-]+)\s*=\s*((?:\S.*)?)$/u

/**
 * The remotes of DVC's configuration file, the default first. Lines that are not of that form are passed over, as
 * DVC's own settings are many.
 */
export function dvcRemotes(text: string): readonly DvcRemote[] {
  const settings = new Map<string, Map<string, string>>()
  let preferred = ''
  let section = ''
  for (const written of text.split(/\r?\n/u)) {
    const line = written.trim()
    if (line.startsWith('[')) {
      section = SECTION.exec(line)?.[1] ?? ''
      if (section !== '' && !settings.has(section)) settings.set(section, new Map())
      continue
    }
    const [, key = '', value = ''] = SETTING.exec(line) ?? []
    if (section !== '') settings.get(section)?.set(key, unquoted(value))
    else if (key === 'remote') preferred = unquoted(value)
  }
  const remotes = [...settings].map(([name, of]) => ({
    name,
    url: of.get('url') ?? '',
    byName: [of.get('version_aware'), of.get('worktree')].some(v =>
      /^(true|yes|1)$/iu.test(v ?? '')
    )
  }))
  return remotes.toSorted((a, b) => Number(b.name === preferred) - Number(a.name === preferred))
}

function unquoted(value: string): string {
  return /^(["'])(.*)\1$/u.exec(value)?.[2] ?? value
}
