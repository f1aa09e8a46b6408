import type {LiveQuestion} from '../repository/live.ts'

/**
 * The query where the policy has none, over the names that serving systems give: NVIDIA Triton
 * (nv_inference_*), TorchServe (ts_inference_*), MLServer (model_infer_*), KServe's Python server
 * (request_predict_seconds), and model_* for a team's own exporter. Each alternative is one number.
 */
export function defaultQuery(question: LiveQuestion, model: string): string {
  return withModel(DEFAULTS[question].join(' or '), model)
}

const DEFAULTS: Readonly<Record<LiveQuestion, readonly string[]>> = {
  predictions: [
    'sum(rate(model_predictions_total{model="{model}"}[5m]))',
    'sum(rate(nv_inference_request_success{model="{model}"}[5m]))',
    'sum(rate(ts_inference_requests_total{model_name="{model}"}[5m]))',
    'sum(rate(model_infer_request_success_total{model="{model}"}[5m]))',
    'sum(rate(request_predict_seconds_count{model_name="{model}"}[5m]))'
  ],
  latency: [
    'histogram_quantile(0.95, sum by (le) (rate(model_prediction_seconds_bucket{model="{model}"}[5m])))',
    'sum(rate(nv_inference_request_duration_us{model="{model}"}[5m])) / sum(rate(nv_inference_request_success{model="{model}"}[5m])) / 1e6',
    'sum(rate(ts_inference_latency_microseconds{model_name="{model}"}[5m])) / sum(rate(ts_inference_requests_total{model_name="{model}"}[5m])) / 1e6',
    'histogram_quantile(0.95, sum by (le) (rate(request_predict_seconds_bucket{model_name="{model}"}[5m])))'
  ],
  errors: [
    'sum(rate(model_prediction_errors_total{model="{model}"}[5m]))',
    'sum(rate(nv_inference_request_failure{model="{model}"}[5m]))',
    'sum(rate(model_infer_request_failure_total{model="{model}"}[5m]))'
  ],
  accuracy: ['min(model_accuracy{model="{model}"})'],
  drift: ['max(model_drift{model="{model}"})']
}

/** Puts the model's name for `{model}`, as it has to be written inside a PromQL string. */
export function withModel(query: string, model: string): string {
  const name = model.replace(/\\/gu, '\\\\').replace(/"/gu, '\\"').replace(/\n/gu, '\\n')
  return query.replaceAll('{model}', () => name)
}

const KEYWORDS = new Set(
  'and or unless by without on ignoring group_left group_right bool offset inf nan start end'.split(
    ' '
  )
)
const STRING = /"(?:[^"\\]|\\[^])*(?:"|\\?$)|'(?:[^'\\]|\\[^])*(?:'|\\?$)|`[^`]*(?:`|$)/gu
/** Labels that are grouped or matched by: names in brackets that are no metrics. */
const GROUPING = /\b(?:by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)/giu
const SELECTOR =
  /(?:(?<![\w:])([a-zA-Z_:][\w:]*)\s*)?(\{[^{}]*\})|(?<![\w:])([a-zA-Z_:][\w:]*)(?![\w:])(?!\s*\()/gu

/** The selectors of series in a PromQL expression, without ranges, each once, in their order. */
export function selectorsIn(query: string): readonly string[] {
  const strings: string[] = []
  const bare = query
    .replace(STRING, string => `\uE000${strings.push(string) - 1}\uE001`)
    .replace(/#[^\n]*/gu, '')
    .replace(/\[[^[\]]*\]/gu, '')
    .replace(GROUPING, ' ')
    // 5m after offset, 1e6: no names.
    .replace(/(?<![\w:\uE000])\d[\w.]*/gu, ' ')
  const found = [...bare.matchAll(SELECTOR)].flatMap(([, name = '', labels = '', alone]) => {
    if (alone !== undefined) return isFunctionOrKeyword(alone) ? [] : [alone]
    return KEYWORDS.has(name.toLowerCase()) ? [labels] : [`${name}${labels}`]
  })
  const whole = found.map(selector =>
    selector.replace(/\uE000(\d+)\uE001/gu, (_, index: string) => strings[Number(index)] ?? '')
  )
  return [...new Set(whole)]
}

function isFunctionOrKeyword(name: string): boolean {
  return KEYWORDS.has(name.toLowerCase())
}
