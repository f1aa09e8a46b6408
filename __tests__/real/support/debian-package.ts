import {readdir} from 'node:fs/promises'
import {join} from 'node:path'
import {installedTool, runInstaller} from './tool-cache.ts'

/** The path of a file of Debian's packages, unpacked into the cache and not installed. */
export async function debianFile(
  name: string,
  packages: readonly string[],
  file: string
): Promise<string> {
  return await installedTool(name, file, async folder => {
    await runInstaller('apt-get', ['download', ...packages], folder)
    for (const packed of (await readdir(folder)).filter(entry => entry.endsWith('.deb')))
      await runInstaller('dpkg-deb', ['-x', join(folder, packed), folder], folder)
  })
}
