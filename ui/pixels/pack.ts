/** A plane of one byte a pixel as few bytes, to keep with an unfinished job. */
export async function packMask(plane: Uint8Array): Promise<Uint8Array> {
  return through(plane, new CompressionStream('deflate'))
}

export async function unpackMask(packed: Uint8Array): Promise<Uint8Array> {
  return through(packed, new DecompressionStream('deflate'))
}

async function through(
  bytes: Uint8Array,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const blob = new Blob([bytes as Uint8Array<ArrayBuffer>])
  const body = blob.stream().pipeThrough(stream)
  return new Uint8Array(await new Response(body).arrayBuffer())
}
