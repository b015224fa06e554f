/** What the page runs first: it adds the panel, which the build has packed. */

/** JSON of the panel's style and script, deflated, as base64. */
declare const PACKED: string

type Parts = Record<'style' | 'script', string>

async function unpack(): Promise<void> {
  const signs = atob(PACKED)
  const bytes = new Uint8Array(signs.length)
  // Cold code: a loop takes a fifth of the time of `Uint8Array.from`.
  for (let at = 0; at < bytes.length; at++) bytes[at] = signs.charCodeAt(at)
  const inflate = new DecompressionStream('deflate')
  const stream = new Blob([bytes]).stream().pipeThrough(inflate)
  const parts = (await new Response(stream).json()) as Parts
  for (const name of ['style', 'script'] as const) {
    const element = document.createElement(name)
    element.textContent = parts[name]
    document.body.append(element)
  }
}

void unpack()
