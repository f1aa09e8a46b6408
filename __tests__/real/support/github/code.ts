import {changedFiles, type ChangedFile} from './changed-files.ts'
import {page, parameter, Refusal, type Answer, type Call, type Handler} from './call.ts'
import {findEntry, listTree, type TreeEntry} from './git-objects.ts'
import {createShapes} from './shapes.ts'
import {history, mergeBase, resolveCommit, type PullRequest} from './store.ts'

const MAX_INLINE_BYTES = 1024 * 1024
const MAX_FOLDER_ENTRIES = 1000
const MAX_PULL_REQUEST_FILES = 3000
const MAX_COMPARED_FILES = 300
const MAX_PULL_REQUEST_COMMITS = 250

/** The repository, its commits and files, and what a pull request changes in them. */
export const codeOperations: Readonly<Record<string, Handler>> = {
  'repos/get': call => ({
    status: 200,
    body: createShapes(call.store, call.apiUrl).repository()
  }),

  'repos/get-content': call => {
    const ref = call.url.searchParams.get('ref') ?? call.store.defaultBranch
    const commit = resolveCommit(call.store, ref)
    if (commit === undefined) throw new Refusal(404, `No commit found for the ref ${ref}`)
    const path = parameter(call, 'path').replace(/^\/+|\/+$/g, '')
    const entry = findEntry(call.store, commit.tree, path)
    if (entry === undefined) throw new Refusal(404, 'Not Found')
    return entry.type === 'tree' ? folder(call, path, entry) : file(call, path, entry)
  },

  'repos/get-commit': call => {
    const commit = findCommit(call, parameter(call, 'ref'))
    const parent = call.store.commits.get(commit.parents[0] ?? '')
    const files = changedFiles(parent?.files ?? new Map(), commit.files)
    const {additions, deletions} = totals(files)
    return {
      status: 200,
      body: {
        ...createShapes(call.store, call.apiUrl).commit(commit),
        stats: {additions, deletions, total: additions + deletions},
        files: files.map(changed => changedShape(call, changed, commit.sha))
      }
    }
  },

  'repos/compare-commits': call => {
    const base = compared(call, parameter(call, 'base'))
    const head = compared(call, parameter(call, 'head'))
    const shared = mergeBase(call.store, base.sha, head.sha)
    const start = call.store.commits.get(shared ?? '')
    if (start === undefined) throw new Refusal(404, 'No common ancestor between the two commits')
    const {commit, api, web} = createShapes(call.store, call.apiUrl)
    const ahead = between(call, base.sha, head.sha)
    const behind = between(call, head.sha, base.sha)
    const [both, name] = [`${base.sha}...${head.sha}`, `${web}/compare`]
    const files = changedFiles(start.files, head.files).slice(0, MAX_COMPARED_FILES)
    return page(call, ahead, commits => ({
      url: `${api}/compare/${both}`,
      html_url: `${name}/${both}`,
      permalink_url: `${name}/${both}`,
      diff_url: `${name}/${both}.diff`,
      patch_url: `${name}/${both}.patch`,
      base_commit: commit(base),
      merge_base_commit: commit(start),
      status: comparison(ahead.length, behind.length),
      ahead_by: ahead.length,
      behind_by: behind.length,
      total_commits: ahead.length,
      commits,
      files: files.map(changed => changedShape(call, changed, head.sha))
    }))
  },

  'repos/list-pull-requests-associated-with-commit': call => {
    const {sha} = findCommit(call, parameter(call, 'commit_sha'))
    const pulls = [...call.store.pullRequests.values()].filter(
      ({number, isMerged, base, head}) =>
        head.sha === sha ||
        commitsBetween(call, base.sha, head.sha).includes(sha) ||
        (isMerged === true && call.store.refs.get(`pull/${number}/merge`) === sha)
    )
    const {pullRequest} = createShapes(call.store, call.apiUrl)
    return page(call, pulls.map(pullRequest))
  },

  'pulls/get': call => {
    const pull = findPullRequest(call)
    const files = pullRequestFiles(call, pull)
    return {
      status: 200,
      body: {
        ...createShapes(call.store, call.apiUrl).pullRequest(pull),
        merged: false,
        mergeable: true,
        mergeable_state: 'clean',
        merged_by: null,
        maintainer_can_modify: false,
        rebaseable: true,
        review_comments: 0,
        comments: [...call.store.comments.values()].filter(c => c.issue === pull.number).length,
        commits: commitsBetween(call, pull.base.sha, pull.head.sha).length,
        changed_files: files.length,
        additions: totals(files).additions,
        deletions: totals(files).deletions
      }
    }
  },

  'pulls/list-files': call => {
    const pull = findPullRequest(call)
    const files = pullRequestFiles(call, pull).slice(0, MAX_PULL_REQUEST_FILES)
    return page(
      call,
      files.map(changed => changedShape(call, changed, pull.head.sha))
    )
  },

  'pulls/list-commits': call => {
    const {base, head} = findPullRequest(call)
    return page(call, between(call, base.sha, head.sha).slice(0, MAX_PULL_REQUEST_COMMITS))
  },

  // No branch has rules here.
  'repos/get-branch-rules': call => page(call, []),

  // Nobody but an administrator may read it.
  'repos/get-branch-protection': () => {
    throw new Refusal(403, 'Resource not accessible by integration')
  },

  // No tag has rules here.
  'repos/get-repo-rulesets': call => page(call, []),

  'repos/get-repo-ruleset': () => {
    throw new Refusal(404, 'Not Found')
  },

  'git/get-ref': call => {
    const ref = parameter(call, 'ref')
    const sha = call.store.refs.get(ref)
    if (sha === undefined) throw new Refusal(404, 'Not Found')
    const {api} = createShapes(call.store, call.apiUrl)
    const object = {type: 'commit', sha, url: `${api}/git/commits/${sha}`}
    const url = `${api}/git/refs/${ref}`
    return {status: 200, body: {ref: `refs/${ref}`, node_id: `REF_${sha}`, url, object}}
  },

  'git/get-tree': call => {
    const name = parameter(call, 'tree_sha')
    const sha = resolveCommit(call.store, name)?.tree ?? name
    if (!call.store.trees.has(sha)) throw new Refusal(404, 'Not Found')
    const entries = listTree(call.store, sha, call.url.searchParams.has('recursive'))
    const {api} = createShapes(call.store, call.apiUrl)
    return {
      status: 200,
      body: {
        sha,
        url: `${api}/git/trees/${sha}`,
        tree: entries.slice(0, call.store.maxTreeEntries).map(entry => ({
          path: entry.path,
          mode: entry.mode,
          type: entry.type,
          sha: entry.sha,
          ...(entry.type === 'blob' && {size: entry.size}),
          url: `${api}/git/${entry.type}s/${entry.sha}`
        })),
        truncated: entries.length > call.store.maxTreeEntries
      }
    }
  },

  'git/get-blob': call => {
    const sha = parameter(call, 'file_sha')
    const content = call.store.blobs.get(sha)
    if (content === undefined) throw new Refusal(404, 'Not Found')
    if (wantsRaw(call)) return {status: 200, body: content}
    const {api} = createShapes(call.store, call.apiUrl)
    return {
      status: 200,
      body: {
        sha,
        node_id: `B_${sha}`,
        size: content.length,
        url: `${api}/git/blobs/${sha}`,
        content: base64(content),
        encoding: 'base64'
      }
    }
  }
}

