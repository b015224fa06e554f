/** Ending steps, and going back and forth over them. */
import type { OpenFile } from './open-file.ts'
import type { Seat } from './seat.ts'
import { rootId } from './state.ts'
import type { Writer } from './writes.ts'

/** One designer's place in a file, and who is writing for them. */
export interface Desk {
  file: OpenFile
  seat: Seat
  writer: Writer
}

export function commitStep({ file, seat, writer }: Desk): void {
  const { history, announcer } = seat
  const { steps } = history
  file.turnTo(seat)
  history.commit(file.state, file.conditions.takenBackChangeIsStep)
  if (history.steps === steps) return
  file.log.add({ by: writer, id: rootId, kind: 'step', name: 'commit' })
  announcer.emit('repaint')
}

/** What is not committed yet becomes a step first. */
export function travel(desk: Desk, name: 'undo' | 'redo'): void {
  commitStep(desk)
  const { file, seat, writer } = desk
  const state = seat.history[name](file.state)
  if (!state) return
  file.log.add({ by: writer, id: rootId, kind: 'step', name })
  file.restore(state)
}
