import {describe, expect, test} from '@jest/globals'
import type {LastRun} from '../../src/repository/forge.ts'
import type {PracticeCase} from '../../src/practices/case.ts'
import type {ModelPolicy} from '../../src/policy/schema.ts'
import {
  aForge,
  aPromotion,
  aPracticeCase,
  aVersion,
  someRecords,
  stateOf,
  type Files
} from './a-practice-case.ts'

const WORKFLOW = '.github/workflows/retrain.yml'

function schedule(files: Files, more: Partial<PracticeCase> = {}): readonly string[] {
  const {state, evidence} = stateOf('retraining-schedule', aPracticeCase(files, more))
  return [state, evidence]
}

function weekly(cron = '0 3 * * 1'): Files {
  return {
    [WORKFLOW]: `on: {schedule: [{cron: '${cron}'}]}\njobs: {train: {steps: [{run: python train.py}]}}\n`
  }
}

function lastRun(last: LastRun): Partial<PracticeCase> {
  return {forge: aForge({scheduled: new Map([[WORKFLOW, last]])})}
}

function mlModel(created: string): Files {
  return {'models/fraud/MLmodel': `utc_time_created: '${created} 09:31:12.123456'\n`}
}

describe('a schedule', () => {
  test('is in force where its last run is not overdue', () => {
    expect(schedule(weekly(), lastRun({known: true, date: '2026-11-16'}))).toEqual([
      'verified',
      `${WORKFLOW} trains on the schedule 0 3 * * 1; its last run is of 2026-11-16.`
    ])
    expect(schedule(weekly(), lastRun({known: true, date: '2026-11-13'}))[0]).toBe('verified')
    expect(schedule(weekly(), lastRun({known: true, date: '2026-11-12'}))).toEqual([
      'missing',
      `${WORKFLOW} trains on the schedule 0 3 * * 1, but its last run is of 2026-11-12: 9 days ago, so it is overdue.`
    ])
  })

  test('is only declared where no run is known', () => {
    expect(schedule(weekly())[0]).toBe('declared')
    expect(schedule(weekly(), lastRun({known: true, date: null}))).toEqual([
      'declared',
      expect.stringContaining('it has not run yet')
    ])
    expect(schedule(weekly(), lastRun({known: false, why: 'actions: read is needed'}))).toEqual([
      'declared',
      expect.stringContaining('was not seen: actions: read is needed.')
    ])
  })

  test('is judged by the date of the model or of its promotion where no forge is asked', () => {
    expect(schedule({...weekly(), ...mlModel('2026-11-17')})).toEqual([
      'verified',
      expect.stringContaining('the candidate (models/fraud/MLmodel) is of 2026-11-17.')
    ])
    expect(schedule({...weekly(), ...mlModel('2026-01-17')})[0]).toBe('missing')
    expect(schedule({...weekly(), ...mlModel('2027-01-17')})[0]).toBe('declared')
    const records = someRecords(aPromotion())
    expect(schedule({...weekly(), ...mlModel('2026-01-17')}, {records})).toEqual([
      'verified',
      expect.stringContaining('the last promotion is of 2026-11-18.')
    ])
  })

  test('that is none, or too dense, does not do', () => {
    expect(schedule(weekly('often'))).toEqual([
      'missing',
      expect.stringContaining('the schedule often, which is no schedule.')
    ])
    const both = {
      ...weekly(),
      '.github/workflows/online.yml': weekly('*/5 * * * *')[WORKFLOW] ?? ''
    }
    expect(schedule(both)).toEqual(['missing', expect.stringContaining('more often than hourly')])
  })

  test('says how many of the labels the model gave itself', () => {
    const candidate = aVersion({parameters: {'data.self_label_share': '0.12'}})
    expect(schedule(weekly(), {candidate})[1]).toContain(
      '(12 % of the training labels came from a model)'
    )
  })
})

