import process from 'node:process'
import {mlflowPython} from './mlflow-server.ts'
import {runProcess} from './run-process.ts'

/** Runs Python that has `client`, MLflow's own, and gives what it assigns to `answer`, by way of JSON. */
export async function mlflowClient(uri: string, lines: string, cwd: string): Promise<unknown> {
  const script = [
    'import json, sys',
    'from mlflow import MlflowClient',
    'client = MlflowClient(sys.argv[1])',
    'answer = None',
    lines,
    'print("\\n" + json.dumps(answer))'
  ].join('\n')
  const {exitCode, stdout, stderr} = await runProcess(await mlflowPython(), ['-c', script, uri], {
    cwd,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: cwd,
      DO_NOT_TRACK: '1',
      // MLflow 3 keeps new runs in a database unless it is told otherwise.
      MLFLOW_ALLOW_FILE_STORE: 'true'
    }
  })
  if (exitCode !== 0) throw new Error(stderr)
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? 'null')
}
