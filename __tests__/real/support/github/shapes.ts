import {resolveCommit, type Account, type Commit, type PullRequest, type Store} from './store.ts'

const WEB = 'https://github.com'
const NEVER = '2026-01-01T00:00:00Z'
const ACTIONS_BOT_ID = 41898282
const ACTIONS_APP_ID = 15368

const USER_LINKS = ['followers', 'subscriptions', 'organizations', 'repos', 'received_events']
const USER_TEMPLATES = [
  'following{/other_user}',
  'gists{/gist_id}',
  'starred{/owner}{/repo}',
  'events{/privacy}'
]
const REPOSITORY_LINKS = [
  'contributors',
  'deployments',
  'downloads',
  'events',
  'forks',
  'hooks',
  'languages',
  'merges',
  'stargazers',
  'subscribers',
  'subscription',
  'tags',
  'teams'
]
const REPOSITORY_TEMPLATES = {
  archive_url: '{archive_format}{/ref}',
  assignees_url: 'assignees{/user}',
  blobs_url: 'git/blobs{/sha}',
  branches_url: 'branches{/branch}',
  collaborators_url: 'collaborators{/collaborator}',
  comments_url: 'comments{/number}',
  commits_url: 'commits{/sha}',
  compare_url: 'compare/{base}...{head}',
  contents_url: 'contents/{+path}',
  git_commits_url: 'git/commits{/sha}',
  git_refs_url: 'git/refs{/sha}',
  git_tags_url: 'git/tags{/sha}',
  issue_comment_url: 'issues/comments{/number}',
  issue_events_url: 'issues/events{/number}',
  issues_url: 'issues{/number}',
  keys_url: 'keys{/key_id}',
  labels_url: 'labels{/name}',
  milestones_url: 'milestones{/number}',
  notifications_url: 'notifications{?since,all,participating}',
  pulls_url: 'pulls{/number}',
  releases_url: 'releases{/id}',
  statuses_url: 'statuses/{sha}',
  trees_url: 'git/trees{/sha}'
}