describe('the rhythm of a domain', () => {
  /** Of a schedule whose last run was yesterday, so that it is not overdue. */
  const rhythm = (cron: string, policy: ModelPolicy): readonly string[] => {
    const last = lastRun({known: true, date: '2026-11-20'})
    const {state, evidence} = stateOf(
      'retraining-schedule',
      aPracticeCase(weekly(cron), {...last, policy})
    )
    return [state, evidence]
  }
  const [DAILY, WEEKLY, MONTHLY, YEARLY] = [
    '0 3 * * *',
    '0 3 * * 1',
    '0 3 1 * *',
    '0 3 1 1 *'
  ] as const

  test.each<[string, NonNullable<ModelPolicy['domain']>, string, string]>([
    ['weekly for fraud', 'fraud', WEEKLY, 'verified'],
    ['oftener for fraud', 'fraud', DAILY, 'verified'],
    ['too rare for fraud', 'fraud', MONTHLY, 'declared'],
    ['monthly for recommendation', 'recommendation', MONTHLY, 'verified'],
    ['too rare for recommendation', 'recommendation', YEARLY, 'declared'],
    ['rare for language', 'language', YEARLY, 'verified'],
    ['as it comes for vision', 'vision', YEARLY, 'verified']
  ])('is %s', (_, domain, cron, state) => {
    expect(rhythm(cron, {domain})[0]).toBe(state)
  })

  test('is an assumption, and says so', () => {
    expect(rhythm(MONTHLY, {domain: 'fraud'})[1]).toContain(
      'every 31 days at the longest, where fraud models are usually retrained every 7 days (assumed; retraining: {max-days: …} says better)'
    )
  })

  test('gives way to what the policy wants, either way', () => {
    const fraud = {domain: 'fraud'} as const
    expect(rhythm(MONTHLY, {...fraud, retraining: {'max-days': 40}})[0]).toBe('verified')
    expect(rhythm(WEEKLY, {...fraud, retraining: {'max-days': 3}})).toEqual([
      'missing',
      expect.stringContaining('where the policy wants at most 3.')
    ])
  })

  test('is never more often than hourly', () => {
    for (const domain of ['fraud', 'vision'] as const)
      expect(rhythm('*/30 * * * *', {domain})).toEqual([
        'missing',
        expect.stringContaining('more often than hourly')
      ])
  })
})

describe('the schedules of tools', () => {
  const SAMPLES: Readonly<Record<string, Files>> = {
    'Kubernetes CronJob': {
      'k8s/retrain.yaml':
        'kind: CronJob\nspec: {schedule: "@weekly", jobTemplate: {spec: {template: {spec: {containers: [{name: x, command: [python, train.py]}]}}}}}\n'
    },
    'Argo CronWorkflow': {
      'argo/retrain.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: CronWorkflow\nspec:\n  schedules: ["@weekly"]\n  workflowSpec: {templates: [{name: main, container: {args: [train.py]}}]}\n'
    },
    'Kubeflow ScheduledWorkflow': {
      'pipelines/recurring.yaml':
        'kind: ScheduledWorkflow\nspec:\n  trigger: {cronSchedule: {cron: "0 @weekly"}}\n  workflow: {spec: {templates: [{name: train-model}]}}\n'
    },
    'Prefect deployment': {
      'prefect.yaml':
        'deployments:\n  - {name: retrain, entrypoint: "flows.py:train_model", schedules: [{cron: "@weekly"}]}\n'
    },
    'Airflow DAG': {
      'dags/fraud.py':
        'from airflow import DAG\nwith DAG("train_fraud", schedule="@weekly", catchup=False) as dag:\n    pass\n'
    },
    'Dagster schedule': {
      'fraud/definitions.py':
        'import dagster as dg\nweekly = dg.ScheduleDefinition(job=train_job, cron_schedule="@weekly")\n'
    }
  }

  test.each(Object.entries(SAMPLES))('%s is read', (_, files) => {
    expect(schedule({...files, ...mlModel('2026-11-17')})).toEqual([
      'verified',
      expect.stringContaining('trains on the schedule @weekly; the candidate')
    ])
  })

  test('an interval of Airflow is one too', () => {
    const dag = (interval: string): Files => ({
      'dags/fraud.py': `from airflow.decorators import dag\n@dag(schedule_interval=${interval})\ndef train_fraud(): ...\n`
    })
    expect(schedule({...dag('timedelta(days=7)'), ...mlModel('2026-11-17')})[0]).toBe('verified')
    expect(schedule(dag('timedelta(days=0)'))[0]).toBe('missing')
    expect(schedule(dag('None'))).toEqual(['missing', expect.stringMatching(/^Looked for/u)])
  })

  test('what trains nothing is no schedule of training', () => {
    expect(
      schedule({'dags/report.py': 'from airflow import DAG\nDAG("report", schedule="@daily")\n'})
    ).toEqual(['missing', expect.stringMatching(/^Looked for/u)])
  })
})
