export interface RefusalDetails {
  /** Further members of the answer's JSON. */
  readonly body?: Readonly<Record<string, unknown>>
  readonly headers?: Readonly<Record<string, string>>
}

/** An answer the relay gives in its own name: a status and a sentence. */
export class Refusal extends Error {
  readonly status: number
  readonly details: RefusalDetails

  constructor(status: number, sentence: string, details: RefusalDetails = {}) {
    super(sentence)
    this.status = status
    this.details = details
  }

  /** `relay` tells the panel that these are our words, not Ideogram's. */
  toResponse(): Response {
    const { body, headers } = this.details
    return Response.json(
      { error: this.message, relay: true, ...body },
      { status: this.status, ...(headers && { headers }) },
    )
  }
}
