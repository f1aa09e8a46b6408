import {shortLinesOf} from '../../files/text.ts'
import {isReport, isReportHeader, readReport, readReportText} from '../entries/class-report.ts'
import {ignore, newDraft} from '../entries/draft.ts'
import type {Format} from '../entries/format.ts'

/** scikit-learn's `classification_report(output_dict=True)`. */
export const classificationReport: Format = {
  name: 'classification-report',
  read: ({path, root}) => {
    if (root?.kind !== 'map' || !isReport(root)) return null
    const draft = newDraft(path)
    readReport(draft, root, {})
    return draft
  }
}

/** scikit-learn's `classification_report` as text, where it is all that the file holds. */
export const classificationReportText: Format = {
  name: 'classification-report',
  read: ({path, text, syntax}) => {
    const lines = shortLinesOf(text)
    const start = lines.findIndex(line => line.trim() !== '')
    if (syntax !== 'text' || !isReportHeader(lines[start] ?? '')) return null
    const draft = newDraft(path)
    const end = readReportText(draft, lines, start, {})
    lines.slice(end).forEach((line, index) => {
      if (line.trim() !== '') ignore(draft, line.trim(), 'follows the report', end + index + 1)
    })
    return draft
  }
}
