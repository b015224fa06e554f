/** An answer the relay gives in its own name: a status and a sentence. */
export class Refusal extends Error {
  readonly status: number

  constructor(status: number, sentence: string) {
    super(sentence)
    this.status = status
  }

  /** `relay` tells the panel that these are our words, not Ideogram's. */
  toResponse(): Response {
    return Response.json(
      { error: this.message, relay: true },
      { status: this.status },
    )
  }
}
