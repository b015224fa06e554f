import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { whoIsAt } from './address.ts'

/**
 * Counts what an address holds open. @returns whether a connection is one too
 * many, and is to be told so; beyond twice as many they are cut off unheard.
 */
export function countConnections(
  server: Server,
  most: number,
): (socket: Socket) => boolean {
  const open = new Map<string, number>()
  const tooMany = new WeakSet<Socket>()
  server.on('connection', (socket: Socket) => {
    const address = whoIsAt(socket.remoteAddress ?? '')
    const count = (open.get(address) ?? 0) + 1
    open.set(address, count)
    if (count > most) tooMany.add(socket)
    if (count > 2 * most) socket.destroy()
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1
      if (left > 0) open.set(address, left)
      else open.delete(address)
    })
  })
  return (socket) => tooMany.has(socket)
}
