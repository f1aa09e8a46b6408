import {UserError} from '../../../errors.ts'
import {type Environment, filledIn, HTTP, readAddress} from '../../network/address.ts'
import {openServer, TIMES, type Times} from '../../network/call.ts'
import {basic} from '../../network/credentials.ts'
import type {RegistryServer} from '../http.ts'

/** A server of MLflow's API: Databricks keeps registries of its own, and files behind signed addresses. */
export interface MlflowServer extends RegistryServer {
  readonly flavour: 'mlflow' | 'databricks'
}

/**
 * The MLflow server of a policy's `url`, else of MLFLOW_TRACKING_URI, with the credentials of MLflow's own
 * variables. Throws `UserError` where no server is named.
 */
export function mlflowServer(
  url: string | undefined,
  env: Environment,
  times: Times = TIMES
): MlflowServer {
  const written = url ?? '${MLFLOW_TRACKING_URI}'
  if (url === undefined && (env['MLFLOW_TRACKING_URI'] ?? '') === '') {
    throw new UserError(
      'No MLflow server is named: set MLFLOW_TRACKING_URI, or url in the registry of the policy.'
    )
  }
  const filled = filledIn({what: WHAT, written}, env)
  if (/^databricks(:|$)/u.test(filled)) return databricksServer(written, env, times)
  const [, kind] = /^(file|sqlite|mysql|postgresql|mssql)[:+]/u.exec(filled) ?? []
  if (kind !== undefined || !filled.includes(':')) {
    // The rest of the address may hold the password of a database.
    const shown = kind === undefined ? 'a folder' : `${kind}:…`
    throw new UserError(
      `${WHAT} is ${shown}: for this MLflow has to be a server. Start it with mlflow server --backend-store-uri and that address, and give its http:// address.`
    )
  }
  const address = readAddress({what: WHAT, written, schemes: HTTP}, env)
  const {user, password} = address.login
  const login = user === '' ? null : `${user}:${password ?? ''}`
  const authorization = authorizationOf(login, env)
  return openServer({
    name: 'MLflow',
    address,
    headers: authorization === null ? {} : {authorization},
    times,
    flavour: IS_DATABRICKS.test(`${address.url.origin}/`) ? ('databricks' as const) : 'mlflow',
    credentials: 'MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN',
    addressFrom: written.includes('${') ? written.replace(/^\$\{(\w+)\}$/u, '$1') : 'the policy'
  })
}

const WHAT = 'The address of MLflow'

const IS_DATABRICKS =
  /^https:\/\/[^/]*\.(cloud\.databricks\.com|azuredatabricks\.net|gcp\.databricks\.com)(\/|$)/u

/** The workspace of `databricks`: of the variables that Databricks' own tools read. Profiles are not read. */
function databricksServer(written: string, env: Environment, times: Times): MlflowServer {
  const host = env['DATABRICKS_HOST'] ?? ''
  const token = env['DATABRICKS_TOKEN'] ?? ''
  if (host === '' || token === '') {
    throw new UserError(
      `${written} is a workspace of Databricks: set DATABRICKS_HOST and DATABRICKS_TOKEN; profiles are not read.`
    )
  }
  const address = /^https?:/u.test(host) ? host : `https://${host}`
  return openServer({
    name: 'Databricks',
    address: readAddress({what: 'DATABRICKS_HOST', written: address, schemes: HTTP}, {}),
    headers: {authorization: `Bearer ${token}`},
    times,
    flavour: 'databricks' as const,
    credentials: 'DATABRICKS_TOKEN',
    addressFrom: 'DATABRICKS_HOST'
  })
}

/** User and password win over the token, as in MLflow's own client. */
function authorizationOf(login: string | null, env: Environment): string | null {
  const user = env['MLFLOW_TRACKING_USERNAME'] ?? ''
  const password = env['MLFLOW_TRACKING_PASSWORD'] ?? ''
  const token = env['MLFLOW_TRACKING_TOKEN'] ?? ''
  if (user !== '' && password !== '') return basic(`${user}:${password}`)
  if (token !== '') return `Bearer ${token}`
  return login === null ? null : basic(login)
}
