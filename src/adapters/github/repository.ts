/** A repository on a GitHub server. */
export interface RepositoryName {
  readonly owner: string
  readonly repo: string
}

export interface CommitName extends RepositoryName {
  /** Of a pull request its head: a check on the merge commit is not shown. */
  readonly headSha: string
}

/** `OWNER/NAME` as a pair; null for anything else. */
export function repositoryName(fullName: string): RepositoryName | null {
  const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/u.exec(fullName) ?? []
  return owner === undefined || repo === undefined ? null : {owner, repo}
}
