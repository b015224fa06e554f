/** Bad days, made where the plugin's requests go. */
import type { ServerResponse } from 'node:http'
import * as v from 'valibot'
import { badDays, tooManyFor } from '../ideogram/bad-days.ts'
import type { Misfortune } from '../ideogram/conditions.ts'
import type { Ideogram } from '../ideogram/server.ts'
import type { ServerWeather } from './weather.ts'
import { serverWeather } from './weather.ts'

/** What lies between the plugin and Ideogram. */
export interface Network {
  setOffline(offline: boolean): Promise<void>
}

/** Every picture and every order from now on, until the weather changes. */
const always = (ideogram: Ideogram, on: string, answer: Misfortune) => {
  ideogram.script({ on, answer, times: Infinity })
}

const makers: Record<ServerWeather, (ideogram: Ideogram) => void> = {
  slow: ({ conditions }) => (conditions.latency = 6000),
  offline: () => undefined,
  unauthorized: (it) => {
    always(it, '*', badDays.wrongKey)
  },
  payment: (it) => {
    always(it, '*', badDays.insufficientFunds)
  },
  unsafe: (it) => {
    always(it, '*', badDays.unsafePrompt)
  },
  tooMany: (it) => {
    always(it, '*', tooManyFor('5'))
  },
  broken: (it) => {
    always(it, '*', badDays.broken)
  },
  cut: (it) => {
    always(it, '*', { kind: 'cut', at: 'middle' })
  },
  hang: (it) => {
    always(it, '*', { kind: 'hang' })
  },
  expired: ({ conditions }) => (conditions.linkLife = 0),
  withheld: ({ conditions }) => (conditions.withhold = [0]),
  notImage: (it) => {
    always(it, 'image', { kind: 'not-an-image' })
  },
  corsClosed: ({ conditions }) => (conditions.cors = 'closed'),
}

const names = Object.keys(serverWeather) as ServerWeather[]
const weather = v.object({ weather: v.array(v.picklist(names)) })

/** Throws for what is not a list of {@link ServerWeather}. */
export const weatherIn = (body: unknown): ServerWeather[] =>
  v.parse(weather, body).weather

/** Replaces the weather there was; forgets the requests recorded so far. */
export async function makeWeather(
  wanted: readonly ServerWeather[],
  ideogram: Ideogram | undefined,
  network: Network | undefined,
): Promise<void> {
  if (ideogram) {
    ideogram.reset()
    ideogram.conditions.cors = 'open'
    for (const name of wanted) makers[name](ideogram)
  }
  await network?.setOffline(wanted.includes('offline'))
}

/** Milliseconds between looks at what has come in. */
const look = 50

/** Resolves when one more order has come in, or the asker has gone. */
export async function nextOrder(
  { requests }: Ideogram,
  asker: ServerResponse,
): Promise<void> {
  const known = new Set(requests)
  const isNew = (request: (typeof requests)[number]) =>
    request.method === 'POST' && !known.has(request)
  while (!requests.some(isNew) && !asker.destroyed)
    await new Promise((resolve) => setTimeout(resolve, look))
}
