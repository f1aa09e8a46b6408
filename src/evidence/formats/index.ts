import {averagesText} from './averages-text.ts'
import {bareNumber} from './bare-number.ts'
import {bencher} from './bencher.ts'
import {benchmarkAction} from './benchmark-action.ts'
import {classificationReport, classificationReportText} from './classification-report.ts'
import {boosting} from './boosting.ts'
import {cocoText} from './coco-text.ts'
import {evalResults} from './eval-results.ts'
import {everyEvalEver} from './every-eval-ever.ts'
import {evidently} from './evidently.ts'
import {freeText} from './free-text.ts'
import {generic} from './generic.ts'
import {gridSearch} from './grid-search.ts'
import {inspect} from './inspect.ts'
import {kerasHistory} from './keras-history.ts'
import {lmEval} from './lm-eval.ts'
import {lmEvalTable} from './lm-eval-table.ts'
import {markdownTable} from './markdown-table.ts'
import {mlflowMetric} from './mlflow.ts'
import {modelCardToolkit} from './model-card-toolkit.ts'
import {mteb} from './mteb.ts'
import {papersWithCode} from './papers-with-code.ts'
import {promptfoo} from './promptfoo.ts'
import {ragas} from './ragas.ts'
import {sheetRows} from './sheet-rows.ts'
import type {Format} from '../entries/format.ts'
import {tfma} from './tfma.ts'
import {trainerResults, trainerState} from './trainer.ts'
import {trainingLog} from './training-log.ts'
import {wandbSummary} from './wandb.ts'

/** Every shape of metrics file that is known, most particular first: the first that fits reads the file. */
export const FORMATS: readonly Format[] = [
  bareNumber,
  mlflowMetric,
  trainerState,
  lmEval,
  inspect,
  promptfoo,
  everyEvalEver,
  mteb,
  evidently,
  modelCardToolkit,
  tfma,
  evalResults,
  papersWithCode,
  classificationReport,
  bencher,
  benchmarkAction,
  gridSearch,
  kerasHistory,
  boosting,
  ragas,
  wandbSummary,
  trainingLog,
  sheetRows,
  trainerResults,
  generic,
  cocoText,
  lmEvalTable,
  markdownTable,
  averagesText,
  classificationReportText,
  freeText
]
