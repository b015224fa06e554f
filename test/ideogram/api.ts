import type { IncomingMessage } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { Collections } from './collections.ts'
import type { Conditions } from './conditions.ts'
import { flatten, parseForm, parseJson, readBytes } from './form.ts'
import { Links } from './links.ts'
import type { Call, Checked, Operation } from './operation.ts'
import { match } from './operations/operations.ts'
import { MAX_SEED, randomFrom, randomSeed } from './random.ts'
import type { RecordedRequest } from './record.ts'
import {
  badRequest,
  forbidden,
  inFlight,
  problem,
  unsafe,
  wrongKey,
} from './refusal.ts'
import type { Reply } from './reply.ts'
import { json } from './reply.ts'

/** `image` in scripts: any download behind a link. */
const IMAGE = 'image'

const WITHHELD = [{ url: null }, { url: '' }, {}] as const

/** The API itself: what it keeps between requests, and how it answers one. */
export class Api {
  /** Set once the port is known. */
  origin = 'http://localhost'
  inFlight = 0
  readonly #links = new Links()
  readonly #collections = new Collections()
  readonly #random: () => number
  #withheld = 0

  constructor(
    readonly key: string,
    seed = Math.floor(Math.random() * MAX_SEED),
  ) {
    this.#random = randomFrom(seed)
  }

  /** What a script may call a request. */
  names(method: string, path: string): string[] {
    if (Links.owns(path)) return [IMAGE]
    const matched = match(method, path)
    return matched.kind === 'found'
      ? [`${method} ${path}`, `${method} ${matched.operation.path}`]
      : [`${method} ${path}`]
  }

  /** Reads and records the body. Throws a 400 or 413. @returns the fields */
  async read(
    request: IncomingMessage,
    record: RecordedRequest,
  ): Promise<unknown> {
    const bytes = await readBytes(request)
    const type = request.headers['content-type'] ?? ''
    if (type.startsWith('multipart/form-data')) {
      const form = await parseForm(type, bytes)
      record.fields = form.fields
      record.files = form.files
      return flatten(form)
    }
    if (!type.startsWith('application/json')) return {}
    record.json = parseJson(bytes)
    return record.json
  }

  /** Throws a Refusal. */
  async answer(
    record: RecordedRequest,
    url: URL,
    body: unknown,
    today: Conditions,
  ): Promise<Reply> {
    if (record.method === 'OPTIONS' && today.cors === 'open')
      return { status: 204, headers: {}, body: new Uint8Array() }
    if (Links.owns(url.pathname)) return this.#download(record, url, today)
    const matched = match(record.method, url.pathname)
    if (matched.kind === 'unknown')
      throw problem(
        404,
        'The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.',
      )
    if (matched.kind === 'wrong-method')
      throw problem(405, 'The method is not allowed for the requested URL.', {
        Allow: matched.allowed.join(', '),
      })
    const { operation, pathValues } = matched
    if (record.key !== 'valid')
      throw operation.unauthorized === 403 ? forbidden() : wrongKey()
    const checked = this.#check(operation, record, body, today)
    const call = this.#call(today, pathValues)
    return this.#run(operation, checked, call, isDryRun(record))
  }

  async #download(
    { method }: RecordedRequest,
    url: URL,
    today: Conditions,
  ): Promise<Reply> {
    if (method !== 'GET' && method !== 'HEAD')
      throw problem(405, 'The method is not allowed for the requested URL.', {
        Allow: 'GET, HEAD',
      })
    await pass(today.latency)
    const opened = this.#links.open(url)
    if (opened.kind === 'open')
      return {
        status: 200,
        headers: { 'Content-Type': opened.picture.type },
        body: opened.picture.bytes,
      }
    if (opened.kind === 'expired')
      throw problem(today.expiredStatus, 'This link has expired.')
    throw opened.kind === 'forged'
      ? problem(403, 'Invalid signature.')
      : problem(404, 'Image not found.')
  }

  #check(
    operation: Operation,
    { headers, query }: RecordedRequest,
    body: unknown,
    today: Conditions,
  ): Checked {
    const type = (headers['content-type'] ?? '').split(';')[0]?.trim()
    const wanted = ENCODINGS[operation.encoding]
    if (wanted !== undefined && type !== wanted)
      throw problem(
        415,
        `Invalid Content-type (${type ?? ''}), expected ${wanted}`,
      )
    const checked = operation.check(
      wanted === undefined ? {} : body,
      Object.fromEntries(
        Object.entries(query).map(([name, values]) => [
          name,
          values.length === 1 ? values[0] : values,
        ]),
      ),
    )
    if (checked.model && today.refusedModels.includes(checked.model))
      throw badRequest('model version no longer supported')
    const prompt = checked.prompt?.toLowerCase() ?? ''
    if (today.unsafeWords.some((word) => prompt.includes(word.toLowerCase())))
      throw unsafe('Prompt')
    if (today.unsafePictures && checked.hasPicture) throw unsafe('Image')
    return checked
  }

  #call(
    conditions: Conditions,
    pathValues: Readonly<Record<string, string>>,
  ): Call {
    return {
      conditions,
      collections: this.#collections,
      pathValues,
      publish: (picture) =>
        this.origin + this.#links.publish(picture, conditions.linkLife),
      published: (link) => this.#links.at(link),
      anySeed: () => randomSeed(this.#random),
      withheldLink: () => WITHHELD[this.#withheld++ % WITHHELD.length] ?? {},
    }
  }

  async #run(
    operation: Operation,
    checked: Checked,
    call: Call,
    dryRun: boolean,
  ): Promise<Reply> {
    if (dryRun && checked.quote) return json(200, checked.quote())
    const { inFlightLimit, latency } = call.conditions
    if (this.inFlight + checked.images > inFlightLimit)
      throw inFlight(inFlightLimit)
    this.inFlight += checked.images
    try {
      const body = await checked.run(call)
      await pass(latency)
      return json(
        200,
        { ...body, ...noticeOf(operation) },
        signalsOf(operation),
      )
    } finally {
      this.inFlight -= checked.images
    }
  }
}

/** Waits some milliseconds, without keeping a closed server's process alive. */
const pass = (latency: number) => setTimeout(latency, undefined, { ref: false })

const ENCODINGS = {
  multipart: 'multipart/form-data',
  json: 'application/json',
  none: undefined,
} as const

const isDryRun = ({ query }: RecordedRequest) =>
  query['dry_run']?.[0] === 'true'

const noticeOf = ({ successor, deprecated }: Operation) =>
  successor === undefined
    ? {}
    : {
        notice: `This endpoint ${deprecated === undefined ? 'is an older version' : 'is deprecated'}. Use POST ${successor} instead.`,
      }

const signalsOf = ({
  successor,
  deprecated,
}: Operation): Record<string, string> => ({
  ...(successor === undefined
    ? {}
    : { Link: `<${successor}>; rel="successor-version"` }),
  ...(deprecated === undefined ? {} : { Deprecation: `@${deprecated}` }),
})
