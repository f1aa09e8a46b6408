// The rooms of src from the ground up. A file may import from its own room and from rooms of layers below; lint
// holds that, and the picture in docs/design.md is made from this table (node scripts/layers.mjs).

/**
 * @typedef {object} Layer
 * @property {readonly string[]} rooms folders and files of src; those of one layer do not know each other
 * @property {boolean} pure whether they know nothing of the world: no files, no network, no clock
 * @property {string} holds
 */

/** @type {readonly Layer[]} */
export const LAYERS = [
  {
    rooms: ['statistics', 'files', 'errors.ts', 'tool.ts'],
    pure: true,
    holds: 'numbers; the syntax of files; nothing of models'
  },
  {
    rooms: ['metrics', 'tables'],
    pure: true,
    holds: 'every metric, once; rows: one CSV, one JSON, one Parquet'
  },
  {rooms: ['words'], pure: true, holds: 'numbers, names, money as people read them'},
  {rooms: ['verdict'], pure: true, holds: 'verdict, findings, records: everybody’s contract'},
  {
    rooms: ['evidence'],
    pure: true,
    holds: 'what files state of one version, whatever their format'
  },
  {rooms: ['traffic'], pure: true, holds: 'what is counted of a log, by which plan'},
  {rooms: ['policy'], pure: true, holds: 'what a team demands, with every default in its place'},
  {rooms: ['repository'], pure: true, holds: 'the files around a model, each parsed once'},
  {
    rooms: ['practices'],
    pure: true,
    holds: 'each practice: what it is, and whether it is in place'
  },
  {
    rooms: ['catalogue'],
    pure: true,
    holds: 'incidents, checklist, stages: what practices are for'
  },
  {
    rooms: ['ports.ts', 'facts.ts'],
    pure: true,
    holds: 'what is needed of the world, and what the gate is given'
  },
  {rooms: ['reading'], pure: false, holds: 'from policy and files to facts'},
  {rooms: ['promotion'], pure: false, holds: 'moves the registry’s pointer, or refuses to'},
  {rooms: ['gate'], pure: true, holds: 'facts side by side, checks, the decision'},
  {rooms: ['gaps'], pure: true, holds: 'what missing practices cost, what closing them brings'},
  {rooms: ['report'], pure: true, holds: 'a verdict for people and programs; decides nothing'},
  {
    rooms: ['run.ts', 'published-schemas.ts'],
    pure: false,
    holds: 'the use case: read, decide, price'
  },
  {rooms: ['adapters'], pure: false, holds: 'git, forges, registries, engines, the disk'},
  {rooms: ['cli'], pure: false, holds: 'the command line'},
  {rooms: ['action'], pure: false, holds: 'the action'},
  {rooms: ['action.ts', 'cli.ts'], pure: false, holds: 'the two doors'}
]

/** The rooms that are folders and pure. */
export const PURE_FOLDERS = LAYERS.filter(({pure}) => pure).flatMap(({rooms}) =>
  rooms.filter(room => !room.endsWith('.ts'))
)

/** A regular expression of the files of some rooms. */
export function filesOf(rooms) {
  return rooms.map(room => `^src/${room.replace('.', '[.]')}${room.endsWith('.ts') ? '$' : '/'}`)
}

const PICTURE = /(?<=## The rooms\n[^]*?```\n)[^]*?(?=\n```)/u

/** A page with the picture of the rooms as it is in the table. */
export function withPicture(page) {
  return page.replace(PICTURE, picture())
}

/** The doors above; pure rooms have a dot. */
function picture() {
  const names = LAYERS.map(({rooms, pure}) => `${pure ? '·' : ' '} ${rooms.join('  ')}`)
  const width = Math.max(...names.map(name => name.length))
  const lines = LAYERS.map(({holds}, i) => `${(names[i] ?? '').padEnd(width)}   ${holds}`)
  return lines.toReversed().join('\n')
}
