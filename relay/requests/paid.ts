import { receive, type Upload, type UploadLimits } from '../calls/upload.ts'
import type { Known } from '../ledger/kept.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { nameOf } from '../calls/routes.ts'
import { Refusal } from '../refusal.ts'
import { responseOf } from './answers.ts'
import { readHead } from './reading.ts'
import type { Call } from './run.ts'
import type { Runs } from './runs.ts'
import { NeverRan } from './send.ts'

/** The panel's id of a request. */
const form = /^[A-Za-z0-9_-]{8,64}$/

/** Throws a {@link Refusal} (400) for one that is none. */
export function panelIdOf(request: Request): string | null {
  const id = request.headers.get('Repaint-Request')
  if (id === null || form.test(id)) return id
  throw new Refusal(
    400,
    'The relay takes 8 to 64 letters, digits, - and _ as the id of a request.',
  )
}

export type Paid = ReturnType<typeof createPaid>

/** POSTs that are remembered: the same id of the same caller is one request. */
export function createPaid(ledger: Ledger, runs: Runs, limits: UploadLimits) {
  const twinOf = ({ caller, panelId }: Call): Known | undefined =>
    panelId === null ? undefined : ledger.kept.find(caller.id, panelId)

  /** The answer to the first of two; null when that one never ran. */
  async function answerOfTwin(
    twin: Known,
    { route, path }: Call,
  ): Promise<Response | null> {
    if (twin.call !== nameOf(route) || twin.path !== path)
      throw new Refusal(
        409,
        'This id stands for another request already. Give every request an id of its own.',
      )
    const running = runs.find(twin.id)
    try {
      await running?.answer
    } catch (error) {
      if (!(error instanceof NeverRan)) throw error
      if (running?.run.wasGivenUp) throw error.refusal
      return null
    }
    return responseOf(ledger.kept.answer(twin.id))
  }

  /** The answer to the first of two; where none has run, what this one gets. */
  async function firstOr(
    call: Call,
    upload: Upload,
    begin: () => Promise<Response>,
  ): Promise<Response> {
    // Nothing is awaited between the last look and the beginning.
    for (let twin = twinOf(call); twin; twin = twinOf(call)) {
      const known = await answerOfTwin(twin, call)
      if (!known) continue
      await upload.discard()
      return known
    }
    return begin()
  }

  async function newAnswer(call: Call, type: string, upload: Upload) {
    const reading = await readHead(upload, type, call.price)
    // The same may have come once more while this one was read.
    return firstOr(call, upload, async () => {
      const { rest, ...read } = await runs.begin(call, reading).answer
      return responseOf(read, rest)
    })
  }

  return async function answer(
    request: Request,
    call: Call,
  ): Promise<Response> {
    const upload = receive(request, limits)
    const type = request.headers.get('Content-Type') ?? ''
    try {
      return await firstOr(call, upload, () => newAnswer(call, type, upload))
    } catch (error) {
      await upload.discard()
      throw error instanceof NeverRan ? error.refusal : error
    }
  }
}
