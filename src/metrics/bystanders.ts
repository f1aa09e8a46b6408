/** Words of a name that show that its number is not a quality of the model, and what it is instead. */
const BYSTANDERS: readonly (readonly [string, string])[] = [
  ['a learning rate', 'lr|learning rate'],
  [
    'a running time or speed',
    'runtime|time|times|seconds|secs|sec|ms|duration|elapsed|latency|per second|per sec|per row|fps|' +
      'throughput|eta|inference|hours|minutes|qps|tps'
  ],
  [
    'a step or epoch count',
    'epochs?|steps?|iterations?|iter|global step|batches|trial|fold|checkpoint|patience'
  ],
  ['a time stamp', 'timestamp|date|datetime|created|updated|year|start time|end time'],
  [
    'a count',
    'support|samples?|counts?|num|n|rows|examples|instances|records|tokens|size|length|len|images|' +
      'tp|fp|tn|fn|true positives?|false positives?|true negatives?|false negatives?|positives|negatives|' +
      'documents|queries|classes|columns|shape|index|words|labels|events'
  ],
  [
    'a share of the data',
    'prevalence|positive rate|class balance|ratio of|share|base rate|missing'
  ],
  [
    'a size or use of resources',
    'params|parameters|flops?|gflops|macs|memory|mem|vram|gb|mb|bytes|gpu|cpu|disk|cost|price|usd'
  ],
  ['emissions or energy', 'emissions?|co2|energy|kwh|carbon|power|watts?'],
  [
    'a setting',
    'seed|random state|batch|batch size|dropout|weight decay|momentum|max depth|n estimators|imgsz|' +
      'image size|hidden|layers?|temperature|warmup|optimizer|hyperparameters?|threshold|thresholds|' +
      'cutoff|sparsity|tau|alpha|gamma|lambda|top p|max length|config|pg0|pg1|pg2|weight|weights|' +
      'split ratio|test size|num fewshot|n shot|regularization|min samples leaf|penalty|n jobs|beams|limit|offset'
  ],
  [
    'a spread, not a value',
    'std|stdev|stderr|standard error|standard deviation|variance|var|sem|ci|ci95|lower|upper|iqr|' +
      'confidence interval|margin of error|range'
  ],
  [
    'a comparison, not a value',
    'diff|delta|improvement|gain|drop|gap|change|difference|p value|pvalue'
  ],
  ['an internal of the training', 'grad norm|gradient norm|grad|norm|importances?|loss scale|flos'],
  ['a diagnostic of confidence', 'nauc'],
  ['a drift statistic of the data', 'drift|psi|drifted'],
  ['a version or identifier', 'version|id|hash|commit|port']
]

const COMPILED = BYSTANDERS.map(([why, words]) => ({why, words: phrases(words)}))

/** What the number of this name is if it is not a quality of the model; null where nothing says so. */
export function bystander(tokens: readonly string[]): string | null {
  const name = ` ${tokens.join(' ')} `
  const found = COMPILED.find(({words}) => words.test(name))
  return found?.why ?? null
}

function phrases(words: string): RegExp {
  return new RegExp(` (?:${words}) `)
}
