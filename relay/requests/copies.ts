/** Pieces of bodies that were sent and might have to be sent again. */
export interface Copy {
  readonly add: (piece: Uint8Array) => void
  /** Null when it was too large to keep. */
  take(): readonly Uint8Array[] | null
  forget(): void
}

/**
 * Ideogram turns a request away for lack of room only when it has read all of
 * it. So that it can be sent again, bodies are kept until the answer is here,
 * as many as fit into `most` bytes: it does not grow with what is sent.
 */
export function createCopies(most: number): () => Copy {
  let held = 0
  return () => {
    let pieces: Uint8Array[] | null = []
    let length = 0
    const forget = () => {
      held -= length
      length = 0
      pieces = null
    }
    return {
      add(piece) {
        if (!pieces) return
        if (held + piece.byteLength > most) return forget()
        held += piece.byteLength
        length += piece.byteLength
        // The engine may take the memory of what it was given.
        pieces.push(piece.slice())
      },
      take: () => pieces,
      forget,
    }
  }
}
