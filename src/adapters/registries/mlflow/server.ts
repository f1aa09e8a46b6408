import {UserError} from '../../../errors.ts'
import {basic, expand, parseAddress, type Server} from '../http.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/**
 * The MLflow server of a policy's `url`, else of MLFLOW_TRACKING_URI, with the credentials of MLflow's own
 * variables. Throws `UserError` where no server is named.
 */
export function mlflowServer(url: string | undefined, env: Environment): Server {
  const written = url ?? '${MLFLOW_TRACKING_URI}'
  if (url === undefined && (env['MLFLOW_TRACKING_URI'] ?? '') === '') {
    throw new UserError(
      'No MLflow server is named: set MLFLOW_TRACKING_URI, or url in the registry of the policy.'
    )
  }
  const address = expand(written, env)
  if (/^databricks(:|$)/u.test(address)) {
    throw new UserError(
      `${written} is "${address}"; give the workspace's address, https://…, and its token in MLFLOW_TRACKING_TOKEN.`
    )
  }
  const {base, login} = parseAddress(address, written)
  const authorization = authorizationOf(login, env)
  return {
    name: 'MLflow',
    base,
    headers: authorization === null ? {} : {authorization},
    credentials: 'MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN',
    addressFrom: written.includes('${') ? written.replace(/^\$\{(\w+)\}$/u, '$1') : 'the policy'
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
