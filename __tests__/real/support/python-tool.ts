import {join} from 'node:path'
import {installedTool, runInstaller} from './tool-cache.ts'

/**
 * Gives the Python of an environment that has these packages. Their scripts are to be run by that Python: they
 * name the folder in which they were installed, which is another one by then.
 */
export async function pythonWith(name: string, packages: readonly string[]): Promise<string> {
  return await installedTool(name, 'bin/python', async folder => {
    await runInstaller('python3', ['-m', 'venv', folder], folder)
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...packages]
    await runInstaller(join(folder, 'bin/python'), pip, folder)
  })
}
