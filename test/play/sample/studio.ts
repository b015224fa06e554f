/** Paints the sample's photographs on all cores, and keeps them for next time. */
import painterSource from 'worker:./pictures/painter.ts'
import { sha1 } from '../../figma/document/sha1.ts'
import type { Order, Painted } from './pictures/painter.ts'
import type { PictureName } from './pictures/pictures.ts'
import { pictureNames, pictures } from './pictures/pictures.ts'

/** Rows that are painted at a time; the same everywhere, as the bytes shall be. */
const stripe = 60

const folder = 'sample-'
/** Other painters paint other pictures. */
const version = sha1(new TextEncoder().encode(painterSource))

type Files = Record<PictureName, Uint8Array>

/** The pictures' files: the same bytes every time in one browser. */
export async function paintPictures(): Promise<Files> {
  const kept = await caches.open(folder + version)
  const known = await Promise.all(
    pictureNames.map(async (name) => {
      const file = await kept.match(`/${name}`)
      return file && new Uint8Array(await file.arrayBuffer())
    }),
  )
  if (known.every((bytes) => bytes !== undefined))
    return Object.fromEntries(
      pictureNames.map((name, at) => [name, known[at]]),
    ) as Files
  const painted = await paintAll()
  await forgetOthers()
  for (const name of pictureNames)
    await kept.put(`/${name}`, new Response(new Blob([painted[name]])))
  return painted
}

async function forgetOthers(): Promise<void> {
  for (const name of await caches.keys())
    if (name.startsWith(folder) && name !== folder + version)
      await caches.delete(name)
}

async function paintAll() {
  const team = new Team(Math.min(8, navigator.hardwareConcurrency))
  const painted = await Promise.all(
    pictureNames.map(async (picture) => {
      const { width, height } = pictures[picture]
      const starts = Array.from(
        { length: Math.ceil(height / stripe) },
        (_, index) => index * stripe,
      )
      const pixels = new Uint8ClampedArray(4 * width * height)
      await Promise.all(
        starts.map(async (from) => {
          const to = Math.min(height, from + stripe)
          const rows = await team.do({ kind: 'rows', picture, from, to })
          pixels.set(rows, 4 * width * from)
        }),
      )
      return team.do({ kind: 'develop', picture, pixels })
    }),
  )
  team.dismiss()
  return Object.fromEntries(
    pictureNames.map((name, at) => [name, painted[at]]),
  ) as Record<PictureName, Uint8Array<ArrayBuffer>>
}

/** Workers that take orders in turn. */
class Team {
  private readonly idle: Worker[]
  private readonly all: readonly Worker[]
  private readonly waiting: ((worker: Worker) => void)[] = []

  constructor(size: number) {
    const url = URL.createObjectURL(
      new Blob([painterSource], { type: 'text/javascript' }),
    )
    this.all = Array.from({ length: size }, () => new Worker(url))
    this.idle = [...this.all]
  }

  async do(order: Order): Promise<Painted> {
    const worker = this.idle.pop() ?? (await this.next())
    const painted = await new Promise<Painted>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<Painted>) => {
        resolve(data)
      }
      worker.onerror = ({ message }) => {
        reject(new Error(message))
      }
      worker.postMessage(order)
    })
    const waiting = this.waiting.shift()
    if (waiting) waiting(worker)
    else this.idle.push(worker)
    return painted
  }

  dismiss(): void {
    for (const worker of this.all) worker.terminate()
  }

  private next(): Promise<Worker> {
    return new Promise((resolve) => this.waiting.push(resolve))
  }
}
