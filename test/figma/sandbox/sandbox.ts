/**
 * Figma's sandbox: QuickJS with nothing in it but the language and what is
 * handed in. One run of one plugin.
 */
import {
  newQuickJSWASMModuleFromVariant,
  newVariant,
  RELEASE_SYNC,
  type QuickJSContext,
  type QuickJSHandle,
  type QuickJSRuntime,
} from 'quickjs-emscripten'
import type { Program } from 'acorn'
import { withTrackedAsync } from './async-functions.ts'
import { removal } from './builtins.ts'
import { Ledger } from './crossing.ts'
import { packing } from './packing.ts'
import { prelude } from './prelude.ts'
import { trackerName, tracking } from './tracking.ts'
import type { Answer, Order, Request, Wire } from './wire.ts'

export interface SandboxOptions {
  /** What the code finds by name; values and objects of the host. */
  globals: Record<string, unknown>
  /** Where `emscripten-module.wasm` is served; beside the script if absent. */
  wasm?: string
  /** Bytes. Figma's figure is not known. */
  memoryLimit?: number
  /** What nothing in the sandbox has caught. */
  onUncaught(error: unknown, kind: Uncaught): void
}

/** Thrown, or the reason of a promise that nothing listened to. */
export type Uncaught = 'error' | 'rejection'

type Result = { value: unknown } | { thrown: unknown }

/** From 512 kB on, deep recursion takes the host's own stack down. */
const stackSize = 256 * 1024
const fileName = 'PLUGIN_1_SOURCE'

export async function openSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { wasm } = options
  const variant = wasm
    ? newVariant(RELEASE_SYNC, { wasmLocation: wasm })
    : RELEASE_SYNC
  const module = await newQuickJSWASMModuleFromVariant(variant)
  const runtime = module.newRuntime()
  runtime.setMaxStackSize(stackSize)
  if (options.memoryLimit) runtime.setMemoryLimit(options.memoryLimit)
  return new Sandbox(runtime, options)
}

export class Sandbox {
  private readonly vm: QuickJSContext
  private readonly obey: QuickJSHandle
  private readonly ledger: Ledger
  private depth = 0
  private ended = false
  private hasRejections = false

  constructor(
    private readonly runtime: QuickJSRuntime,
    private readonly options: SandboxOptions,
  ) {
    const vm = runtime.newContext()
    this.vm = vm
    // Where memory grows during a job, `executePendingJobs` no longer finds the
    // job's context and makes one that nobody ends: the runtime then aborts.
    runtime.newContext = () => vm
    this.ledger = new Ledger({
      runCallback: (callback, args, awaits) =>
        this.order((pack) => ({
          op: 'callback',
          callback,
          args: args.map(pack),
          awaits,
        })),
      settle: (promise, ok, value) => {
        this.order((pack) => ({
          op: 'settle',
          promise,
          ok,
          value: pack(value),
        }))
      },
    })
    this.evaluate(removal, 'builtins').dispose()
    const send = this.vm.newFunction('send', (...parcel) => this.answer(parcel))
    this.obey = send.consume((send) =>
      this.evaluate(preludeText, 'prelude').consume((start) =>
        this.vm.unwrapResult(
          this.vm.callFunction(start, this.vm.undefined, send),
        ),
      ),
    )
    const entries = Object.entries(options.globals)
    this.order((pack) => ({
      op: 'define',
      globals: Object.fromEntries(
        entries.map(([name, value]) => [name, pack(value)]),
      ),
    }))
  }

  /** Runs a script to its end and the microtasks after it. */
  run(code: string, program: Program): void {
    this.enter(() => {
      this.evaluate(withTrackedAsync(code, program), fileName).dispose()
    })
  }

  /** Ends the sandbox now, or as soon as its code is off the stack. */
  end(): void {
    this.ended = true
    if (this.depth === 0) this.dispose()
  }

  get alive(): boolean {
    return !this.ended
  }

  private dispose(): void {
    if (!this.vm.alive) return
    this.obey.dispose()
    this.vm.dispose()
    this.runtime.dispose()
  }

  private evaluate(code: string, name: string): QuickJSHandle {
    return this.vm.unwrapResult(this.vm.evalCode(code, name))
  }

  /** Every way in: runs the microtasks on the way out. */
  private enter(work: () => void): void {
    this.depth++
    try {
      work()
    } catch (error) {
      this.options.onUncaught(error, 'error')
    }
    try {
      if (this.depth === 1) this.endTurn()
    } finally {
      this.depth--
      if (this.depth === 0 && this.ended) this.dispose()
    }
  }

