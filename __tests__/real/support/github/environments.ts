import {page, parameter, Refusal, type Handler} from './call.ts'
import {createShapes} from './shapes.ts'

/** What guards an environment, and when workflows ran by their schedule. */
export const environmentOperations: Readonly<Record<string, Handler>> = {
  'repos/get-environment': call => {
    const name = parameter(call, 'environment_name')
    const reviewers = call.store.environments.get(name)
    if (reviewers === undefined) throw new Refusal(404, 'Not Found')
    const {account, api, web} = createShapes(call.store, call.apiUrl)
    const created = '2026-01-01T00:00:00Z'
    const required = {
      id: 2,
      node_id: 'GA_2',
      type: 'required_reviewers',
      prevent_self_review: true,
      reviewers: reviewers.map(login => ({
        type: 'User',
        reviewer: account({login, type: 'User'})
      }))
    }
    return {
      status: 200,
      body: {
        id: 161171787,
        node_id: 'EN_161171787',
        name,
        url: `${api}/environments/${name}`,
        html_url: `${web}/deployments/activity_log?environments_filter=${name}`,
        created_at: created,
        updated_at: created,
        protection_rules: reviewers.length === 0 ? [] : [required],
        deployment_branch_policy: null
      }
    }
  },

  'actions/list-workflow-runs': call => {
    const workflow = parameter(call, 'workflow_id')
    const wanted = (name: string, value: string): boolean =>
      (call.url.searchParams.get(name) ?? value) === value
    const runs = call.store.workflowRuns
      .filter(run => run.workflow === workflow && wanted('event', run.event))
      .filter(run => wanted('status', run.conclusion))
      .toReversed()
    const {api, web, repository} = createShapes(call.store, call.apiUrl)
    const links = ['jobs', 'logs', 'cancel', 'rerun', 'artifacts']
    const shown = runs.map(({id, event, conclusion, createdAt}) => {
      const self = `${api}/actions/runs/${id}`
      return {
        id,
        node_id: `WFR_${id}`,
        head_branch: call.store.defaultBranch,
        head_sha: call.store.refs.get(`heads/${call.store.defaultBranch}`) ?? '',
        path: `.github/workflows/${workflow}`,
        display_title: workflow,
        run_number: id,
        event,
        status: 'completed',
        conclusion,
        workflow_id: 1,
        url: self,
        html_url: `${web}/actions/runs/${id}`,
        ...Object.fromEntries(links.map(link => [`${link}_url`, `${self}/${link}`])),
        check_suite_url: `${api}/check-suites/${id}`,
        workflow_url: `${api}/actions/workflows/1`,
        pull_requests: [],
        head_commit: null,
        repository: repository(),
        head_repository: repository(),
        created_at: createdAt,
        updated_at: createdAt
      }
    })
    return page(call, shown, workflow_runs => ({total_count: shown.length, workflow_runs}))
  }
}
