import {parentPort, workerData} from 'node:worker_threads'

import {createPartCounter} from './part-counter.ts'
import type {FromWorker, ToWorker, WorkerTask} from './worker-messages.ts'

/** Counts the parts that the main thread sends, and sends the tables at the end. */
function work(): void {
  const port = parentPort
  if (port === null) return
  // What the main thread of this very program sent.
  const {plan, files} = workerData as WorkerTask
  const say = (message: FromWorker): void => {
    port.postMessage(message)
  }
  const counter = createPartCounter(plan, {
    onBytes: bytes => {
      say({kind: 'bytes', bytes})
    },
    onIds: ids => {
      port.postMessage({kind: 'ids', ids} satisfies FromWorker, [ids.buffer])
    },
    // Ended from outside.
    check: () => undefined
  })
  port.on('message', (message: ToWorker) => {
    void carryOut(message).catch((error: unknown) => {
      const {name, message: text} = error instanceof Error ? error : new Error(String(error))
      say({kind: 'failed', name, message: text})
    })
  })

  async function carryOut(message: ToWorker): Promise<void> {
    if ('finish' in message) {
      say({kind: 'tables', tables: counter.finish()})
      port?.close()
      return
    }
    const file = files[message.part.file]
    if (file === undefined) throw new Error('no such file')
    say({kind: 'counted', counted: await counter.count(file, message.part)})
  }
}

work()
