import { setTimeout } from 'node:timers/promises'

/** Waits some milliseconds, without keeping a closed server's process alive. */
export const pass = (milliseconds: number) =>
  setTimeout(milliseconds, undefined, { ref: false })
