import {recognise} from '../../metrics/names.ts'
import {parseNumber} from '../number.ts'
import {newDraft, stateNumber} from './draft.ts'
import type {Format} from './source.ts'

/** A file that holds one number; a known metric's name may be the file's: `auc.metric`. */
export const bareNumber: Format = {
  name: 'bare-number',
  read: ({path, name, text}) => {
    const number = parseNumber(text)
    if (number === null) return null
    const stem = name.replace(/\.[^.]*$/, '')
    const metric = recognise(stem).direction === undefined ? 'value' : stem
    const draft = newDraft(path)
    stateNumber(draft, metric, number, 1, metric === stem ? {} : {title: stem})
    return draft
  }
}
