import type {RecordedDigest} from '../../evidence/evidence.ts'
import {at, isFields, items, textOf} from '../documents.ts'
import type {Sight} from '../sight.ts'

/** One stage of a dvc.lock or dvc.yaml. */
export interface Stage {
  readonly name: string
  readonly command: string
  readonly file: string
}

const CODE = /\.(py|r|jl|sh|sql|scala|java|ts|js|ipynb)$|(^|\/)src$/iu
const WEIGHTS =
  /\.(pkl|pickle|joblib|onnx|pt|pth|safetensors|h5|hdf5|keras|ckpt|cbm|ubj|bst|gguf|tflite|pb|model|bin)$|(^|\/)models?(\/|$)/iu
const REPORTS = /metrics?|scores?|plots?|report|importance|shap|\.(png|svg|html|log)$/iu

/** The digests in the dvc.lock and *.dvc files near the model. */
export function recordedByDvc(sight: Sight): readonly RecordedDigest[] {
  const near = new Set([...sight.near('dvcLock'), ...sight.near('dvcFile')])
  const read = [...sight.read('dvcLock'), ...sight.read('dvcFile')].filter(f => near.has(f.path))
  return read.flatMap(file =>
    sight.yaml(file).flatMap(document => {
      const stages = at(document, 'stages')
      const holders = isFields(stages) ? Object.values(stages) : [document]
      return holders.flatMap(holder =>
        [...items(at(holder, 'deps')), ...items(at(holder, 'outs'))].flatMap(entry => {
          const path = textOf(at(entry, 'path'))
          const digest = digestIn(entry)
          const role = path === null ? null : roleOf(path)
          return path === null || digest === null || role === null
            ? []
            : [{role, path, digest, recordedIn: file.path}]
        })
      )
    })
  )
}

/** The stages of the DVC pipelines near the model. */
export function dvcStages(sight: Sight): readonly Stage[] {
  const near = new Set([...sight.near('dvcPipeline'), ...sight.near('dvcLock')])
  return [...sight.read('dvcPipeline'), ...sight.read('dvcLock')]
    .filter(f => near.has(f.path))
    .flatMap(file =>
      sight.yaml(file).flatMap(document => {
        const stages = at(document, 'stages')
        return Object.entries(isFields(stages) ? stages : {}).flatMap(([name, stage]) => {
          const written = at(stage, 'cmd') ?? at(stage, 'do', 'cmd')
          const command =
            typeof written === 'string' ? written : items(written).map(String).join('; ')
          return command === '' ? [] : [{name, command, file: file.path}]
        })
      })
    )
}

function digestIn(entry: unknown): string | null {
  for (const algorithm of ['md5', 'sha256', 'etag', 'checksum']) {
    const value = textOf(at(entry, algorithm))
    if (value !== null && value !== '') return `${algorithm}:${value}`
  }
  return null
}

function roleOf(path: string): RecordedDigest['role'] | null {
  if (CODE.test(path)) return 'code'
  if (WEIGHTS.test(path)) return 'weights'
  return REPORTS.test(path) ? null : 'data'
}
