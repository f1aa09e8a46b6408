import type {Condition, Ignored, MetricEntry} from '../metric.ts'
import type {Problem} from '../../files/problem.ts'
import type {Node} from '../../files/syntax/node.ts'
import type {Sheet} from '../../files/syntax/sheet.ts'

/** A metrics file, parsed as far as its syntax goes; the shape readers look at one of the last three. */
export interface Source {
  readonly path: string
  /** The last part of the path. */
  readonly name: string
  readonly text: string
  /** JSON, JSON lines, YAML, TOML or protocol buffer text. */
  readonly root: Node | null
  /** Comma or tab separated values. */
  readonly sheet: Sheet | null
  readonly syntax: 'tree' | 'sheet' | 'text'
}

/** What a shape reader found. */
export interface Findings {
  readonly entries: readonly MetricEntry[]
  readonly ignored: readonly Ignored[]
  readonly conditions: readonly Condition[]
  readonly problems: readonly Problem[]
}

/** One shape of metrics file. Adding one is a file with a `Format` and a line in `index.ts`. */
export interface Format {
  /** Kebab-case, for reports. */
  readonly name: string
  /** What the file holds, or null where it has not this shape. */
  readonly read: (source: Source) => Findings | null
}
