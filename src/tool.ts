/** Who decided. The version is the package's; a test holds them together. */
export const TOOL = {name: 'model-promotion-gate', version: '0.1.0'} as const

/** As workflows name the action. */
export const ACTION = 'OWNER/model-promotion-gate@v1'

/** Where editors find the schema of the policy. */
export const POLICY_SCHEMA =
  'https://raw.githubusercontent.com/OWNER/model-promotion-gate/v1/schemas/policy.schema.json'