/** Finds a commit by sha, branch or tag, or refuses as GitHub does. */
export function findCommit(call: Call, name: string) {
  const commit = resolveCommit(call.store, name)
  if (commit === undefined) throw new Refusal(422, `No commit found for SHA: ${name}`)
  return commit
}

// A head of another repository is written 'owner:branch'.
function compared(call: Call, name: string) {
  const commit = resolveCommit(call.store, name.replace(/^[^:]*:/, ''))
  if (commit === undefined) throw new Refusal(404, 'Not Found')
  return commit
}

function findPullRequest(call: Call): PullRequest {
  const pull = call.store.pullRequests.get(Number(parameter(call, 'pull_number')))
  if (pull === undefined) throw new Refusal(404, 'Not Found')
  return pull
}

function pullRequestFiles({store}: Call, {base, head}: PullRequest): ChangedFile[] {
  const start = store.commits.get(mergeBase(store, base.sha, head.sha) ?? '')
  const end = store.commits.get(head.sha)
  return changedFiles(start?.files ?? new Map(), end?.files ?? new Map())
}

function commitsBetween({store}: Call, from: string, to: string): string[] {
  const known = new Set(history(store, from))
  return history(store, to)
    .filter(sha => !known.has(sha))
    .reverse()
}

function between(call: Call, from: string, to: string) {
  const {commit} = createShapes(call.store, call.apiUrl)
  return commitsBetween(call, from, to).map(sha => commit(findCommit(call, sha)))
}

