import type {ChildProcess} from 'node:child_process'
import {createServer, type IncomingMessage} from 'node:http'
import type {AddressInfo} from 'node:net'
import process from 'node:process'
import {mlflowClient} from '../mlflow-client.ts'
import {mlflowRest} from '../mlflow-rest.ts'
import {startMlflow} from '../mlflow-server.ts'
import {makeTemporaryFolder} from '../temporary-folder.ts'
import {endOf, type DrivenRegistry} from './driven.ts'

const RECORDS = `[k for v in client.search_model_versions("name='fraud'") for k in v.tags if k.startswith("promotion-gate.record.")]`

/** A real MLflow server, whose state its own client tells. */
export async function drivenMlflow(): Promise<DrivenRegistry> {
  const server = await startMlflow()
  const rest = mlflowRest(server)
  const folder = await makeTemporaryFolder()
  process.env['MLFLOW_TRACKING_URI'] = server.base

  async function ask(expression: string): Promise<unknown> {
    return await mlflowClient(server.base, `answer = ${expression}`, folder)
  }

  return {
    policy: '{type: mlflow, url: "${MLFLOW_TRACKING_URI}", model: fraud, alias: champion}',
    pointer: 'fraud@champion',
    name: number => `fraud/${number}`,
    offer: async ({head, accuracy}) => {
      const {version} = await rest.register('fraud', {
        metrics: {accuracy},
        tags: {'mlflow.source.git.commit': head},
        artifacts: {'model/MLmodel': 'flavors: {}\n'}
      })
      await rest.setAlias('fraud', 'challenger', version)
    },
    putByHand: async number => {
      await ask(`client.set_registered_model_alias("fraud", "champion", "${number}")`)
    },
    inProduction: async () =>
      Number(await ask('client.get_model_version_by_alias("fraud", "champion").version')),
    records: async () => Number(await ask(`len(${RECORDS})`)),
    isClean: async () => (await ask('len(client.get_registered_model("fraud").tags)')) === 0,
    killBeforeMove: async start => {
      let child: ChildProcess | null = null
      const proxy = createServer((request, response) => {
        const {method, url = ''} = request
        if (method === 'POST' && url.endsWith('/registered-models/alias')) {
          child?.kill('SIGKILL')
          return
        }
        forward(server.base, request).then(
          ({status, body}) => {
            response.writeHead(status, {'content-type': 'application/json'}).end(body)
          },
          () => response.destroy()
        )
      })
      await new Promise<void>(resolve => proxy.listen(0, '127.0.0.1', resolve))
      const {port} = proxy.address() as AddressInfo
      child = start({MLFLOW_TRACKING_URI: `http://127.0.0.1:${port}`})
      await endOf(child)
      proxy.closeAllConnections()
      await new Promise(resolve => proxy.close(resolve))
    },
    stop: async () => {
      Reflect.deleteProperty(process.env, 'MLFLOW_TRACKING_URI')
      await server.stop()
    },
    says: {
      nothingWaits: /fraud\/1 is what fraud@champion points at already, and no record/u,
      another: /fraud\/1 has another accuracy than the 0.95 in metrics.json/u,
      unknown: /no version 99 in MLflow; its versions: 3, 2, 1/u,
      begunAgain: /moved fraud@champion to fraud\/4/u
    }
  }
}

async function forward(
  base: string,
  request: IncomingMessage
): Promise<{readonly status: number; readonly body: Buffer}> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const {method = 'GET', url = '/'} = request
  const answer = await fetch(`${base}${url}`, {
    method,
    headers: {'content-type': 'application/json'},
    ...(parts.length === 0 ? {} : {body: Buffer.concat(parts)})
  })
  return {status: answer.status, body: Buffer.from(await answer.arrayBuffer())}
}
