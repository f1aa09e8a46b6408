import type {AnswerRow} from '../../traffic/sql/queries.ts'

/** What an engine answers: every value as text. */
export interface SqlAnswer {
  readonly columns: readonly {readonly name: string; readonly type: string}[]
  readonly rows: readonly AnswerRow[]
}

/** A connection to an engine for the queries of one run. */
export interface SqlSession {
  /**
   * Carries out one statement. Throws `IncompleteAnswer` where the engine lost a part or ended it at a limit,
   * `UserError` where it is asked for what is not there, and `WorldError` where it is away. When the signal says
   * so, ends it on the engine's side too, and throws the signal's reason.
   */
  query(sql: string, signal?: AbortSignal): Promise<SqlAnswer>
  /**
   * Carries out a query and keeps its rows until the session is closed. Gives what stands behind FROM to read them.
   * Not every engine may be written to.
   */
  readonly keep?: (sql: string, signal?: AbortSignal) => Promise<string>
  close(): Promise<void>
}

/** The engine gave no answer, or one to a part of the log only: nothing can be told from it. */
export class IncompleteAnswer extends Error {
  override name = 'IncompleteAnswer'
}
