import {UserError} from '../../../errors.ts'
import {basic, expand, parseAddress, type Server} from '../http.ts'

/** A server of MLflow's API: Databricks keeps registries of its own, and files behind signed addresses. */
export interface MlflowServer extends Server {
  readonly flavour: 'mlflow' | 'databricks'
}

export type Environment = Readonly<Record<string, string | undefined>>

/**
 * The MLflow server of a policy's `url`, else of MLFLOW_TRACKING_URI, with the credentials of MLflow's own
 * variables. Throws `UserError` where no server is named.
 */
export function mlflowServer(url: string | undefined, env: Environment): MlflowServer {
  const written = url ?? '${MLFLOW_TRACKING_URI}'
  if (url === undefined && (env['MLFLOW_TRACKING_URI'] ?? '') === '') {
    throw new UserError(
      'No MLflow server is named: set MLFLOW_TRACKING_URI, or url in the registry of the policy.'
    )
  }
  const address = expand(written, env)
  if (/^databricks(:|$)/u.test(address)) return databricksServer(written, env)
  if (/^(file|sqlite|mysql|postgresql|mssql)[:+]|^[^:]*$/u.test(address)) {
    throw new UserError(
      `${written} is "${address}": for this MLflow has to be a server. Start it with mlflow server --backend-store-uri ${address}, and give its http:// address.`
    )
  }
  const {base, login} = parseAddress(address, written)
  const authorization = authorizationOf(login, env)
  return {
    name: 'MLflow',
    flavour: IS_DATABRICKS.test(base) ? 'databricks' : 'mlflow',
    base,
    headers: authorization === null ? {} : {authorization},
    credentials: 'MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN',
    addressFrom: written.includes('${') ? written.replace(/^\$\{(\w+)\}$/u, '$1') : 'the policy'
  }
}

const IS_DATABRICKS =
  /^https:\/\/[^/]*\.(cloud\.databricks\.com|azuredatabricks\.net|gcp\.databricks\.com)(\/|$)/u

/** The workspace of `databricks`: of the variables that Databricks' own tools read. Profiles are not read. */
function databricksServer(written: string, env: Environment): MlflowServer {
  const host = env['DATABRICKS_HOST'] ?? ''
  const token = env['DATABRICKS_TOKEN'] ?? ''
  if (host === '' || token === '') {
    throw new UserError(
      `${written} is a workspace of Databricks: set DATABRICKS_HOST and DATABRICKS_TOKEN; profiles are not read.`
    )
  }
  const address = /^https?:/u.test(host) ? host : `https://${host}`
  return {
    name: 'Databricks',
    flavour: 'databricks',
    base: parseAddress(address, 'DATABRICKS_HOST').base,
    headers: {authorization: `Bearer ${token}`},
    credentials: 'DATABRICKS_TOKEN',
    addressFrom: 'DATABRICKS_HOST'
  }
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