  /** As a browser does: a rejection may be heard until the turn is over. */
  private endTurn(): void {
    this.runMicrotasks()
    if (!this.hasRejections) return
    this.hasRejections = false
    const unheard = this.call(() => ({ op: 'unheard' }))
    const reasons = 'value' in unheard ? unheard.value : [unheard.thrown]
    for (const reason of reasons as unknown[])
      this.options.onUncaught(reason, 'rejection')
  }

  private runMicrotasks(): void {
    for (;;) {
      const result = this.runtime.executePendingJobs()
      if (!result.error) return
      this.options.onUncaught(this.vm.dump(result.error), 'error')
      result.dispose()
    }
  }

  /** Throws what the sandbox's code threw, when it is called from there. */
  private order(order: (pack: (value: unknown) => Wire) => Order): unknown {
    if (!this.vm.alive || (this.ended && this.depth === 0)) return undefined
    const nested = this.depth > 0
    let result: Result = { value: undefined }
    this.enter(() => {
      result = this.call(order)
      if ('thrown' in result && !nested) throw result.thrown
    })
    if ('thrown' in result && nested) throw result.thrown
    return 'value' in result ? result.value : undefined
  }

  private call(order: (pack: (value: unknown) => Wire) => Order): Result {
    const buffers: Uint8Array[] = []
    const text = JSON.stringify(
      order((value) => this.ledger.encode(value, buffers)),
    )
    const parcel = this.pack(text, buffers)
    const returned = this.vm.unwrapResult(
      this.vm.callFunction(this.obey, this.vm.undefined, ...parcel),
    )
    for (const handle of parcel) handle.dispose()
    const [answer, received] = this.unpack(returned)
    returned.dispose()
    return this.read(JSON.parse(answer) as Answer, received)
  }

  private read(answer: Answer, buffers: Uint8Array[]): Result {
    return 'value' in answer
      ? { value: this.ledger.decode(answer.value, buffers) }
      : { thrown: this.ledger.decode(answer.thrown, buffers) }
  }

  /** Called by the sandbox. */
  private answer(parcel: QuickJSHandle[]): QuickJSHandle {
    const [first, ...rest] = parcel
    const request = JSON.parse(first ? this.vm.getString(first) : '') as Request
    const buffers = rest.map((handle) => this.copyBytes(handle))
    const out: Uint8Array[] = []
    let answer: Answer
    try {
      const value = this.serve(request, buffers)
      answer = { value: this.ledger.encode(value, out) }
    } catch (error) {
      answer = { thrown: this.ledger.encode(error, out) }
    }
    return this.toArray(this.pack(JSON.stringify(answer), out))
  }

  private serve(request: Request, buffers: Uint8Array[]): unknown {
    const unpack = (wire: Wire) => this.ledger.decode(wire, buffers)
    switch (request.op) {
      case 'shape':
        return this.ledger.shape(request.shape)
      case 'get':
        return this.ledger.object(request.object).access.get(request.key)
      case 'set':
        this.ledger
          .object(request.object)
          .access.set(request.key, unpack(request.value))
        return undefined
      case 'call':
        return this.ledger
          .object(request.object)
          .access.call(request.key, request.args.map(unpack))
      case 'apply':
        return this.ledger.function(request.function)(
          ...request.args.map(unpack),
        )
      case 'rejected':
        this.hasRejections = true
        return undefined
      case 'settled':
        this.ledger.settleAwaited(
          request.promise,
          request.ok,
          unpack(request.value),
        )
        return undefined
    }
  }

  private pack(text: string, buffers: Uint8Array[]): QuickJSHandle[] {
    return [
      this.vm.newString(text),
      ...buffers.map((bytes) => this.vm.newArrayBuffer(bytes.slice().buffer)),
    ]
  }

  private toArray(items: QuickJSHandle[]): QuickJSHandle {
    const array = this.vm.newArray()
    items.forEach((item, index) => {
      item.consume((item) => {
        this.vm.setProp(array, index, item)
      })
    })
    return array
  }

  private unpack(array: QuickJSHandle): [string, Uint8Array[]] {
    const length = this.vm.getLength(array) ?? 0
    const text = this.vm
      .getProp(array, 0)
      .consume((handle) => this.vm.getString(handle))
    const buffers = Array.from({ length: length - 1 }, (_, index) =>
      this.vm
        .getProp(array, index + 1)
        .consume((handle) => this.copyBytes(handle)),
    )
    return [text, buffers]
  }

  private copyBytes(handle: QuickJSHandle): Uint8Array {
    return this.vm
      .getArrayBuffer(handle)
      .consume((lifetime) => lifetime.value.slice())
  }
}

// Some compilers wrap inner functions in a call to name them.
const preludeText = `(function () {
  const __name = function (it) { return it }
  const prelude = ${prelude.toString()}
  const packing = ${packing.toString()}
  const tracking = ${tracking.toString()}
  return function (send) {
    return prelude(send, packing, tracking, '${trackerName}')
  }
})()`
