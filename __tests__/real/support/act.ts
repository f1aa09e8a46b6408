import {installedTool, runInstaller} from './tool-cache.ts'

const VERSION = '0.2.89'

export type ActTool = {readonly path: string} | {readonly missing: string}

/** Gives the path of act, which runs workflow files without GitHub, or the reason why there is none. */
export async function findAct(): Promise<ActTool> {
  try {
    const path = await installedTool(`act-${VERSION}`, 'act', folder =>
      runInstaller(
        'go',
        ['install', '-ldflags=-s -w', `github.com/nektos/act@v${VERSION}`],
        folder,
        {GOBIN: folder}
      )
    )
    return {path}
  } catch (error) {
    return {missing: `act ${VERSION} could not be installed: ${String(error)}`}
  }
}
