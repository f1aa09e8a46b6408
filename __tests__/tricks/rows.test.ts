import {afterAll, beforeAll, describe, expect, test} from '@jest/globals'
import {removeTemporary} from '../adapters/temporary.ts'
import {mapRows, readTable, renamed, withColumns, written, type Row} from './table.ts'
import {beforeIt, edited, exampleFiles, openTrial, type Edit, type Trial} from './trial.ts'

const POLICY = 'model-promotion.yml'
const example = exampleFiles('digits-retrained')
const honest = example['predictions.csv'] ?? ''
const policy = example[POLICY] ?? ''

/** A model that is worse: of the digits in heavy ink every fourth is read wrong. */
const worseRows = mapRows(honest, (row, place) =>
  row['ink'] === 'heavy' && place % 4 === 0 ? {...row, prediction: another(row['label'])} : row
)
const worse = {...example, 'predictions.csv': worseRows}

function another(digit = '0'): string {
  return String((Number(digit) + 1) % 10)
}

function isWrong(row: Row): boolean {
  return row['prediction'] !== row['label']
}

/** The worse model's predictions with every row that is wrong made another. */
function whereWrong(change: (row: Row, place: number) => Row | readonly Row[]): Edit {
  return files => ({
    'predictions.csv': mapRows(files['predictions.csv'] ?? '', (row, place) =>
      isWrong(row) ? change(row, place) : row
    )
  })
}

function predictions(change: (csv: string) => string): Edit {
  return files => ({'predictions.csv': change(files['predictions.csv'] ?? '')})
}

function policyWith(from: string, to: string): Edit {
  return files => ({[POLICY]: (files[POLICY] ?? '').replace(from, to)})
}

const right = readTable(honest).rows.filter(row => !isWrong(row))

/** What somebody tries whose model is worse. */
const WORSE: Readonly<Record<string, Edit>> = {
  'nothing: the old numbers are still in the card': () => ({}),
  'the metrics file claims the best': () => ({
    'metrics.json': '{"accuracy": 1.0, "f1_macro": 1.0}'
  }),
  'wrong rows are dropped': whereWrong(() => []),
  'wrong predictions are blanked': whereWrong(row => ({...row, prediction: ''})),
  'wrong predictions are n/a': whereWrong(row => ({...row, prediction: 'n/a'})),
  'wrong predictions are a class of their own': whereWrong(row => ({...row, prediction: 'unsure'})),
  'labels are blanked where the model errs': whereWrong(row => ({...row, label: ''})),
  'labels follow the predictions': whereWrong(row => ({...row, label: row['prediction'] ?? ''})),
  'all labels follow the predictions': predictions(csv =>
    mapRows(csv, row => ({...row, label: row['prediction'] ?? ''}))
  ),
  'keys of wrong rows are others': whereWrong(row => ({...row, id: `new-${row['id'] ?? ''}`})),
  'keys of wrong rows are blank': whereWrong(row => ({...row, id: ''})),
  'all keys are others': predictions(csv =>
    mapRows(csv, row => ({...row, id: `new-${row['id'] ?? ''}`}))
  ),
  'the key column is renamed': predictions(csv => renamed(csv, 'id', 'image')),
  'the key column is dropped': predictions(csv =>
    withColumns(csv, all => all.filter(c => c !== 'id'))
  ),
  'wrong rows are copies of right ones': whereWrong(
    (_, place) => right[place % right.length] ?? []
  ),
  'right rows are there twice': predictions(csv =>
    mapRows(csv, row => (isWrong(row) ? row : [row, row]))
  ),
  'a thousand right rows are added': predictions(csv =>
    mapRows(csv, (row, place) => (place > 0 ? row : [row, ...invented(1000)]))
  ),
  'wrong rows are followed by right ones of the same key': whereWrong(row => [
    row,
    {...row, prediction: row['label'] ?? ''}
  ]),
  'wrong rows are commented out': whereWrong(row => ({...row, id: `# ${row['id'] ?? ''}`})),
  'a quote swallows the rows of heavy ink': predictions(csv => swallowed(csv)),
  'only the first half is there': predictions(csv => csv.split('\n').slice(0, 600).join('\n')),
  'only the head is there': predictions(csv => csv.split('\n').slice(0, 1).join('\n')),
  'the file is empty': () => ({'predictions.csv': ''}),
  'the file is gone': () => ({'predictions.csv': null}),
  'the file has another name': files => ({
    'predictions.csv': null,
    'old-predictions.csv': files['predictions.csv'] ?? ''
  }),
  'the file is a link to that of production': () => ({
    'predictions.csv': ['production/predictions.csv']
  }),
  'the file is a link to a place outside': () => ({'predictions.csv': ['/etc/hostname']}),
  'the segment column is dropped': predictions(csv =>
    withColumns(csv, all => all.filter(column => column !== 'ink'))
  ),
  'the segment column is renamed': predictions(csv => renamed(csv, 'ink', 'shade')),
  'the worse segment is blank': predictions(csv =>
    mapRows(csv, row => (row['ink'] === 'heavy' ? {...row, ink: ''} : row))
  ),
  'the worse segment is another': predictions(csv =>
    mapRows(csv, row => (row['ink'] === 'heavy' ? {...row, ink: 'medium'} : row))
  ),
  'wrong rows are spread over all segments': whereWrong((row, place) => ({
    ...row,
    ink: ['light', 'medium', 'heavy'][place % 3] ?? ''
  })),
  'every row is a segment of its own': predictions(csv =>
    mapRows(csv, (row, place) => ({...row, ink: String(place)}))
  ),
  'a second column of predictions has the right ones': predictions(csv => twoPredictions(csv)),
  'a column named y_pred has the right ones': predictions(csv =>
    mapRows(
      withColumns(csv, all => [...all, 'y_pred']),
      row => ({...row, y_pred: row['label'] ?? ''})
    )
  ),
  'a weight makes wrong rows count nothing': predictions(csv =>
    mapRows(
      withColumns(csv, all => [...all, 'weight']),
      row => ({
        ...row,
        weight: isWrong(row) ? '0' : '1'
      })
    )
  ),
  'all rows are one cluster': predictions(csv =>
    mapRows(
      withColumns(csv, all => [...all, 'cluster']),
      row => ({...row, cluster: 'one'})
    )
  ),
  'production’s rows are made worse, too': files => ({
    'production/predictions.csv': files['predictions.csv'] ?? ''
  }),
  'production’s rows are gone': () => ({'production/predictions.csv': null}),
  'production is gone': files =>
    Object.fromEntries(
      Object.keys(files)
        .filter(path => path.startsWith('production/'))
        .map(path => [path, null])
    ),
  'production is a copy of the candidate': files =>
    Object.fromEntries(
      Object.keys(files)
        .filter(path => path.startsWith('production/'))
        .map(path => [path, files[path.slice('production/'.length)] ?? ''])
    ),
  'the policy accepts more': policyWith('margin: 1 pp', 'margin: 50 pp'),
  'the policy asks for another metric': policyWith('accuracy: {', 'f1_macro: {'),
  'the policy makes the metric a screen': policyWith('at-least: 0.95', 'role: screen'),
  'the policy asks for no segments': policyWith(
    'by: [ink], margin: 5 pp',
    'by: [ink], margin: 90 pp'
  ),
  'the policy asks for large segments only': policyWith('min-rows: 50', 'min-rows: 5000'),
  'the policy reads other rows': files => ({
    [POLICY]: (files[POLICY] ?? '').replace('file: predictions.csv', 'file: mine.csv'),
    'mine.csv': honest
  }),
  'the policy knows another production': files => ({
    [POLICY]: (files[POLICY] ?? '').replace('path: production', 'path: older'),
    'older/predictions.csv': files['predictions.csv'] ?? '',
    'older/metrics.json': '{"accuracy": 0.5}'
  }),
  'the policy waives what fails': files => ({
    [POLICY]: `${files[POLICY] ?? ''}waivers:\n${[
      'at-least-as-good/accuracy',
      'segments/accuracy/ink=heavy'
    ]
      .map(id => `  - {finding: ${id}, reason: fine, approved-by: me, expires: 2027-01-31}\n`)
      .join('')}`
  }),
  'the policy passes what is held': files => ({[POLICY]: `${files[POLICY] ?? ''}fail-on: fail\n`}),
  'the policy is gone': () => ({[POLICY]: null}),
  'a policy lies where it is looked for first': files => ({
    '.github/model-promotion.yml': (files[POLICY] ?? '').replaceAll(
      /margin: \d+ pp/gu,
      'margin: 90 pp'
    )
  })
}

