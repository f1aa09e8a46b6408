import {mkdir, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test} from '@jest/globals'
import type {Verdict} from '../../src/verdict/verdict.ts'
import {runCommand} from '../fixtures/command.ts'
import {mlflowClient} from './support/mlflow-client.ts'
import {mlflowPython} from './support/mlflow-server.ts'
import {makeTemporaryFolder, removeTemporaryFolders} from './support/temporary-folder.ts'

const INSTALL_MS = 900_000
const TEST_MS = 120_000
const POLICY = `version: 1
models:
  fraud:
    candidate: mlflow:fraud@challenger
    registry: {type: mlflow, url: mlruns, model: fraud}
    at-least-as-good: {accuracy: {margin: 1 pp}}
`
const TRAINING = `
import os
experiment = client.create_experiment("training")
answer = []
for values, alias in [([0.1, 0.9], "champion"), ([0.2, 0.93], "challenger")]:
    run = client.create_run(experiment).info.run_id
    for step, value in enumerate(values):
        client.log_metric(run, "accuracy", value, step=step)
    client.log_metric(run, "odd", float("nan"))
    client.log_param(run, "eta", values[0])
    client.log_artifact(run, "MLmodel", "model")
    client.set_terminated(run)
    if alias == "champion":
        client.create_registered_model("fraud")
    version = client.create_model_version("fraud", f"runs:/{run}/model", run).version
    client.set_registered_model_alias("fraud", alias, version)
    answer.append(run)
`

beforeAll(mlflowPython, INSTALL_MS)
afterAll(removeTemporaryFolders)

test(
  'a folder that MLflow wrote is a registry without a server; it is read, and not moved',
  async () => {
    const folder = await makeTemporaryFolder()
    await mkdir(join(folder, 'mlruns'))
    await writeFile(join(folder, 'MLmodel'), 'flavors: {}\n')
    const runs = await mlflowClient(`file:${join(folder, 'mlruns')}`, TRAINING, folder)
    await writeFile(join(folder, 'model-promotion.yml'), POLICY)

    const check = async (...options: readonly string[]): Promise<Verdict> =>
      JSON.parse(
        (await runCommand('check', folder, '--format', 'json', ...options)).stdout
      ) as Verdict
    const verdict = await check()
    expect(verdict).toMatchObject({
      verdict: 'pass',
      models: [{candidate: {version: 'fraud/2'}, baseline: {version: 'fraud/1'}}]
    })
    expect(verdict.models[0]?.findings).toContainEqual(
      expect.objectContaining({
        id: 'at-least-as-good/accuracy',
        baseline: 0.9,
        candidate: 0.93
      })
    )
    expect(verdict.models[0]?.differences).toContainEqual(
      expect.objectContaining({baseline: '0.1', candidate: '0.2'})
    )
    const [first = ''] = runs as string[]
    expect(await check('--candidate', `mlflow:run:${first}`)).toMatchObject({
      models: [{candidate: {version: `runs:/${first}`}}]
    })
    await expect(runCommand('rollback', folder)).rejects.toThrow(
      /is a folder: .* mlflow server --backend-store-uri and that address/u
    )
  },
  TEST_MS
)
