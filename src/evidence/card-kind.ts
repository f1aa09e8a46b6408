import type {Card} from './evidence.ts'

/** Front matter of pages that are no model's: Spaces, datasets, sites. */
const OF_SOMETHING_ELSE = [
  'sdk',
  'app_file',
  'dataset_info',
  'task_categories',
  'task_ids',
  'size_categories',
  'source_datasets',
  'annotations_creators',
  'language_creators',
  'multilinguality',
  'layout',
  'permalink',
  'nav_order',
  'sidebar_position',
  'sidebar_label',
  'slug'
]
/** Front matter that only a model's card has. */
const OF_A_MODEL = ['library_name', 'pipeline_tag', 'base_model', 'model_name', 'model_type']
/** Front matter that a model's card may have, and other pages too. */
const MAY_BE_A_MODELS = [
  'tags',
  'datasets',
  'metrics',
  'license',
  'license_name',
  'language',
  'widget',
  'inference',
  'version',
  'model_version',
  'practices',
  'co2_eq_emissions',
  'thumbnail'
]

/** Whether a card without numbers describes a model, by its front matter: a README of an app or of a dataset does not. */
export function isOfAModel({fields}: Card): boolean {
  const has = (keys: readonly string[]): boolean => keys.some(key => key in fields)
  if (has(OF_A_MODEL)) return true
  return !has(OF_SOMETHING_ELSE) && has(MAY_BE_A_MODELS)
}