function comparison(ahead: number, behind: number): string {
  if (ahead > 0) return behind > 0 ? 'diverged' : 'ahead'
  return behind > 0 ? 'behind' : 'identical'
}

function totals(files: readonly ChangedFile[]) {
  const sum = (key: 'additions' | 'deletions') => files.reduce((all, file) => all + file[key], 0)
  return {additions: sum('additions'), deletions: sum('deletions')}
}

function changedShape(call: Call, changed: ChangedFile, commit: string) {
  const {api, web} = createShapes(call.store, call.apiUrl)
  const path = encodeURI(changed.filename)
  return {
    ...changed,
    blob_url: `${web}/blob/${commit}/${path}`,
    raw_url: `${web}/raw/${commit}/${path}`,
    contents_url: `${api}/contents/${path}?ref=${commit}`
  }
}

function folder(call: Call, path: string, entry: TreeEntry): Answer {
  const children = (call.store.trees.get(entry.sha) ?? []).slice(0, MAX_FOLDER_ENTRIES)
  const prefix = path === '' ? '' : `${path}/`
  const entries = children.map(child => contentShape(call, `${prefix}${child.name}`, child))
  return accepts(call, 'object')
    ? {
        status: 200,
        body: {...contentShape(call, path, entry), entries},
        mediaType: 'application/vnd.github.object'
      }
    : {status: 200, body: entries}
}

function file(call: Call, path: string, entry: TreeEntry): Answer {
  const content = call.store.blobs.get(entry.sha) ?? Buffer.alloc(0)
  if (wantsRaw(call)) return {status: 200, body: content}
  // A file over 1 MB comes without its content, and says so only by its encoding.
  const isInline = content.length <= MAX_INLINE_BYTES
  const encoded = isInline
    ? {content: base64(content), encoding: 'base64'}
    : {content: '', encoding: 'none'}
  return {
    status: 200,
    body: {...contentShape(call, path, entry), ...encoded},
    ...(accepts(call, 'object') && {mediaType: 'application/vnd.github.object'})
  }
}

function contentShape(call: Call, path: string, {name, type, sha, size}: TreeEntry) {
  const {api, web} = createShapes(call.store, call.apiUrl)
  const self = `${api}/contents/${encodeURI(path)}`
  const git = `${api}/git/${type}s/${sha}`
  const html = `${web}/${type}/main/${encodeURI(path)}`
  return {
    name,
    path,
    sha,
    size,
    url: self,
    html_url: html,
    git_url: git,
    download_url: type === 'tree' ? null : `${web}/raw/main/${encodeURI(path)}`,
    type: type === 'tree' ? 'dir' : 'file',
    _links: {self, git, html}
  }
}

function wantsRaw(call: Call): boolean {
  return accepts(call, 'raw')
}

function accepts({accept}: Call, format: 'raw' | 'object'): boolean {
  return new RegExp(`application/vnd\\.github(\\.v3)?\\.${format}\\b`).test(accept)
}

// GitHub breaks base64 after 60 characters; a decoder must not mind.
function base64(content: Buffer): string {
  return content.toString('base64').replace(/.{60}/g, '$&\n')
}
