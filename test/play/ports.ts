/** How many ports in a row are tried. */
const attempts = 20

/** What `serve` made of `port`, or of the next one that is free. */
export async function onFreePort<T>(
  port: number,
  serve: (port: number) => Promise<T>,
): Promise<T> {
  for (let next = port; next < port + attempts; next++)
    try {
      return await serve(next)
    } catch (error) {
      if (!isTaken(error)) throw error
    }
  throw new Error(
    `No port from ${port} to ${port + attempts - 1} is free. Close another program that serves on them.`,
  )
}

const isTaken = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
