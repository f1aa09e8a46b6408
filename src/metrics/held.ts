import type {Metric} from './metric.ts'
import {ERROR} from './metric.ts'
import {isEmptyWord, lookUp, spelledBy} from './spellings.ts'

/** A metric that a name holds; the usual name only where the whole name spells it. */
export interface Held {
  readonly metric: Metric
  readonly canonical?: string
}

/** A name that holds a metric and means something else by it. */
export interface Turned {
  readonly why: string
}

const GOAL = 'a target or limit, not a value'
const SETTING = 'a setting'
const SPREAD = 'a spread, not a value'
const COMPARISON = 'a comparison, not a value'
const TIME = 'a running time or speed'

/** What words before a metric, next to it, make of it: `target_f1`. */
const NEXT_BEFORE = turning([
  [GOAL, 'target|goal|required|requirement|desired|acceptable|allowed'],
  [SETTING, 'mixed|numeric|numerical|float|floating point|decimal|compute|grad|gradient'],
  ['a count', 'n|num|number of'],
  [SPREAD, 'std|stdev|stderr|var|variance|margin|standard|se|sem|ci'],
  [COMPARISON, 'delta|diff|improvement|gap'],
  ['a number of another model', 'old'],
  [TIME, 'time to|steps to|epochs to|seconds to|minutes to|hours to']
])

/** What words anywhere before a metric make of it: `previous_model_accuracy`. */
const BEFORE = turning([
  ['a number of another model', 'baseline|previous|prev|old model|champion|incumbent|dummy']
])

/** What words after a metric make of it: `accuracy_threshold`. What a number is of (`price_mae`) stands before it. */
const AFTER = turning([
  [GOAL, 'target|goal|limit|budget|tolerance|requirement|required'],
  [
    SETTING,
    'threshold|thresholds|cutoff|weight|weights|scale|smoothing|patience|margin|config|settings|params|' +
      'parameters|type|mode|name|function|fn|enabled|flag|code|message|criterion|coef|alpha|gamma|beta|' +
      'lambda|bits|digits|plugin'
  ],
  [
    SPREAD,
    'std|stdev|stderr|se|sem|variance|var|ci|ci95|iqr|standard error|standard deviation|range'
  ],
  [
    COMPARISON,
    'diff|delta|improvement|gain|drop|gap|change|difference|bias|p value|pvalue|rank|ratio|vs|versus'
  ],
  [
    'a count',
    'count|counts|n|num|support|samples|size|length|images|rows|examples|index|instances|steps|epochs'
  ],
  [TIME, 'time|times|runtime|duration|latency|elapsed|eta|throughput|per second|per sec|fps'],
  ['a time stamp', 'timestamp|date|datetime|created|updated'],
  ['a size or use of resources', 'memory|mem|flops|cost|vram'],
  ['a note or identifier', 'version|id|hash|commit|note|notes|comment|description|path|file|url'],
  ['an internal of the training', 'grad|gradient|norm|importance|importances|curve']
])

/** Units in which errors are written; after a share they make it the time or money that it took. */
const UNITS = new Set(
  'ms sec secs seconds minutes hours usd eur gb mb kb bytes kwh watts'.split(' ')
)

/**
 * The metric that a name holds, whatever it is of (`price_mae`, `memory_recall`) and however it was averaged
 * or cut off (`dice_multi`, `f1_macro@topk`), or what the words around it make of it; null where it holds none.
 */
export function held(tokens: readonly string[]): Held | Turned | null {
  const stop = tokens.indexOf('at')
  // `recall_at_precision_90` is a recall.
  const span = (stop < 0 ? null : spanIn(tokens.slice(0, stop))) ?? spanIn(tokens)
  if (span === null) return null
  const {start, end, metric} = span
  const before = tokens.slice(0, start)
  const after = tokens.slice(end)
  const at = after.indexOf('at')
  const qualified = at < 0 ? after : after.slice(0, at)
  const near = before.filter(word => !isEmptyWord(word))
  const why =
    limitOf(before, metric) ??
    momentOf(tokens) ??
    turnedBy(BEFORE, before) ??
    endsWith(NEXT_BEFORE, near) ??
    turnedBy(AFTER, qualified) ??
    unitOf(qualified, metric)
  return why === null ? {metric} : {why}
}

