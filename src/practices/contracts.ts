import {contractAnswer, type Comparison} from '../repository/contracts/compare.ts'
import type {Field, Side} from '../repository/contracts/field.ts'
import type {PracticeCase} from './case.ts'
import {declared, missing, verified, type Practice, type Observation} from './practice.ts'

export const inputContract = {
  id: 'input-contract',
  title: 'The inputs are a contract',
  hurdle: 'D',
  stage: 2,
  layer: null,
  verifiedWhen: 'the model has a signature whose inputs fit those of the model in production',
  looksFor: 'a signature with inputs',
  lookedIn: 'MLmodel files and OpenAPI descriptions',
  effort: 2,
  detect: given => contract(given, 'inputs')
} as const satisfies Practice

export const responseContract = {
  id: 'response-contract',
  title: 'The response is a contract',
  hurdle: 'D',
  stage: 2,
  layer: null,
  verifiedWhen: 'the model has a signature whose outputs fit those of the model in production',
  looksFor: 'a signature with outputs',
  lookedIn: 'MLmodel files and OpenAPI descriptions',
  effort: 2,
  detect: given => contract(given, 'outputs')
} as const satisfies Practice

function contract(given: PracticeCase, side: Side): Observation | null {
  const answer = contractAnswer(
    {opened: given, production: given.production, isFirst: given.baseline === null},
    side
  )
  if (answer === null) return null
  const {path} = answer
  switch (answer.is) {
    case 'kept':
      return verified(`${path}: the ${side} fit those of the model in production.`)
    case 'first':
      return verified(`${path} has ${described(answer.source, answer.fields, side)}.`)
    case 'alone':
      return declared(
        `${path} has ${described(answer.source, answer.fields, side)}; the model in production has none to compare it with.`
      )
    case 'broken':
      return missing(
        `${path}: ${answer.breaks[0] ?? ''}, so callers of the model in production break.`
      )
    case 'unknown':
      return declared(
        answer.source === 'signature'
          ? `${path} is of MLflow ${answer.version}, which is not known.`
          : `${path} is an OpenAPI ${answer.version} description, which is not read.`
      )
    case 'unreadable':
      return missing(`${path} is no readable OpenAPI description.`)
    case 'gone':
      return missing(
        `The model in production has ${answer.source === 'signature' ? 'a signature' : 'an OpenAPI description'} of its ${side}, the candidate has none (${path}).`
      )
    case 'undescribed':
      return missing(
        answer.source === 'signature'
          ? `${path} has no signature of its ${side}.`
          : `${path} describes no operation.`
      )
  }
}

function described(source: Comparison['source'], fields: readonly Field[], side: Side): string {
  if (source === 'signature') return `a signature of its ${side}`
  return `the ${side} of ${fields.length === 1 ? 'its operation' : `its ${fields.length} operations`}`
}
