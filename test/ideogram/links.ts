import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** A picture, or a drawing. */
export interface Picture {
  readonly bytes: Uint8Array
  readonly type: string
}

export type Opened =
  | { kind: 'open'; picture: Picture }
  | { kind: 'expired' | 'forged' | 'unknown' }

const FOLDER = '/api/images/ephemeral/'
const KEPT = 256

/** Published pictures behind signed links that expire; the oldest are dropped. */
export class Links {
  readonly #secret = randomBytes(32)
  readonly #pictures = new Map<string, Picture>()

  /** @param life in seconds @returns path and query, to be put behind an origin */
  publish(picture: Picture, life: number): string {
    const id = randomBytes(16).toString('base64url')
    this.#pictures.set(id, picture)
    const oldest = this.#pictures.keys().next().value
    if (this.#pictures.size > KEPT && oldest) this.#pictures.delete(oldest)
    const expiry = String(Math.floor(Date.now() / 1000 + life))
    const ending = picture.type === 'image/svg+xml' ? 'svg' : 'png'
    return `${FOLDER}${id}.${ending}?exp=${expiry}&sig=${this.#sign(id, expiry)}`
  }

  static owns(path: string): boolean {
    return path.startsWith(FOLDER)
  }

  /** What a link leads to, at this moment. */
  open(url: URL): Opened {
    const id = url.pathname.slice(FOLDER.length).replace(/\.(png|svg)$/, '')
    const expiry = url.searchParams.get('exp') ?? ''
    const signature = Buffer.from(url.searchParams.get('sig') ?? '')
    const expected = Buffer.from(this.#sign(id, expiry))
    if (
      signature.length !== expected.length ||
      !timingSafeEqual(signature, expected)
    )
      return { kind: 'forged' }
    if (Number(expiry) * 1000 <= Date.now()) return { kind: 'expired' }
    const picture = this.#pictures.get(id)
    return picture ? { kind: 'open', picture } : { kind: 'unknown' }
  }

  /** What a full link published here leads to, while it opens. */
  at(link: string): Picture | undefined {
    if (!URL.canParse(link)) return undefined
    const opened = this.open(new URL(link))
    return opened.kind === 'open' ? opened.picture : undefined
  }

  #sign(id: string, expiry: string): string {
    return createHmac('sha256', this.#secret)
      .update(`${id}.${expiry}`)
      .digest('hex')
  }
}
