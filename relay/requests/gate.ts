/** What a request holds of the key's places, or waits for. */
export interface Ticket {
  /** Resolves when it has its places. */
  readonly admitted: Promise<void>
  /** 1 is next; null when it is in. */
  readonly place: number | null
  /** Gives back what it does not need after all. */
  readonly shrink: (images: number) => void
  /** Out of the queue, or out of the gate; more than once is once. */
  readonly leave: () => void
}

export interface Gate {
  enter(caller: string, images: number): Ticket
  readonly isEmpty: boolean
}

interface Entry {
  readonly caller: string
  images: number
  /** Pictures that were let past it although it was first. */
  overtaken: number
  readonly admit: () => void
}

/**
 * The pictures that Ideogram makes for a key at the same time, shared fairly:
 * callers take turns, weighed by pictures, whoever asked for how much. What
 * fits goes past a larger request that is first, up to `size` pictures, so that
 * places are not kept empty for long, and nobody waits for ever.
 */
export function createGate(size: number): Gate {
  let busy = 0
  const waiting: Entry[] = []
  // Start-time fair queueing: a caller's turn moves on by what it was given.
  let clock = 0
  const turns = new Map<string, number>()

  const firstOf = (left: readonly Entry[], now: number, known = turns) => {
    const turn = ({ caller }: Entry) => Math.max(known.get(caller) ?? 0, now)
    return left.reduce((first, entry) =>
      turn(entry) < turn(first) ? entry : first,
    )
  }

  /** Those who wait, in the order in which they will be served. */
  function queue(): Entry[] {
    const left = [...waiting]
    const known = new Map(turns)
    const order: Entry[] = []
    let now = clock
    while (left.length > 0) {
      const next = firstOf(left, now, known)
      left.splice(left.indexOf(next), 1)
      order.push(next)
      now = Math.max(known.get(next.caller) ?? 0, now)
      known.set(next.caller, now + next.images)
    }
    return order
  }

  function admitThoseWhoFit(): void {
    while (busy < size) {
      const [first, ...others] = queue()
      if (!first) return
      const fits = (entry: Entry) => entry.images <= size - busy
      const next = fits(first)
        ? first
        : others.find(
            (entry) => fits(entry) && first.overtaken + entry.images <= size,
          )
      if (!next) return
      if (next !== first) first.overtaken += next.images
      admit(next)
    }
  }

  function admit(entry: Entry): void {
    const { caller, images } = entry
    waiting.splice(waiting.indexOf(entry), 1)
    busy += images
    clock = Math.max(clock, turns.get(caller) ?? 0)
    turns.set(caller, clock + images)
    // Who owes nothing is as good as new.
    for (const [other, turn] of turns) if (turn <= clock) turns.delete(other)
    entry.admit()
  }

  return {
    enter(caller, wanted) {
      let state: 'waiting' | 'in' | 'out' = 'waiting'
      const { promise: admitted, resolve } = deferred()
      const entry: Entry = {
        caller,
        // More than there is can only wait for all of it.
        images: Math.min(wanted, size),
        overtaken: 0,
        admit: () => {
          state = 'in'
          resolve()
        },
      }
      waiting.push(entry)
      admitThoseWhoFit()
      return {
        admitted,
        get place() {
          const place = queue().indexOf(entry)
          return place < 0 ? null : place + 1
        },
        shrink(images) {
          if (state !== 'in' || images >= entry.images) return
          const unused = entry.images - images
          busy -= unused
          entry.images = images
          turns.set(caller, (turns.get(caller) ?? clock) - unused)
          admitThoseWhoFit()
        },
        leave() {
          if (state === 'waiting') waiting.splice(waiting.indexOf(entry), 1)
          if (state === 'in') busy -= entry.images
          state = 'out'
          admitThoseWhoFit()
        },
      }
    },
    get isEmpty() {
      return busy === 0 && waiting.length === 0
    },
  }
}

function deferred() {
  let resolve = () => {}
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve }
}