/** Writes what the store knows in the shapes of GitHub's API, with links below `apiUrl`. */
export function createShapes(store: Store, apiUrl: string) {
  const api = `${apiUrl}/repos/${store.repository}`
  const web = `${WEB}/${store.repository}`

  function account({login, type}: Account) {
    const self = `${apiUrl}/users/${encodeURIComponent(login)}`
    const id = login === 'github-actions[bot]' ? ACTIONS_BOT_ID : 1000 + login.length
    return {
      login,
      id,
      node_id: `U_${id}`,
      avatar_url: `https://avatars.githubusercontent.com/u/${id}?v=4`,
      gravatar_id: '',
      url: self,
      html_url: `${WEB}/${encodeURIComponent(login)}`,
      ...Object.fromEntries(USER_LINKS.map(name => [`${name}_url`, `${self}/${name}`])),
      ...Object.fromEntries(
        USER_TEMPLATES.map(template => [
          `${template.replace(/\{.*/, '')}_url`,
          `${self}/${template}`
        ])
      ),
      type,
      site_admin: false
    }
  }

  function actionsApp() {
    return {
      id: ACTIONS_APP_ID,
      slug: 'github-actions',
      node_id: 'MDM6QXBwMTUzNjg=',
      owner: account({login: 'github', type: 'User'}),
      name: 'GitHub Actions',
      description: 'Automate your workflow from idea to production',
      external_url: 'https://help.github.com/en/actions',
      html_url: 'https://github.com/apps/github-actions',
      created_at: NEVER,
      updated_at: NEVER,
      permissions: {},
      events: []
    }
  }

  function repository(fullName = store.repository) {
    const self = `${apiUrl}/repos/${fullName}`
    const page = `${WEB}/${fullName}`
    const [owner = '', name = ''] = fullName.split('/')
    return {
      id: 1296269,
      node_id: 'R_1296269',
      name,
      full_name: fullName,
      owner: account({login: owner, type: 'User'}),
      private: store.isPrivate,
      html_url: page,
      description: null,
      fork: fullName !== store.repository,
      url: self,
      ...Object.fromEntries(REPOSITORY_LINKS.map(link => [`${link}_url`, `${self}/${link}`])),
      ...Object.fromEntries(
        Object.entries(REPOSITORY_TEMPLATES).map(([key, path]) => [key, `${self}/${path}`])
      ),
      git_url: `git://github.com/${fullName}.git`,
      ssh_url: `git@github.com:${fullName}.git`,
      clone_url: `${page}.git`,
      svn_url: page,
      homepage: null,
      mirror_url: null,
      language: null,
      license: null,
      size: 1,
      ...zeroes('forks', 'forks_count', 'stargazers_count', 'watchers', 'watchers_count'),
      ...zeroes('open_issues', 'open_issues_count', 'network_count', 'subscribers_count'),
      default_branch: store.defaultBranch,
      has_issues: true,
      has_projects: false,
      has_wiki: false,
      has_pages: false,
      has_downloads: false,
      has_discussions: false,
      archived: false,
      disabled: false,
      pushed_at: NEVER,
      created_at: NEVER,
      updated_at: NEVER
    }
  }

  function commit({sha, parents, message}: Commit) {
    const person = {name: 'Dev', email: 'dev@example.test', date: NEVER}
    const dev = account({login: 'dev', type: 'User'})
    const tree = store.commits.get(sha)?.tree ?? ''
    return {
      sha,
      node_id: `C_${sha}`,
      url: `${api}/commits/${sha}`,
      html_url: `${web}/commit/${sha}`,
      comments_url: `${api}/commits/${sha}/comments`,
      commit: {
        url: `${api}/git/commits/${sha}`,
        message,
        author: person,
        committer: person,
        comment_count: 0,
        tree: {sha: tree, url: `${api}/git/trees/${tree}`},
        verification: {
          verified: false,
          reason: 'unsigned',
          signature: null,
          payload: null,
          verified_at: null
        }
      },
      author: dev,
      committer: dev,
      parents: parents.map(parent => ({
        sha: parent,
        url: `${api}/commits/${parent}`,
        html_url: `${web}/commit/${parent}`
      }))
    }
  }

  function pullRequest(pull: PullRequest) {
    const {number, base, head} = pull
    const self = `${api}/pulls/${number}`
    const issue = `${api}/issues/${number}`
    const page = `${web}/pull/${number}`
    const author = account({login: pull.author, type: 'User'})
    return {
      id: number,
      node_id: `PR_${number}`,
      number,
      url: self,
      html_url: page,
      diff_url: `${page}.diff`,
      patch_url: `${page}.patch`,
      issue_url: issue,
      comments_url: `${issue}/comments`,
      commits_url: `${self}/commits`,
      review_comments_url: `${self}/comments`,
      review_comment_url: `${api}/pulls/comments{/number}`,
      statuses_url: `${api}/statuses/${head.sha}`,
      _links: {
        self: {href: self},
        html: {href: page},
        issue: {href: issue},
        comments: {href: `${issue}/comments`},
        commits: {href: `${self}/commits`},
        review_comments: {href: `${self}/comments`},
        review_comment: {href: `${api}/pulls/comments{/number}`},
        statuses: {href: `${api}/statuses/${head.sha}`}
      },
      state: 'open',
      locked: false,
      draft: pull.draft,
      title: pull.title,
      body: null,
      user: author,
      author_association: 'CONTRIBUTOR',
      labels: [],
      assignee: null,
      assignees: [],
      requested_reviewers: [],
      requested_teams: [],
      milestone: null,
      auto_merge: null,
      merge_commit_sha: resolveCommit(store, `pull/${number}/merge`)?.sha ?? null,
      created_at: NEVER,
      updated_at: NEVER,
      closed_at: null,
      merged_at: pull.isMerged === true ? NEVER : null,
      base: branch(base.ref, base.sha, store.repository),
      head: branch(head.ref, head.sha, head.repository)
    }
  }

  function branch(ref: string, sha: string, fullName: string) {
    const owner = fullName.split('/')[0] ?? ''
    const repo = repository(fullName)
    return {label: `${owner}:${ref}`, ref, sha, repo, user: repo.owner}
  }

  return {api, web, account, actionsApp, repository, commit, pullRequest}
}

function zeroes(...names: readonly string[]): Record<string, number> {
  return Object.fromEntries(names.map(name => [name, 0]))
}
