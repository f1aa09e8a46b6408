import {isAbout} from '../verdict/finding-id.ts'
import {at, items, textOf, wordsOf} from '../repository/documents.ts'
import {currentAnswers, liveSentence, type LiveQuestion} from '../repository/live.ts'
import type {Manifest} from '../repository/opened.ts'
import type {PracticeCase} from './case.ts'
import {bestOf, declared, missing, verified, type Practice, type Observation} from './practice.ts'
import {evidentlyOf, type EvidentlyReport} from '../repository/formats/evidently.ts'

/** How old a report may be before it says nothing of today; assumed, no policy states it. */
const MAX_REPORT_AGE_DAYS = 31
const MS_PER_DAY = 86_400_000

export const monitoring = {
  id: 'monitoring',
  title: 'The model is watched in production',
  hurdle: 'M',
  stage: 4,
  layer: 'model',
  verifiedWhen: 'metrics of the model in production are recent',
  looksFor: 'recent quality metrics from production',
  lookedIn: 'Evidently reports, Prometheus configuration and ServiceMonitors that name the model',
  effort: 3,
  detect(given) {
    const reports = reportsIn(given, 'monitoring').filter(r => r.report.quality)
    const scraped = given
      .manifests('monitoring')
      .find(m => m.names && (scrapesModel(m, given) || monitorsService(m)))
    return bestOf([
      ...live(given, 'accuracy'),
      ...reports.map(r => aged(r, given.today, 'measures quality')),
      scraped === undefined
        ? null
        : declared(`${scraped.path} collects metrics of this model; that they arrive was not seen.`)
    ])
  }
} as const satisfies Practice

export const driftDetection = {
  id: 'drift-detection',
  title: 'Drift of the input is looked for',
  hurdle: 'M',
  stage: 4,
  layer: 'model',
  verifiedWhen: 'a drift report is recent',
  looksFor: 'a recent drift report',
  lookedIn: 'Evidently reports (*drift*.json, *evidently*.json) and the findings of this verdict',
  effort: 3,
  detect(given) {
    const answered = given.findings.find(
      f =>
        (f.check === 'drift' || isAbout(f, 'shadow', 'drift')) &&
        f.status !== 'missing' &&
        f.status !== 'not-applicable'
    )
    const reports = reportsIn(given, 'drift-detection').filter(r => r.report.drift)
    return bestOf([
      answered === undefined ? null : verified(`This verdict answers it: ${answered.id}.`),
      ...live(given, 'drift'),
      ...reports.map(r => {
        const {drifted} = r.report
        return aged(
          r,
          given.today,
          drifted === null
            ? 'looks for drift'
            : `finds drift in ${Math.round(drifted * 100)} % of the columns`
        )
      })
    ])
  }
} as const satisfies Practice

/** A drift report whose name says that it holds serving against training; null where there is none. */
export function skewReport(given: PracticeCase): Observation | null {
  const reports = reportsIn(given, 'training-serving-skew').filter(
    ({path, report}) => report.drift && SKEW.test(path)
  )
  return bestOf(
    reports.map(r => {
      const {drifted} = r.report
      return drifted === null
        ? declared(`${r.path} compares training with serving, but does not say with what result.`)
        : aged(
            r,
            given.today,
            `finds ${Math.round(drifted * 100)} % of the features to have drifted between training and serving`
          )
    })
  )
}

const SKEW = /skew|train[^/]*serv|serv[^/]*train/iu

/** Predictions alone say nothing of quality: the question that matters has to be answered too. */
function live({live: said}: PracticeCase, question: LiveQuestion): readonly Observation[] {
  if (said === null) return []
  const {system, answers, maxAgeSeconds} = said
  const current = currentAnswers(said)
  const about = answers.filter(a => question !== 'drift' || a.question === 'drift')
  const words = about.map(a => liveSentence(a, maxAgeSeconds)).join('; ')
  if (current.includes(question) && current.includes('predictions'))
    return [verified(`${system} answers: ${words}.`)]
  if (question === 'drift' && !current.includes('drift')) return []
  return current.length === 0
    ? [missing(`${system} gives no current answer: ${words}.`)]
    : [declared(`${system} answers only in part: ${words}.`)]
}

interface Report {
  readonly path: string
  readonly report: EvidentlyReport
}

function reportsIn(given: PracticeCase, practice: string): readonly Report[] {
  return given.read('validation', practice).flatMap(file => {
    const report = evidentlyOf(given.json(file))
    return report === null ? [] : [{path: file.path, report}]
  })
}

function aged({path, report}: Report, today: string, finds: string): Observation {
  if (report.unknownVersion !== null)
    return declared(
      `${path} ${finds}, says Evidently ${report.unknownVersion}; that version is not known.`
    )
  if (report.date === null) return declared(`${path} ${finds}, but carries no date.`)
  const days = Math.floor((Date.parse(today) - Date.parse(report.date)) / MS_PER_DAY)
  if (!Number.isFinite(days)) return declared(`${path} ${finds}, but carries no date.`)
  return days <= MAX_REPORT_AGE_DAYS
    ? verified(`${path} of ${report.date} ${finds}.`)
    : missing(
        `${path} is of ${report.date}, ${days} days old; more than ${MAX_REPORT_AGE_DAYS} say nothing of today.`
      )
}

function scrapesModel({document}: Manifest, given: PracticeCase): boolean {
  return items(at(document, 'scrape_configs')).some(job => given.names(wordsOf(job)))
}

function monitorsService({document}: Manifest): boolean {
  return ['ServiceMonitor', 'PodMonitor'].includes(textOf(at(document, 'kind')) ?? '')
}

const THRESHOLD =
  /(^|[._-])((confidence|abstain|abstention|reject(ion)?|certainty)[._-]?(threshold|cutoff)?|min[._-]?confidence)$/iu

export const abstention = {
  id: 'abstention',
  title: 'The model may say that it is not sure',
  hurdle: 'M',
  stage: 4,
  layer: 'model',
  verifiedWhen: 'a confidence threshold and its coverage are stated',
  looksFor: 'a confidence threshold and its coverage',
  lookedIn: 'the hyperparameters and the metrics',
  effort: 3,
  detect({candidate}) {
    const {parameters, metrics, card} = candidate.evidence
    const threshold = Object.entries(parameters).find(
      ([key, value]) => THRESHOLD.test(key) && Number.isFinite(Number.parseFloat(value))
    )
    if (threshold === undefined) return null
    const stated = `${threshold[0]} is ${threshold[1]}`
    const coverage = [...metrics, ...(card?.entries ?? [])].find(e =>
      /(^|_)coverage$/iu.test(e.metric)
    )
    return coverage === undefined
      ? declared(`${stated}; the share of requests that it still answers (coverage) is not stated.`)
      : verified(`${stated}, with coverage ${coverage.value}.`)
  }
} as const satisfies Practice