/** `min_accuracy` and `max_rmse` are what is demanded; the other ends, `max_f1`, are the best that was reached. */
export function limitOf(before: readonly string[], {direction}: Metric): string | null {
  const words = direction === 'higher' ? ['min', 'minimum'] : ['max', 'maximum']
  return before.some(word => words.includes(word)) ? GOAL : null
}

/** `best_accuracy_epoch` is when it was best. */
export function momentOf(tokens: readonly string[]): string | null {
  const isMoment = ['epoch', 'step', 'iteration', 'round'].includes(tokens.at(-1) ?? '')
  return isMoment && tokens.includes('best') ? 'a step or epoch count' : null
}

/** `neg_mean_squared_error`: scikit-learn turns errors round, so that higher is better. */
export function negated(tokens: readonly string[]): Held | null {
  const rest = tokens.filter(word => !isEmptyWord(word) || word === 'mean')
  const [first, ...own] = rest
  if (first !== 'neg' && first !== 'negative') return null
  if (spelledBy(rest) !== null) return null
  const metric = lookUp(own)?.metric
  if (metric === undefined || metric.direction === 'higher') return null
  const [low, high] = metric.range
  return {
    canonical: `neg_${metric.name}`,
    metric: {
      name: `neg_${metric.name}`,
      direction: 'higher',
      range: [-high, -low],
      best: metric.best === null ? null : -metric.best,
      share: false,
      percentAbove: null
    }
  }
}

interface Span {
  readonly start: number
  readonly end: number
  readonly metric: Metric
}

/** Short spellings that mean the metric even inside a longer name; `per` or `ar` do not. */
const SHORT = new Set(
  'acc auc f1 f2 iou mae map mcc mrr mse r2 wer cer ece fid tpr tnr fpr fnr ppv npv nll ppl eer qwk dsc'.split(
    ' '
  )
)

/** Long spellings that are plain words, too. */
const PLAIN_WORDS = new Set(['hits', 'pass', 'spice', 'comet', 'meteor', 'completeness'])

/** An error of something that is no share of rows: `price_error`. */
const SOME_ERROR: Metric = {...ERROR, name: 'error'}

/** The longest known spelling inside a longer name, the last of several. */
function spanIn(tokens: readonly string[]): Span | null {
  for (let length = tokens.length; length > 0; length--) {
    for (let start = tokens.length - length; start >= 0; start--) {
      const end = start + length
      const metric = meant(tokens, start, end)
      if (metric !== null) return {start, end, metric: ofLoss(tokens, end) ?? metric}
    }
  }
  return null
}

/** A loss is no quality by itself, whatever it is made of: `dice_loss`. */
function ofLoss(tokens: readonly string[], end: number): Metric | null {
  return tokens[end] === 'loss' ? spelledBy(['loss']) : null
}

function meant(tokens: readonly string[], start: number, end: number): Metric | null {
  const part = tokens.slice(start, end)
  const [word = ''] = part
  if (part.length === 1) {
    if (word === 'error') return tokens[start - 1] === 'mean' ? null : SOME_ERROR
    if (word === 'ap') return start === 0 ? spelledBy(part) : null
    if (word === 'exact' && end < tokens.length) return null
    if (PLAIN_WORDS.has(word) || (word.length <= 3 && !SHORT.has(word))) return null
  }
  return spelledBy(part)
}

type Turning = readonly {readonly why: string; readonly words: readonly (readonly string[])[]}[]

function turning(list: readonly (readonly [string, string])[]): Turning {
  return list.map(([why, words]) => ({why, words: words.split('|').map(word => word.split(' '))}))
}

function turnedBy(turnings: Turning, tokens: readonly string[]): string | null {
  const name = ` ${tokens.join(' ')} `
  const found = turnings.find(({words}) => words.some(word => name.includes(` ${word.join(' ')} `)))
  return found?.why ?? null
}

function endsWith(turnings: Turning, tokens: readonly string[]): string | null {
  const name = ` ${tokens.join(' ')}`
  const found = turnings.find(({words}) => words.some(word => name.endsWith(` ${word.join(' ')}`)))
  return found?.why ?? null
}

/** `mae_usd` is an error in dollars, `accuracy_seconds` a time; `auc_48_hours` is of a horizon. */
function unitOf(after: readonly string[], {range, share}: Metric): string | null {
  const isError = !share && range[0] === 0
  const isHorizon = /^\d+$/u.test(after.at(-2) ?? '')
  return !isError && !isHorizon && UNITS.has(after.at(-1) ?? '') ? TIME : null
}
