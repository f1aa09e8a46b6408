import {readDigests} from '../../evidence/digests.ts'
import type {RecordedDigest} from '../../evidence/evidence.ts'
import {at, isFields, items, textOf} from '../documents.ts'
import type {OpenedRepository} from '../opened.ts'

/** One stage of a dvc.lock or dvc.yaml. */
export interface Stage {
  readonly name: string
  readonly command: string
  readonly file: string
  /** What it reads, as paths from its own folder. */
  readonly deps: readonly string[]
}

/** The digests that DVC's files near the model record, further up too than the evidence reaches. */
export function recordedByDvc(opened: OpenedRepository): readonly RecordedDigest[] {
  const near = new Set([...opened.near('dvcLock'), ...opened.near('dvcFile')])
  return [...opened.read('dvcLock'), ...opened.read('dvcFile')]
    .filter(({path}) => near.has(path))
    .flatMap(({path, text}) => readDigests(path, new TextEncoder().encode(text)).digests)
}

/** The stages of the DVC pipelines near the model. */
export function dvcStages(opened: OpenedRepository): readonly Stage[] {
  const near = new Set([...opened.near('dvcPipeline'), ...opened.near('dvcLock')])
  return [...opened.read('dvcPipeline'), ...opened.read('dvcLock')]
    .filter(f => near.has(f.path))
    .flatMap(file =>
      opened.yaml(file).flatMap(document => {
        const stages = at(document, 'stages')
        return Object.entries(isFields(stages) ? stages : {}).flatMap(([name, stage]) => {
          const written = at(stage, 'cmd') ?? at(stage, 'do', 'cmd')
          const command =
            typeof written === 'string' ? written : items(written).map(String).join('; ')
          const deps = items(at(stage, 'deps')).flatMap(
            dep => textOf(dep) ?? textOf(at(dep, 'path')) ?? []
          )
          return command === '' ? [] : [{name, command, file: file.path, deps}]
        })
      })
    )
}

const TRAINS = /train|\bfit\b|fine[-_]?tun/iu

/** Whether a stage trains, by its name or command. */
export function trains({name, command}: Pick<Stage, 'name' | 'command'>): boolean {
  return TRAINS.test(`${name} ${command}`)
}
