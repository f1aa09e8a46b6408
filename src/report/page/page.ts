import type {ModelVerdict, Verdict} from '../../verdict/verdict.ts'
import {counted} from '../../words/lists.ts'
import {evidenceOf} from '../details.ts'
import {markupText} from '../escape.ts'
import {type FirstLook, firstLookAt} from '../first-look.ts'
import type {Step} from '../next-steps.ts'
import {readinessOf, readinessTitle} from '../readiness.ts'
import {dressed} from '../rich-text.ts'
import {stopsTable} from '../stops.ts'
import {modelTitle, STATE_WORDS} from '../title.ts'
import {STANDING_WORDS} from '../words.ts'
import {answerPictures} from './answers.ts'
import {forest} from './forest.ts'
import {scorePictures} from './scores.ts'
import {SCRIPT, SCRIPT_HASH} from './script.ts'
import {STYLE} from './style.ts'
import {foldedSection, PAGE_SKIN, tableText} from './tables.ts'

/** The others stand among all comparisons and checks. */
const MAX_STOPS = 7

export interface PageOptions {
  /** The ISO date from which a proposed waiver counts its days. */
  readonly today?: string
}

/**
 * The whole verdict as one HTML page: no resource from elsewhere, one script under its own hash without which all is
 * there, light and dark, for the keyboard, the screen, a phone and print. Text from outside is only ever text.
 */
export function renderHtml(verdict: Verdict, {today}: PageOptions = {}): string {
  const {models} = verdict
  const title = models.length === 1 ? (models[0]?.name ?? '') : counted(models.length, 'model')
  const empty = models.length === 0 ? `<p>No model was judged: ${verdict.verdict}.</p>` : ''
  return [
    ...head(`${title}: ${verdict.verdict}`),
    '<body>',
    '<main>',
    models.length < 2 ? '' : overview(models),
    empty,
    ...models.map((model, index) => article(model, verdict, index, today ?? null)),
    '</main>',
    `<footer>${markupText(`${verdict.tool.name} ${verdict.tool.version}`)}</footer>`,
    `<script>${SCRIPT}</script>`,
    '</body>',
    '</html>',
    ''
  ]
    .filter((line, index, all) => line !== '' || index === all.length - 1)
    .join('\n')
}

/** The head of a page of ours. */
function head(title: string): readonly string[] {
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src '${SCRIPT_HASH}'">`,
    '<meta name="color-scheme" content="light dark">',
    `<title>${markupText(title)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>'
  ]
}

function overview(models: readonly ModelVerdict[]): string {
  const items = models.map(
    (model, index) =>
      `<li><span class="badge ${model.verdict}">${model.verdict}</span> <a href="#model-${index + 1}">${markupText(model.name)}</a>: ${markupText(modelTitle(model))}</li>`
  )
  return `<nav aria-label="Models"><ul>${items.join('')}</ul></nav>`
}

function article(
  model: ModelVerdict,
  verdict: Verdict,
  index: number,
  today: string | null
): string {
  const look = firstLookAt(model, verdict, today)
  const words = (standing: keyof typeof STANDING_WORDS): string => STANDING_WORDS[standing]
  const stops =
    look.stops.length === 0
      ? ''
      : `<section><h2>What stops it</h2>${tableText(
          stopsTable(look.stops.slice(0, MAX_STOPS), standing => `${words(standing)}:`),
          'What stops it'
        )}</section>`
  return [
    `<article id="model-${index + 1}" class="${model.verdict}">`,
    header(look, model),
    look.remarks.length === 0
      ? ''
      : `<dl>${look.remarks.map(({label, text}) => `<dt>${markupText(label)}</dt><dd>${dressed(text, PAGE_SKIN)}</dd>`).join('')}</dl>`,
    stops,
    nextSection(look.next),
    forest(model),
    scorePictures(model),
    answerPictures(model),
    '<h2>Evidence</h2>',
    ...evidenceOf(model, verdict, words).map(section => foldedSection(section)),
    `<h2>Readiness</h2><p class="note">Not part of this verdict: ${markupText(readinessTitle(model))}.</p>`,
    ...readinessOf(model).map(section => foldedSection(section)),
    '</article>'
  ]
    .filter(part => part !== '')
    .join('\n')
}

/** Stays in sight while the page is scrolled: the verdict, why, the harm. */
function header({title, lead, harm, state}: FirstLook, {verdict}: ModelVerdict): string {
  return [
    '<header>',
    `<p class="badge ${verdict}">${STATE_WORDS[state]}</p>`,
    `<h1>${markupText(title)}</h1>`,
    `<p class="reason">${dressed(lead, PAGE_SKIN)}</p>`,
    harm === null ? '' : `<p class="cost">Harm: ${dressed(harm, PAGE_SKIN)}</p>`,
    '</header>'
  ].join('')
}

function nextSection(steps: readonly Step[]): string {
  if (steps.length === 0) return ''
  const items = steps.map(({text, copy}) => {
    const lines = copy?.lines.map(markupLine).join('\n')
    const block =
      copy === undefined
        ? ''
        : `<details><summary>${markupText(copy.title)}</summary><pre tabindex="0"><code>${lines ?? ''}</code></pre></details>`
    return `<li>${dressed(text, PAGE_SKIN)}${block}</li>`
  })
  return `<section class="next"><h2>Do next</h2><ol>${items.join('')}</ol></section>`
}

/** A line of text to copy, its indentation kept. */
function markupLine(line: string): string {
  return `${/^ */u.exec(line)?.[0] ?? ''}${markupText(line)}`
}
