// Lint of the directions between rooms: from layers.mjs and nothing else.
import {filesOf, LAYERS} from './layers.mjs'

const upward = LAYERS.flatMap(({rooms}, i) =>
  rooms.map(room => {
    const others = LAYERS[i].rooms.filter(other => other !== room)
    const above = LAYERS.slice(i + 1).flatMap(layer => layer.rooms)
    return {
      name: `${room}-knows-only-what-is-below`,
      severity: 'error',
      comment:
        'layers.mjs says which rooms are below; move what both need down, or pass it as an argument',
      from: {path: filesOf([room])},
      to: {path: filesOf([...others, ...above])}
    }
  })
)
const worldly = LAYERS.filter(({pure}) => !pure).flatMap(({rooms}) => rooms)

export default {
  forbidden: [
    {
      name: 'no-circle',
      severity: 'error',
      comment: 'two files that need each other are one file, or lack a third below both',
      from: {},
      to: {circular: true}
    },
    ...upward.filter(({to}) => to.path.length > 0),
    {
      name: 'pure-rooms-stay-pure',
      severity: 'error',
      comment: 'time, files and the network are arguments; what reads them is above',
      from: {path: filesOf(LAYERS.filter(({pure}) => pure).flatMap(({rooms}) => rooms))},
      to: {path: filesOf(worldly)}
    }
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: {fileName: 'tsconfig.json'},
    doNotFollow: {path: 'node_modules'},
    includeOnly: '^src/'
  }
}
