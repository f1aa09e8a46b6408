import type {PromotionRecord} from '../verdict/record.ts'
import {inForce} from '../verdict/record.ts'
import type {Finding} from '../verdict/verdict.ts'
import {jobsOf} from '../repository/workflows.ts'
import {declared, missing, verified, type Practice, type Observation} from './practice.ts'

export const modelRegistry = {
  id: 'model-registry',
  title: 'A registry knows which model is in production',
  hurdle: 'D',
  stage: 2,
  layer: null,
  verifiedWhen: 'both versions were resolved in the registry',
  looksFor: 'the version in production',
  lookedIn: 'the registry of the policy, else the default branch in git',
  effort: 2,
  detect({baseline, baselineGiven}) {
    if (baseline === null) return null
    const {registry, version} = baseline.identity
    return baselineGiven
      ? missing(
          'The baseline was given by hand; no registry was asked for the version in production.'
        )
      : verified(`The registry (${registry}) says that ${version} is in production.`)
  }
} as const satisfies Practice

export const auditTrail = {
  id: 'audit-trail',
  title: 'Every promotion leaves a record',
  hurdle: 'G',
  stage: 3,
  layer: null,
  verifiedWhen: 'the promotion record of the model in production is there',
  looksFor: 'who promoted the model in production, when, why and on which evidence',
  lookedIn: 'the records of the registry',
  effort: 2,
  detect({baseline, baselineGiven, records, today}) {
    if (baseline === null || baselineGiven) return null
    const {registry, version} = baseline.identity
    if (records === null)
      return registry === 'git'
        ? declared(
            `git keeps who merged ${version} and when, but not on which evidence it was judged.`
          )
        : null
    if (!records.known) return missing(`The records could not be read: ${records.why}`)
    const last = inForce(records.records, today)
    if (last === null) return missing(`The registry (${registry}) has no record of a promotion.`)
    return last.version.version === version
      ? recordSighting(last)
      : missing(
          `The last record is of ${last.version.version}, but ${version} is in production: it came there past the gate.`
        )
  }
} as const satisfies Practice

/** Who, when, why and on which evidence; a rollback rests on no evidence, but on a reason. */
function recordSighting(record: PromotionRecord): Observation {
  const {kind, version, replaced, by, at, verdict, evidence, reason, pullRequest} = record
  const what = kind === 'rollback' ? 'went back to' : 'promoted'
  const before = replaced === null ? '' : ` in place of ${replaced.version}`
  const told = `${by} ${what} ${version.version}${before} on ${at.slice(0, 10)}`
  const why = reason ?? (pullRequest === null ? null : `pull request ${pullRequest}`)
  if (kind === 'rollback')
    return why === null
      ? declared(`${told}; the record does not say why.`)
      : verified(`${told}: ${why.replace(/\.$/u, '')}.`)
  if (verdict === null || evidence.length === 0)
    return declared(`${told}; the record does not say on which evidence.`)
  const files = evidence.length === 1 ? '1 file' : `${evidence.length} files`
  const because = why === null ? '' : ` for ${why.replace(/\.$/u, '')}`
  return verified(`${told}${because}, on a verdict of ${verdict.word} over ${files} of evidence.`)
}

/** Answers of which each is a comparison with the model in production. */
const COMPARED: readonly Finding['status'][] = ['pass', 'fail', 'inconclusive']
const RUNS_THE_GATE = /model-promotion-gate|\bpromotion-gate\s+check|dist\/cli\/index\.js\s+check/iu

/** That the command ran proves nothing: something has to be compared, and by a machine each time. */
export const atLeastAsGood = {
  id: 'at-least-as-good',
  title: 'A new model has to be at least as good as the old one',
  hurdle: 'D',
  stage: 2,
  layer: null,
  verifiedWhen: 'CI runs this gate, and this verdict compares with the model in production',
  looksFor: 'this gate in CI, and a comparison with the model in production',
  lookedIn: 'this verdict, .github/workflows and .gitlab-ci.yml',
  effort: 1,
  detect(given) {
    const {findings, baseline, forge} = given
    const job = jobsOf(given, 'at-least-as-good').find(({steps}) =>
      steps.some(step => RUNS_THE_GATE.test(step))
    )
    const compared =
      baseline !== null &&
      findings.find(f => f.check === 'at-least-as-good' && COMPARED.includes(f.status))
    const where = forge !== null ? 'the pull request' : (job?.file ?? null)
    if (compared === false || compared === undefined)
      return where === null
        ? null
        : declared(`The gate runs (${where}), but this verdict compares nothing with production.`)
    return where === null
      ? declared(`${compared.id} was compared by hand; no CI file that runs the gate was found.`)
      : verified(`The gate runs (${where}), and compared with production: ${compared.id}.`)
  }
} as const satisfies Practice
