import { rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { Miniflare } from 'miniflare'
import { createLedger, type Ledger } from '../../../relay/ledger/ledger.ts'
import { openFile, type DatabaseFile } from '../../../relay/ledger/sqlite.ts'
import { newFolder } from './engines.ts'
import { fromText, toText } from './wire.ts'

type Async<F> = F extends (...args: infer A) => infer R
  ? (...args: A) => Promise<R>
  : never

/** A ledger that may live in another process. */
export type RemoteLedger = {
  [Part in keyof Ledger]: {
    [Method in keyof Ledger[Part]]: Async<Ledger[Part][Method]>
  }
}

export interface Ledgers {
  /** An empty one. */
  open(): Promise<RemoteLedger>
  /** Ends all and starts anew. @returns the last one opened, as it was written */
  again(): Promise<RemoteLedger>
  close(): Promise<void>
}

type Call = (part: string, method: string, args: unknown[]) => Promise<unknown>

/** Turns `ledger.part.method(…)` into a call by name. */
const remote = (call: Call) =>
  new Proxy(
    {},
    {
      get: (_, part: string) =>
        new Proxy(
          {},
          {
            get:
              (__, method: string) =>
              (...args: unknown[]) =>
                call(part, method, args),
          },
        ),
    },
  ) as RemoteLedger

export const budgets = { team: null, member: 20_000_000 }

async function onNode(): Promise<Ledgers> {
  const folder = await newFolder()
  let count = 0
  let database: DatabaseFile | null = null
  const openLast = async () => {
    database?.close()
    database = await openFile(`${folder}/${count}.sqlite`)
    const ledger = createLedger(database, budgets) as unknown as Record<
      string,
      Record<string, (...args: unknown[]) => unknown>
    >
    return remote(async (part, method, args) => {
      await Promise.resolve()
      return ledger[part]?.[method]?.(...args)
    })
  }
  return {
    open() {
      count++
      return openLast()
    },
    again: openLast,
    async close() {
      database?.close()
      await rm(folder, { recursive: true })
    },
  }
}

async function onWorkerd(): Promise<Ledgers> {
  const folder = await newFolder()
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('ledger-worker.ts', import.meta.url))],
    ...{ bundle: true, write: false, format: 'esm', platform: 'neutral' },
  })
  const start = () =>
    new Miniflare({
      modules: true,
      script: outputFiles[0]?.text ?? '',
      compatibilityDate: '2026-02-01',
      durableObjects: { LEDGER: { className: 'InAnObject', useSQLite: true } },
      durableObjectsPersist: folder,
    })
  let worker = start()
  let count = 0
  const openLast = () =>
    remote(async (part, method, args) => {
      const answer = await worker.dispatchFetch(`http://ledger/${count}`, {
        method: 'POST',
        body: toText({ part, method, args }),
      })
      const said = await answer.text()
      if (!answer.ok) throw new Error(said)
      return fromText(said)
    })
  return {
    open() {
      count++
      return Promise.resolve(openLast())
    },
    async again() {
      await worker.dispose()
      worker = start()
      return openLast()
    },
    async close() {
      await worker.dispose()
      await rm(folder, { recursive: true })
    },
  }
}

export const engines = [
  { name: 'Node', start: onNode },
  { name: 'workerd', start: onWorkerd },
]
