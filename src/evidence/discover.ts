import {folderOf} from '../files/paths.ts'
import {listFiles, NO_FILES, type ModelFiles} from './model-files.ts'

/** The files of one model, found by name; paths are relative to the tree. */
export interface Found {
  readonly name: string
  readonly folder: string
  readonly files: ModelFiles<string>
}

/** How sure a name is: a usual one is evidence wherever it lies, a likely one where somebody changes it. */
type Sureness = 'usual' | 'likely'
type Kind = 'card' | 'metrics' | 'predictions'

const NAMES: Readonly<Record<Sureness, Readonly<Record<Kind, RegExp>>>> = {
  usual: {
    card: /^(readme|model[-_]?card)\.md$/iu,
    metrics:
      /^((.*[-_.])?metrics?|(all|eval|test)_results|scores?|eval(uation)?|classification_report|results|summary|wandb-summary)\.(json|ya?ml|toml|csv|tsv)$|\.metric$|^\.eval_results\/[^/]+\.ya?ml$/iu,
    // Also in formats that are not read: then it is said how to write them.
    predictions:
      /^(.*[-_.])?(predictions?|preds?|predicted|y_?hat)([-_.].*)?\.((csv|tsv|psv|jsonl?|ndjson|parquet|pq)(\.(gz|zst|zstd|br))?|xlsx?|pkl|pickle|joblib|np[yz]|feather|arrow)$/iu
  },
  likely: {
    card: /^(.*[-_.])?model[-_. ]?card([-_. ].*)?\.mdx?$/iu,
    metrics:
      /^(.*[-_. ])?(metrics?|results?|scores?|eval(uation)?s?|benchmarks?|accuracy|leaderboard|classification[-_]report)([-_. ].*)?\.(json|jsonl|ya?ml|toml|csv|tsv|txt)$/iu,
    predictions:
      /^(?!.*(?:summary|metrics|report))(.*[-_. ])?(y_?preds?|inferences?)([-_. ].*)?\.(csv|tsv|jsonl?|ndjson|parquet)(\.(gz|zst))?$/iu
  }
}
const TRAINING = /^train(ing)?[-_]/iu
/** Workflows, editors' and tools' settings, tests: named alike, and of no model. */
const ASIDE =
  /(?:^|\/)(?:\.(?!eval_results\/)[^/]+|tests?|__tests__|fixtures?|node_modules|configs?|conf|settings|schemas?)\//iu

/**
 * Finds models by the names of their files: each folder with metrics, predictions or a card is one. Likely names count
 * for the files that are `changed`, where the folder has only one such file and none of a usual name; `metrics` are
 * files that something else says are metrics.
 */
export function discover(
  files: readonly string[],
  rootName: string,
  changed: readonly string[] = [],
  metrics: readonly string[] = []
): readonly Found[] {
  const folders = new Map<string, string[]>()
  for (const file of files) {
    const folder = modelFolderOf(file)
    const name = file.slice(folder === '' ? 0 : folder.length + 1)
    const names = folders.get(folder)
    if (names === undefined) folders.set(folder, [name])
    else names.push(name)
  }
  const [isChanged, isMetrics] = [new Set(changed), new Set(metrics)]
  const models = [...folders].map(([folder, names]) => {
    const at = (name: string): string => (folder === '' ? name : `${folder}/${name}`)
    const likely = names.filter(name => isChanged.has(at(name)))
    return {
      name: folder === '' ? rootName : folder,
      folder,
      files: {
        ...NO_FILES,
        card:
          namesOf('card', names, likely)
            .sort((a, b) => rank(a) - rank(b))
            .map(at)[0] ?? null,
        metrics: [
          ...new Set([
            ...namesOf('metrics', names, likely).map(at),
            ...names.map(at).filter(path => isMetrics.has(path))
          ])
        ].sort(),
        predictions: namesOf('predictions', names, likely).map(at)[0] ?? null
      }
    }
  })
  return models
    .filter(({files: own}) => listFiles(own).length > 0)
    .sort((a, b) => (a.folder < b.folder ? -1 : 1))
}

/** Whether a file is a README, which may be of anything: it is evidence where it turns out to be a card, and nothing else. */
export function isReadme(path: string): boolean {
  return /(?:^|\/)readme\.md$/iu.test(path)
}

/** Whether a path is one that `discover` takes for evidence wherever it finds it. */
export function looksLikeEvidence(path: string): boolean {
  return kindOf(path, 'usual') !== null
}

/** Whether a path may well be evidence, by its name; `README.md` of anything is not. */
export function mayBeEvidence(path: string): boolean {
  return looksLikeEvidence(path) || (!ASIDE.test(path) && kindOf(path, 'likely') !== null)
}

/** What a file of evidence is by its name; null where its name says nothing. */
export function kindOfEvidence(path: string): Kind | null {
  return kindOf(path, 'usual') ?? kindOf(path, 'likely')
}

function kindOf(path: string, sureness: Sureness): Kind | null {
  const folder = modelFolderOf(path)
  const name = path.slice(folder === '' ? 0 : folder.length + 1)
  return KINDS.find(kind => isOf(kind, sureness, name)) ?? null
}

/** Predictions before metrics: `eval_predictions.csv` holds rows. */
const KINDS: readonly Kind[] = ['card', 'predictions', 'metrics']

function isOf(kind: Kind, sureness: Sureness, name: string): boolean {
  if (!NAMES[sureness][kind].test(name)) return false
  if (kind === 'predictions') return !NAMES.usual.metrics.test(name)
  return kind === 'card' || !TRAINING.test(name)
}

function namesOf(kind: Kind, names: readonly string[], likely: readonly string[]): string[] {
  const usual = names.filter(name => isOf(kind, 'usual', name)).sort()
  if (usual.length > 0) return usual
  const maybe = likely.filter(name => kindOf(name, 'likely') === kind)
  return maybe.length === 1 ? maybe : []
}

function rank(name: string): number {
  return /^model/iu.test(name) ? 0 : 1
}

/** `.eval_results/x.yaml` belongs to the folder above. */
function modelFolderOf(file: string): string {
  const inner = file.lastIndexOf('/.eval_results/')
  if (inner >= 0) return file.slice(0, inner)
  if (file.startsWith('.eval_results/')) return ''
  return folderOf(file)
}
