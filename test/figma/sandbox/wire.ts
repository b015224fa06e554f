/**
 * How values cross between the sandbox and the host: JSON, where every array
 * is tagged by its first element, with bytes beside it as buffers.
 */
export type Wire =
  null | boolean | number | string | { [key: string]: Wire } | Tagged

export type Tagged =
  | ['array', ...Wire[]]
  | ['undefined']
  /** NaN and the infinities, as text. */
  | ['number', string]
  | ['date', number]
  /** A Uint8Array: its index among the buffers. */
  | ['bytes', number]
  /** An ArrayBuffer, from the host only. */
  | ['buffer', number]
  | ['mixed']
  | ['error', name: string, message: string, stack: string]
  /** A function of the sandbox. */
  | ['callback', number]
  /** A function of the host. */
  | ['function', number]
  /** An object of the host; `own` are its plain values. */
  | ['object', number, shape: string, own: { [key: string]: Wire }]
  /** A promise of the host. */
  | ['promise', number]
  /** A promise of the sandbox, which the host waits for. */
  | ['awaited', number]
  /** Something that cannot cross, by what it is. */
  | ['foreign', string]

export type Answer = { value: Wire } | { thrown: Wire }

/** What the sandbox asks of the host. */
export type Request =
  | { op: 'shape'; shape: string }
  | { op: 'get'; object: number; key: string }
  | { op: 'set'; object: number; key: string; value: Wire }
  | { op: 'call'; object: number; key: string; args: Wire[] }
  | { op: 'apply'; function: number; args: Wire[] }
  /** A promise was rejected, and nothing listens to it yet. */
  | { op: 'rejected' }
  /** An awaited promise of the sandbox is settled. */
  | { op: 'settled'; promise: number; ok: boolean; value: Wire }

/** What the host asks of the sandbox. */
export type Order =
  | { op: 'define'; globals: { [name: string]: Wire } }
  | { op: 'callback'; callback: number; args: Wire[]; awaits: boolean }
  | { op: 'settle'; promise: number; ok: boolean; value: Wire }
  /** Answers the reasons of rejections that nothing has heard. */
  | { op: 'unheard' }

/** What the objects of one kind have. */
export interface Shape {
  name: string
  getters: string[]
  setters: string[]
  methods: string[]
  /** What reading a member that it lacks does; nodes are told apart. */
  lacks: 'plain' | 'undefined' | 'throws'
}
