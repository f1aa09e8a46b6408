import type {Command} from './options.ts'
import {canary} from './canary.ts'
import {check} from './check.ts'
import type {CommandFunction} from './command.ts'
import {explain} from './explain.ts'
import {gaps} from './gaps.ts'
import {init} from './init.ts'
import {policy} from './policy.ts'
import {read} from './read.ts'

/** Every command by its name. Those that read saved verdicts or move models load that when they are called. */
export const COMMAND_FUNCTIONS: Readonly<Record<Command, CommandFunction>> = {
  check,
  canary,
  promote: async (...given) => await (await import('./promote.ts')).promote(...given),
  rollback: async (...given) => await (await import('./rollback.ts')).rollback(...given),
  history: async (...given) => await (await import('./history.ts')).history(...given),
  read,
  gaps,
  explain,
  report: async (...given) => await (await import('./report.ts')).report(...given),
  init,
  policy
}

export const HELP = `promotion-gate: may this model replace the one in production?

  promotion-gate check [path]            judge the model in a folder (default .)
  promotion-gate canary LOG [path]       judge the log of a canary or A/B test
  promotion-gate explain FINDING [path]  the arithmetic of one finding
  promotion-gate gaps [path]             missing practices, and what they may cost
  promotion-gate read FILE               what is read from a card or metrics file
  promotion-gate policy [path]           lint the policy; what the rows can show
  promotion-gate init [path]             write a policy and a workflow
  promotion-gate report FILE             render a verdict that was saved as JSON
  promotion-gate promote [path]          put the judged candidate into production
  promotion-gate rollback [path]         put the version before it back
  promotion-gate history [path]          who put what into production, and when

What is judged, instead of what is found
  --policy FILE            default .github/model-promotion.yml, model-promotion.yml
  --model NAME             only this model of the policy
  --card FILE  --metrics FILE  --predictions FILE  --shadow GLOB
  --candidate SPEC         kept by a registry: mlflow:NAME@ALIAS, mlflow:NAME/VERSION,
                           mlflow:run:ID, mlflow:commit (the run of this commit)
  --baseline SPEC          git:REF[:DIR], file:DIR-OR-FILE, mlflow:NAME@ALIAS,
                           gto:NAME#STAGE, hf:OWNER/NAME@REV; default: the
                           policy's registry, else where the work left the
                           default branch
  --baseline-card FILE  --baseline-metrics FILE  --baseline-predictions FILE
  --margin METRIC=VALUE    accepted loss: 0.5pp, 1%, '10% of error'; repeatable
  --confidence 0.95        of each one-sided test

What is moved in the registry of the policy (or of --baseline)
  --verdict FILE           what check wrote with --format json; for promote
  --to VERSION             default: the candidate's, or the one before
  --by WHO  --pull-request N  --reason TEXT                for the record
  --statement FILE         the record as an in-toto statement
  --at YYYY-MM-DD          what was in production on that day; for history

How it is told
  --format text|markdown|json|html|junit|sarif|gitlab      --output FILE
  --fail-on fail|hold      default hold: a hold also exits non-zero
  --quiet  --verbose  --no-color  --help  --version

Exit status: 0 pass, 1 fail, 2 policy or command wrong, 3 hold, 4 the world failed
`
