import { createGate, type Gate, type Ticket } from './gate.ts'

/** A gate for each key: Ideogram counts what is in flight by key. */
export type Gates = (key: string, caller: string, images: number) => Ticket

export function createGates(places: number): Gates {
  const gates = new Map<string, Gate>()
  return (key, caller, images) => {
    const gate = gates.get(key) ?? createGate(places)
    gates.set(key, gate)
    const ticket = gate.enter(caller, images)
    return {
      admitted: ticket.admitted,
      get place() {
        return ticket.place
      },
      shrink: ticket.shrink,
      leave() {
        ticket.leave()
        if (gate.isEmpty) gates.delete(key)
      },
    }
  }
}
