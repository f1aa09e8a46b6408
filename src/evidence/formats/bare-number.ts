import {recognise} from '../../metrics/names.ts'
import {parseNumber} from '../../files/syntax/number.ts'
import {newDraft, stateNumber} from '../entries/draft.ts'
import type {Format} from '../entries/format.ts'

/** A file that holds one number; a known metric's name may be the file's: `auc.metric`. */
export const bareNumber: Format = {
  name: 'bare-number',
  read: ({path, name, text}) => {
    const number = parseNumber(text)
    if (number === null) return null
    const stem = name.replace(/\.[^.]*$/u, '')
    const metric = recognise(stem).direction === undefined ? 'value' : stem
    const draft = newDraft(path)
    stateNumber(draft, metric, number, 1, metric === stem ? {} : {title: stem})
    return draft
  }
}
