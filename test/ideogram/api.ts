import type { IncomingMessage } from 'node:http'
import { Collections } from './collections.ts'
import type { Conditions } from './conditions.ts'
import { flatten, parseForm, parseJson, readBytes } from './form.ts'
import { Generations } from './generations.ts'
import { Ledger } from './ledger.ts'
import { Links } from './links.ts'
import type { Call, Checked, Encoding, Operation } from './operation.ts'
import { match } from './operations/operations.ts'
import { pass } from './pass.ts'
import { MAX_SEED, randomFrom, randomSeed } from './random.ts'
import type { RecordedRequest } from './record.ts'
import { masking } from './record.ts'
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
import { noticeOf, signalsOf } from './successor.ts'

/** `image` in scripts: any download behind a link. */
const IMAGE = 'image'

const WITHHELD = [{ url: null }, { url: '' }, {}] as const

/** The API itself: what it keeps between requests, and how it answers one. */
export class Api {
  /** Set once the port is known. */
  origin = 'http://localhost'
  /** Images in progress. */
  places = { taken: 0 }
  readonly #links = new Links()
  readonly #collections = new Collections()
  readonly #generations = new Generations()
  readonly #ledger: Ledger
  readonly #random: () => number
  #withheld = 0

  constructor(
    readonly key: string,
    seed = Math.floor(Math.random() * MAX_SEED),
  ) {
    this.#random = randomFrom(seed)
    this.#ledger = new Ledger(key)
  }

  /** Forgets what is in progress, and how often was polled. */
  abandon(): void {
    this.places = { taken: 0 }
    this.#generations.forgetPolls()
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
    const bytes = await readBytes(request, largest(record.path))
    const masked = masking(this.key)
    const type = request.headers['content-type'] ?? ''
    if (type.startsWith(TYPES.form)) {
      const form = await parseForm(type, bytes, masked)
      record.fields = form.fields
      record.files = form.files
      return flatten(form)
    }
    if (!type.startsWith(TYPES.json)) return {}
    record.json = parseJson(masked(bytes.toString('utf8')))
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
    return this.#run(operation, checked, this.#call(today, pathValues))
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
    const { encodings } = operation
    const type = (headers['content-type'] ?? '').split(';')[0]?.trim()
    const encoding = encodings.find((one) => TYPES[one] === type)
    if (encodings.length && !encoding)
      throw problem(
        415,
        `Invalid Content-type (${type ?? ''}), expected ${encodings.map((one) => TYPES[one]).join(' or ')}`,
      )
    const values = Object.entries(query).map(
      ([name, all]) => [name, all.length === 1 ? all[0] : all] as const,
    )
    const checked = operation.check(
      encoding ? body : {},
      encoding ?? 'json',
      Object.fromEntries(values),
    )
    if (checked.model && today.refusedModels.includes(checked.model))
      throw badRequest('model version no longer supported')
    // A dry run is not reviewed.
    if (!checked.isDryRun) review(checked, today)
    return checked
  }

  #call(
    conditions: Conditions,
    pathValues: Readonly<Record<string, string>>,
  ): Call {
    return {
      conditions,
      collections: this.#collections,
      generations: this.#generations,
      ledger: this.#ledger,
      pathValues,
      publish: (picture) =>
        this.origin + this.#links.publish(picture, conditions.linkLife),
      published: (link) => this.#links.at(link),
      anySeed: () => randomSeed(this.#random),
      withheldLink: () => WITHHELD[this.#withheld++ % WITHHELD.length] ?? {},
      goesOn: () => undefined,
    }
  }

  async #run(
    operation: Operation,
    checked: Checked,
    call: Call,
  ): Promise<Reply> {
    if (checked.isDryRun) return json(200, await checked.quote(call))
    const { inFlightLimit, latency } = call.conditions
    const { places } = this
    if (places.taken + checked.images > inFlightLimit)
      throw inFlight(inFlightLimit)
    places.taken += checked.images
    const work: Promise<boolean>[] = []
    try {
      const goesOn = (more: Promise<boolean>) => void work.push(more)
      const body = await checked.run({ ...call, goesOn })
      if (!work.length && !operation.quick) await pass(latency)
      await this.#bill(operation, checked, work)
      const notice = noticeOf(operation)
      return json(200, { ...body, ...notice }, signalsOf(operation))
    } finally {
      void Promise.all(work).then(() => (places.taken -= checked.images))
    }
  }

  /** Once all work is done, and only where none of it failed. */
  async #bill(
    { path }: Operation,
    checked: Checked,
    work: readonly Promise<boolean>[],
  ): Promise<void> {
    const price = await checked.price()
    void Promise.all(work).then((billed) => {
      if (price && billed.every(Boolean)) this.#ledger.add(path, price)
    })
  }
}

/** Throws a 422. */
function review(checked: Checked, today: Conditions): void {
  const prompt = checked.prompt?.toLowerCase() ?? ''
  if (today.unsafeWords.some((word) => prompt.includes(word.toLowerCase())))
    throw unsafe('Prompt')
  if (today.unsafePictures && checked.hasPicture) throw unsafe('Image')
}

const TYPES: Readonly<Record<Encoding, string>> = {
  form: 'multipart/form-data',
  json: 'application/json',
}

/** Megabytes of a whole request: documented for v1, and for one operation of v2. */
const largest = (path: string) => (path.startsWith('/v2/') ? 100 : 50)
