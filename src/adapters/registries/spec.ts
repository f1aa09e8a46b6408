import {UserError} from '../../errors.ts'
import {nearest} from '../../policy/issues.ts'
import type {RegistryPolicy} from '../../policy/schema.ts'

const FORMS = {
  git: 'git:REF[:DIR]',
  file: 'file:DIR-OR-FILE',
  mlflow: 'mlflow:NAME@ALIAS or mlflow:NAME/VERSION',
  gto: 'gto:NAME#STAGE',
  hf: 'hf:OWNER/NAME@REV'
} as const

/** Reads `--baseline`: the same as a policy's `registry`, in one word. Throws `UserError` with the forms that there are. */
export function readSpec(written: string, what = '--baseline'): RegistryPolicy {
  const at = written.indexOf(':')
  const kind = written.slice(0, Math.max(0, at))
  const rest = written.slice(at + 1).trim()
  if (!Object.hasOwn(FORMS, kind)) {
    const near = nearest(kind === '' ? written : kind, Object.keys(FORMS))
    throw new UserError(
      `${what} is "${written}"; it begins with one of ${Object.values(FORMS).join(', ')}.${near === null ? '' : ` Did you mean ${near}:…?`}`
    )
  }
  const form = FORMS[kind as keyof typeof FORMS]
  if (rest === '') throw new UserError(`${what} is "${written}"; it is written ${form}.`)
  switch (kind as keyof typeof FORMS) {
    case 'git': {
      const [ref = '', path] = splitOnce(rest, ':')
      if (ref === '') throw new UserError(`${what} is "${written}"; it is written ${form}.`)
      return {type: 'git', ref, ...(path === undefined || path === '' ? {} : {path})}
    }
    case 'file':
      return {type: 'file', path: rest}
    case 'mlflow': {
      const [, name, version] = /^([^/]+)\/(\d+)$/u.exec(rest) ?? []
      if (name !== undefined && version !== undefined) return {type: 'mlflow', model: name, version}
      const [model = '', alias] = splitOnce(rest, '@')
      if (model === '' || alias === '')
        throw new UserError(`${what} is "${written}"; it is written ${form}.`)
      return {type: 'mlflow', model, ...(alias === undefined ? {} : {alias})}
    }
    case 'gto': {
      const [model = '', stage] = splitOnce(rest, '#')
      if (stage === undefined)
        throw new UserError(`${what} is "${written}"; it is written ${form}.`)
      return {type: 'gto', model, stage}
    }
    case 'hf': {
      const [model = '', revision] = splitOnce(rest, '@')
      return {type: 'hf', model, ...(revision === undefined ? {} : {revision})}
    }
  }
}

function splitOnce(text: string, separator: string): string[] {
  const at = text.indexOf(separator)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}
