import {cp, mkdir, rm, writeFile} from 'node:fs/promises'
import {userInfo} from 'node:os'
import {join} from 'node:path'
import process from 'node:process'
import * as z from 'zod'
import {runProcess} from './run-process.ts'
import {freePort, startServer, untilUp} from './server-process.ts'
import {makeTemporaryFolder} from './temporary-folder.ts'
import {installedTool, NotInstalled, runInstaller} from './tool-cache.ts'

const VERSION = '1.26.0'
const MODULE = 'code.gitea.io/gitea'
const START_SECONDS = 120
const PASSWORD = 'Passw0rd!x'

/** A module that has Gitea as its tool; the replaced ones are Gitea's own choice. */
const GO_MOD = `module promotion-gate/testtools

go 1.26.2

replace github.com/jaytaylor/html2text => github.com/Necoro/html2text v0.0.0-20250804200300-7bf1ce1c7347
replace github.com/nektos/act => gitea.com/gitea/act v0.261.10
replace github.com/urfave/cli/v3 => github.com/urfave/cli/v3 v3.4.1
replace go.yaml.in/yaml/v4 => go.yaml.in/yaml/v4 v4.0.0-rc.3
replace github.com/Azure/azure-sdk-for-go/sdk/azcore => github.com/Azure/azure-sdk-for-go/sdk/azcore v1.19.0
replace github.com/Azure/azure-sdk-for-go/sdk/storage/azblob => github.com/Azure/azure-sdk-for-go/sdk/storage/azblob v1.6.2
replace github.com/microsoft/go-mssqldb => github.com/microsoft/go-mssqldb v1.9.7
`

/** The path of Gitea, built from its Go module, with its templates beside it. The first time takes some minutes. */
export async function giteaTool(): Promise<string> {
  return await installedTool(`gitea-${VERSION}`, 'gitea', async folder => {
    const build = join(folder, 'build')
    await mkdir(build)
    await writeFile(join(build, 'go.mod'), GO_MOD)
    await runInstaller('go', ['get', '-tool', `${MODULE}@v${VERSION}`], build)
    const tags = ['-tags', 'sqlite sqlite_unlock_notify']
    const output = ['-o', join(folder, 'gitea')]
    await runInstaller(
      'go',
      ['build', '-trimpath', ...tags, '-ldflags', '-s -w', ...output, MODULE],
      build,
      {CGO_ENABLED: '1'}
    )
    const source = await sourceFolder(build)
    for (const name of ['options', 'templates', 'public'])
      await cp(join(source, name), join(folder, 'static', name), {recursive: true})
    await rm(build, {recursive: true})
  })
}

async function sourceFolder(build: string): Promise<string> {
  const env = {PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? ''}
  const asked = ['list', '-m', '-f', '{{.Dir}}', MODULE]
  const {exitCode, stdout, stderr} = await runProcess('go', asked, {cwd: build, env})
  if (exitCode !== 0) throw new NotInstalled(stderr)
  return stdout.trim()
}

/** A Gitea server on the loopback, and users of it. */
export interface Gitea {
  /** As GITHUB_API_URL. */
  readonly apiUrl: string
  /** A user with every right, and others with none until they are given some. */
  readonly addUser: (name: string, isAdmin?: boolean) => Promise<string>
  /** Asks the API with a user's token; throws where the answer is an error, unless that is asked for. */
  readonly ask: (
    token: string,
    method: string,
    path: string,
    body?: object
  ) => Promise<{readonly status: number; readonly data: unknown}>
  /** Where git pushes with a user's token. */
  readonly remote: (user: string, token: string, repository: string) => string
  readonly stop: () => Promise<void>
}

/** Starts Gitea in a folder of its own. */
export async function startGitea(program: string): Promise<Gitea> {
  const folder = await makeTemporaryFolder()
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const config = join(folder, 'app.ini')
  await mkdir(join(folder, 'home'))
  await writeFile(config, configuration(folder, url, join(program, '..', 'static')))
  // Its own home: it writes git's global configuration.
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: join(folder, 'home'),
    GITEA_WORK_DIR: folder,
    LANG: 'C.UTF-8'
  }
  const gitea = async (...args: readonly string[]): Promise<string> => {
    const {exitCode, stdout, stderr} = await runProcess(program, ['-c', config, ...args], {
      cwd: folder,
      env
    })
    if (exitCode !== 0) throw new Error(`gitea ${args.join(' ')}: ${stdout}${stderr}`)
    return stdout
  }
  await gitea('migrate')
  const log = join(folder, 'gitea.log')
  const server = startServer(program, ['-c', config, 'web'], {cwd: folder, env, log})
  await untilUp(server, async () => (await fetch(`${url}/api/healthz`)).ok, START_SECONDS)

  return {
    apiUrl: `${url}/api/v1`,
    addUser: async (name, isAdmin = false) => {
      const who = ['--username', name]
      const account = ['--password', PASSWORD, '--email', `${name}@example.test`]
      const more = ['--must-change-password=false', ...(isAdmin ? ['--admin'] : [])]
      await gitea('admin', 'user', 'create', ...who, ...account, ...more)
      const token = ['--token-name', 'test', '--scopes', 'all', '--raw']
      const said = await gitea('admin', 'user', 'generate-access-token', ...who, ...token)
      return z.string().parse(/\b[0-9a-f]{40}\b/.exec(said)?.[0])
    },
    ask: async (token, method, path, body) => {
      const response = await fetch(`${url}/api/v1${path}`, {
        method,
        headers: {authorization: `token ${token}`, 'content-type': 'application/json'},
        ...(body === undefined ? {} : {body: JSON.stringify(body)})
      })
      const text = await response.text()
      const data: unknown = /^\s*[[{]/.test(text) ? JSON.parse(text) : text
      if (response.status >= 400 && response.status !== 405)
        throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 300)}`)
      return {status: response.status, data}
    },
    remote: (user, token, repository) =>
      `http://${user}:${token}@127.0.0.1:${port}/${repository}.git`,
    stop: () => server.stop()
  }
}

function configuration(folder: string, url: string, files: string): string {
  const {username, uid} = userInfo()
  return `RUN_MODE = prod
RUN_USER = ${username}
I_AM_BEING_UNSAFE_RUNNING_AS_ROOT = ${uid === 0}
[server]
HTTP_ADDR = 127.0.0.1
HTTP_PORT = ${new URL(url).port}
ROOT_URL = ${url}/
STATIC_ROOT_PATH = ${files}
DISABLE_SSH = true
OFFLINE_MODE = true
[database]
DB_TYPE = sqlite3
PATH = ${folder}/gitea.db
SQLITE_JOURNAL_MODE = WAL
[security]
INSTALL_LOCK = true
SECRET_KEY = test
INTERNAL_TOKEN = ${'test'.repeat(12)}
PASSWORD_HASH_ALGO = pbkdf2_v1
[service]
DISABLE_REGISTRATION = true
[repository]
ROOT = ${folder}/repositories
[actions]
ENABLED = false
[indexer]
ISSUE_INDEXER_TYPE = db
[queue]
TYPE = channel
[log]
LEVEL = Warn
[packages]
ENABLED = false
`
}
