/** Kinds of files that say something about practices, by the names that tools give them. */
const KINDS = {
  dvcLock: {name: /(^|\/)dvc\.lock$/u, read: 10},
  dvcFile: {name: /[^/]\.dvc$/u, read: 20},
  dvcPipeline: {name: /(^|\/)dvc\.yaml$/u, read: 10},
  mlProject: {name: /(^|\/)MLproject$/u, read: 5},
  mlModel: {name: /(^|\/)MLmodel$/u, read: 10},
  openApi: {name: /(^|\/)([^/]*[-_.])?(openapi|swagger)([-_.][^/]*)?\.(ya?ml|json)$/iu, read: 5},
  mlflowCommit: {name: /(^|\/)tags\/mlflow\.source\.git\.commit$/u, read: 5},
  croissant: {name: /(^|\/)[^/]*croissant[^/]*\.json(ld)?$/iu, read: 5},
  lock: {
    name: /(^|\/)(uv\.lock|poetry\.lock|pdm\.lock|pixi\.lock|Pipfile\.lock|([^/]*[-.])?conda-lock(\.[^/]+)?|renv\.lock|Manifest\.toml)$/u,
    read: 5
  },
  requirements: {name: /(^|\/)([^/]*[-_.])?requirements([-_.][^/]*)?\.txt$/iu, read: 10},
  dockerfile: {
    name: /(^|\/)((Docker|Container)file(\.[^/]+)?|[^/]+\.(docker|container)file)$/iu,
    read: 10
  },
  trainingScript: {
    name: /(^|\/)(?!test[-_])([^/]*[-_])?((re)?(train|training|trainer|fit)|fine[-_]?tun(e|ing))([-_][^/]*|_?model)?\.(py|R|jl|sh|scala|java|ts|js)$/iu,
    read: 10
  },
  modelFile: {
    name: /\.(safetensors|bin|pt|pth|ckpt|onnx|pkl|pickle|joblib|h5|hdf5|keras|gguf|ggml|tflite|pb|cbm|ubj|bst|msgpack|skops)$|(^|\/)model\.(json|txt|xgb)$/iu,
    read: 0
  },
  notebook: {name: /\.ipynb$/iu, read: 0},
  foldResults: {
    name: /(^|\/)[^/]*(cv|cross[-_]?val(idation)?)[-_]?(results|scores)?\.csv$/iu,
    read: 5
  },
  validation: {
    name: /(^|\/)(run_results\.json|[^/]*(validation|expectation|evidently|data[-_]?(quality|test|check|integrity)s?|deepchecks|test[-_]?suite|drift|skew)[^/]*\.json)$|(^|\/)validations\/.+\.json$/iu,
    read: 20
  },
  testReport: {
    name: /(^|\/)([^/]*(junit|pytest)[^/]*|TEST-[^/]*|test[-_]?(report|results?)[^/]*)\.xml$|(^|\/)test-(results|reports)\/.+\.xml$/iu,
    read: 20
  },
  testFile: {
    name: /(^|\/)(test_[^/]+\.py|[^/]+_test\.(py|go)|[^/]+\.test\.[jt]s|test-[^/]+\.R)$/u,
    read: 0
  },
  // Orchestrators: Airflow, Dagster.
  pipeline: {
    name: /(^|\/)(dags?|schedules?|pipelines?|orchestration|flows?)\/([^/]+\/)*[^/]+\.py$|(^|\/)([^/]*_)?(dag|dags|schedules?|definitions|pipeline)\.py$/iu,
    read: 15
  },
  rehearsal: {
    name: /(^|\/)[^/]*(rollback|roll-back|way-back)[^/]*\.(md|json|ya?ml|txt)$|(^|\/)(rollbacks?|drills?|rehearsals?)\/[^/]+\.(md|json|ya?ml|txt)$/iu,
    read: 10
  },
  featureStore: {
    name: /(^|\/)(features?|feature_(views?|definitions|store|repo))(_[^/]*)?\.py$|(^|\/)(feature_(repo|store)|features)\/[^/]+\.py$/iu,
    read: 10
  },
  workflow: {name: /^\.github\/workflows\/[^/]+\.ya?ml$/u, read: 30},
  gitlab: {name: /^\.gitlab-ci\.ya?ml$/u, read: 1},
  codeowners: {name: /^(\.github\/|docs\/)?CODEOWNERS$/u, read: 3},
  terraform: {name: /\.tf$/u, read: 15},
  modelCard: {name: /(^|\/)([^/]*[-_.])?model[-_ ]?card([-_.][^/]*)?\.(md|markdown)$/iu, read: 5},
  explanation: {
    name: /(^|\/)[^/]*(feature|permutation)[-_]?importances?[^/]*\.[a-z]+$|(^|\/)[^/]*shap([-_][^/]*)?\.(csv|json|npy|npz|parquet|png|svg|html)$/iu,
    read: 10
  },
  emissions: {name: /(^|\/)emissions[^/]*\.csv$/iu, read: 3},
  costExport: {
    name: /(^|\/)[^/]*(focus|billing|costs?)[-_]?[^/]*\.csv$|(^|\/)(costs?|billing)\/[^/]+\.csv$/iu,
    read: 3
  },
  loadTest: {
    name: /(^|\/)[^/]*(k6|load[-_]?test|loadtest)[^/]*\.json$|(^|\/)[^/]*(locust|load[-_]?test|loadtest)[^/]*\.csv$|(^|\/)[^/]+_stats\.csv$|(^|\/)[^/]*(wrk2?|load[-_]?test)[^/]*\.(txt|log|out)$/iu,
    read: 5
  },
  // Last, because it is the widest: Kubernetes, meshes, Prometheus, compose.
  manifest: {name: /\.ya?ml$/u, read: 80}
} as const

export type FileKind = keyof typeof KINDS

/** More than this is no configuration; the caller reads none that is larger. */
export const MAX_FILE_BYTES = 1024 * 1024

const NOT_MANIFESTS =
  /^\.github\/|(^|\/)(dvc\.yaml|params\.ya?ml|mkdocs\.ya?ml|environment\.ya?ml|conda\.ya?ml|\.pre-commit-config\.yaml|\.gitlab-ci\.ya?ml|dependabot\.ya?ml|_config\.ya?ml)$|(^|\/)(mlruns|configs?|conf|\.eval_results|__tests__|node_modules)\//u
const SERVING =
  /k8s|kube|deploy|manifest|helm|chart|infra|kustom|serv|istio|mesh|argo|flagger|rollout|canary|monitor|prometheus|alert|rules|gitops|ops\/|compose|cron/iu

/** Paths of a kind, as they are given; manifests are the likely ones first. */
export function pathsOfKind(kind: FileKind, paths: readonly string[]): readonly string[] {
  const found = paths.filter(path => KINDS[kind].name.test(path))
  if (kind !== 'manifest') return found
  const manifests = found.filter(path => !NOT_MANIFESTS.test(path))
  return [
    ...manifests.filter(path => SERVING.test(path)),
    ...manifests.filter(path => !SERVING.test(path))
  ]
}

/** Whether a path is of a kind by its name. */
export function isOfKind(kind: FileKind, path: string): boolean {
  return KINDS[kind].name.test(path)
}

/** Those of a kind whose content says more than their name, at most as many as the kind allows. */
export function pathsToRead(paths: readonly string[]): readonly string[] {
  const kinds = Object.keys(KINDS).filter(isKind)
  return kinds.flatMap(kind => pathsOfKind(kind, paths).slice(0, KINDS[kind].read))
}

function isKind(name: string): name is FileKind {
  return name in KINDS
}