/** What may not pass although the model is as good: what is to be judged is not the same any more. */
const AS_GOOD: Readonly<Record<string, Edit>> = {
  'the policy accepts more': policyWith('margin: 1 pp', 'margin: 50 pp'),
  'rows are dropped': predictions(csv => csv.split('\n').slice(0, 900).join('\n')),
  'keys are others': predictions(csv =>
    mapRows(csv, row => ({...row, id: `new-${row['id'] ?? ''}`}))
  ),
  'labels are others': predictions(csv =>
    mapRows(csv, (row, place) => (place % 50 === 0 ? {...row, label: another(row['label'])} : row))
  ),
  'the metric is impossible': () => ({'metrics.json': '{"accuracy": 170, "f1_macro": 0.98}'})
}

function invented(count: number): Row[] {
  return Array.from({length: count}, (_, place) => ({
    id: `more-${String(place)}`,
    label: '1',
    prediction: '1',
    ink: 'light'
  }))
}

/** The first row of heavy ink opens a quote that the last one closes. */
function swallowed(csv: string): string {
  const {columns, rows} = readTable(csv)
  const [heavy, others] = [true, false].map(wanted =>
    rows.filter(row => (row['ink'] === 'heavy') === wanted)
  )
  const lines = written({columns, rows: [...(others ?? []), ...(heavy ?? [])]})
    .trimEnd()
    .split('\n')
  const from = 1 + (others?.length ?? 0)
  lines[from] = `"${lines[from] ?? ''}`
  lines.push(`${lines.pop() ?? ''}"`)
  return `${lines.join('\n')}\n`
}

function twoPredictions(csv: string): string {
  const [head = '', ...lines] = csv.trimEnd().split('\n')
  const more = lines.map(line => `${line},${line.split(',')[1] ?? ''}`)
  return `${[`${head},prediction`, ...more].join('\n')}\n`
}

let trial: Trial

beforeAll(() => {
  trial = openTrial(beforeIt(example))
})
afterAll(removeTemporary)

test('untouched, the model passes', async () => {
  expect(policy).not.toBe('')
  expect(await trial.judge(example)).toMatchObject({exit: 0, open: []})
})

describe('a model that is worse does not pass when', () => {
  test.each(Object.entries(WORSE))('%s', async (_, edit) => {
    const {exit, open} = await trial.judge(edited(worse, edit))
    expect([1, 3]).toContain(exit)
    expect(open.length).toBeGreaterThan(0)
  })
})

describe('a model that is as good does not pass when', () => {
  test.each(Object.entries(AS_GOOD))('%s', async (_, edit) => {
    const {exit} = await trial.judge(edited(example, edit))
    expect([1, 3]).toContain(exit)
  })
})
