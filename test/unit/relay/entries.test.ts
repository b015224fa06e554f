import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { readConfig } from '../../../relay/config.ts'
import { serveRelay } from '../../../relay/node.ts'
import { open } from './caller.ts'
import { engines } from './engines.ts'

// As they are before anything is served.
const globals = { Request, Response }
const quiet = () => undefined
const [node, workerd] = engines

describe('served from code', () => {
  it('answers on both loopback addresses until it is closed', async () => {
    const relay = await serveRelay(readConfig({}), {
      port: 0,
      host: 'localhost',
      log: quiet,
    })
    const { port } = new URL(relay.origin)
    for (const host of ['localhost', '127.0.0.1', '[::1]'])
      expect((await fetch(`http://${host}:${port}/health`)).status).toBe(200)
    await relay.close()
    await expect(fetch(`${relay.origin}/health`)).rejects.toThrow()
  })

  it('leaves the globals of the program alone', async () => {
    const relay = await serveRelay(readConfig({}), {
      port: 0,
      host: '127.0.0.1',
    })
    expect(globalThis.Request).toBe(globals.Request)
    expect(globalThis.Response).toBe(globals.Response)
    await relay.close()
  })

  it('does not share a port, on either address', async () => {
    for (const host of ['127.0.0.1', '::1']) {
      const squatter = createServer().listen(0, host)
      await once(squatter, 'listening')
      const { port } = squatter.address() as AddressInfo
      await expect(
        serveRelay(readConfig({}), { port, host: 'localhost', log: quiet }),
      ).rejects.toThrow('EADDRINUSE')
      await new Promise((resolve) => squatter.close(resolve))
    }
  })

  it('answers even a request it cannot read, readably', async () => {
    const relay = await serveRelay(readConfig({}), {
      port: 0,
      host: 'localhost',
      log: quiet,
    })
    const caller = open(relay.origin, { headers: { Host: 'a b' } })
    caller.request.end()
    const answer = await caller.answer
    expect(answer.statusCode).toBe(400)
    expect(answer.headers['access-control-allow-origin']).toBe('*')
    await relay.close()
  })
})

const unguarded = { IDEOGRAM_API_KEY: 'k-secret', MAX_REQUEST_MB: 'lots' }

describe('badly set up', () => {
  it('does not start on Node, and says why', async () => {
    await expect(node?.start(unguarded)).rejects.toThrow(
      /^The relay ended: MAX_REQUEST_MB must be a whole number above 0\.$/,
    )
    await expect(node?.start({ IDEOGRAM_API_KEY: 'k-secret' })).rejects.toThrow(
      /^The relay ended: IDEOGRAM_API_KEY is set without/,
    )
  })

  it('says why on Workers, to every call and without a secret', async () => {
    const relay = await workerd?.start(unguarded)
    const answer = await fetch(`${relay?.origin ?? ''}/health`)
    expect(answer.status).toBe(500)
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(await answer.json()).toEqual({
      relay: true,
      error:
        'The relay is not set up: MAX_REQUEST_MB must be a whole number above 0.',
    })
    expect(relay?.log.join()).not.toContain('k-secret')
    await relay?.close()
  })
})
