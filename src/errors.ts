/** The policy or the command is wrong: the user can fix it. Exit code 2. */
export class UserError extends Error {
  override name = 'UserError'
}

/** The world failed: a registry, the network or an engine is away. Exit code 4. */
export class WorldError extends Error {
  override name = 'WorldError'
}
