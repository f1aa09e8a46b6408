#!/usr/bin/env node
import module from 'node:module'
import {homedir} from 'node:os'
import {join} from 'node:path'
import process from 'node:process'

// Compiling the program is most of its start-up. Node 22.8 and later keep what they compiled; in the user's own
// folder, since whoever writes there decides what runs. A runner's folder is empty every time.
if (process.env['CI'] === undefined && 'enableCompileCache' in module) {
  const caches = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache')
  module.enableCompileCache(join(caches, 'model-promotion-gate', 'compiled'))
}
// Not awaited: a program whose top level is asynchronous is compiled twice, which start-up would show.
void import('./cli/main.ts')
