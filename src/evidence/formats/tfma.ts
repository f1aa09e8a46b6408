import {at, broken} from '../../files/problem.ts'
import {newDraft, state} from '../entries/draft.ts'
import type {Draft} from '../entries/draft.ts'
import {get, itemsOf, numberOf, pairsOf, textOf} from '../../files/syntax/node.ts'
import type {Node} from '../../files/syntax/node.ts'
import type {Format} from '../entries/format.ts'

/** TFMA: a `ValidationResult`, or `MetricsForSlice` messages in JSON form. */
export const tfma: Format = {
  name: 'tfma',
  read: ({path, root}) => {
    const validations = itemsOf(get(root, 'metric_validations_per_slice'))
    const slices = (root?.kind === 'list' ? root.items : itemsOf(root ?? undefined)).filter(
      item => get(item, 'metric_keys_and_values') !== undefined
    )
    const ok = get(root, 'validation_ok')
    if (validations.length === 0 && slices.length === 0 && ok === undefined) return null
    const draft = newDraft(path)
    slices.forEach(slice => {
      readSlice(draft, slice)
    })
    validations.forEach(validation => {
      readValidation(draft, validation)
    })
    if (ok?.kind === 'other' && ok.value === 'false') {
      draft.problems.push(
        broken(
          'tfma-validation',
          at(path, ok.line),
          'TFMA says validation_ok: false.',
          'See the failures in this file.'
        )
      )
    }
    return draft
  }
}

function readSlice(draft: Draft, slice: Node): void {
  for (const pair of itemsOf(get(slice, 'metric_keys_and_values'))) {
    const value = doubleOf(get(pair, 'value'))
    const name = textOf(get(pair, 'key', 'name')) ?? 'value'
    if (value === undefined) {
      draft.ignored.push({what: name, why: 'it has no double_value', line: pair.line})
      continue
    }
    const bounds = get(pair, 'confidence_interval')
    const [lower, upper] = ['lower_bound', 'upper_bound'].map(key => plainOf(get(bounds, key)))
    const difference = get(pair, 'key', 'is_diff')
    state(draft, name, value, {
      metric: name,
      model: textOf(get(pair, 'key', 'model_name')),
      segment: segmentOf(get(slice, 'slice_key')),
      standardError: plainOf(get(bounds, 'standard_error')),
      interval:
        lower !== undefined && upper !== undefined && lower <= upper ? [lower, upper] : undefined,
      silent:
        difference?.kind === 'other' && difference.value === 'true'
          ? 'a comparison, not a value'
          : undefined
    })
  }
}

function readValidation(draft: Draft, validation: Node): void {
  const segment = segmentOf(get(validation, 'slice_key'))
  for (const failure of itemsOf(get(validation, 'failures'))) {
    const name = textOf(get(failure, 'metric_key', 'name')) ?? 'value'
    const value = doubleOf(get(failure, 'metric_value'))
    if (value !== undefined) state(draft, name, value, {metric: name, segment})
    const threshold = get(failure, 'metric_threshold')
    const limits = pairsOf(threshold).flatMap(([kind, node]) =>
      pairsOf(node).map(([k, v]) => [kind, k, v] as const)
    )
    for (const [kind, key, node] of limits) {
      const limit = get(node, 'value') ?? node
      if (numberOf(limit) === undefined) continue
      state(draft, name, limit, {
        metric: `${name} ${kind}.${key}`,
        segment,
        silent: 'a limit, not a value'
      })
    }
    draft.problems.push(
      broken(
        'tfma-validation',
        at(draft.file, failure.line),
        `TFMA's validation of ${name} failed${segment === undefined ? '' : ` for ${entriesOf(segment)}`}.`,
        'Improve the model on this slice, or correct the threshold in the EvalConfig.'
      )
    )
  }
}

function entriesOf(segment: Readonly<Record<string, string>>): string {
  return Object.entries(segment)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ')
}

function segmentOf(key: Node | undefined): Readonly<Record<string, string>> | undefined {
  const keys = itemsOf(get(key, 'single_slice_keys'))
  if (keys.length === 0) return undefined
  return Object.fromEntries(
    keys.map(part => {
      const value = [
        'bytes_value',
        'int64_value',
        'float_value',
        'bytesValue',
        'int64Value',
        'floatValue'
      ]
        .map(name => textOf(get(part, name)))
        .find(found => found !== undefined)
      return [textOf(get(part, 'column')) ?? '?', value ?? '']
    })
  )
}

function doubleOf(value: Node | undefined): Node | undefined {
  return ['double_value', 'doubleValue', 'bounded_value']
    .map(name => get(value, name))
    .map(node => get(node, 'value') ?? node)
    .find(node => node !== undefined)
}

function plainOf(node: Node | undefined): number | undefined {
  return numberOf(get(node, 'value') ?? node)
}
