/**
 * A body that neither end may hold up: when what was handed out is not read on,
 * or nothing comes, for `idleMs`, it breaks, and both connections are free. It
 * breaks too when it ends before its length, which an engine may overlook.
 * @param headers that go with it
 */
export function patient(
  body: ReadableStream<Uint8Array>,
  idleMs: number,
  headers: Headers,
): ReadableStream<Uint8Array> {
  const declared = headers.get('Content-Length')
  const reader = body.getReader()
  let received = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const rest = () => clearTimeout(timer)
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const watch = () => {
          rest()
          timer = setTimeout(() => {
            controller.error(new Error('Nothing moved any more.'))
            reader.cancel().catch(rest)
          }, idleMs)
        }
        watch()
        try {
          const { value } = await reader.read()
          received += value?.byteLength ?? 0
          if (value) {
            controller.enqueue(value)
            return watch()
          }
          rest()
          if (received === Number(declared ?? received)) controller.close()
          else controller.error(new Error('The body broke off.'))
        } catch (error) {
          rest()
          controller.error(error)
        }
      },
      cancel(reason) {
        rest()
        return reader.cancel(reason)
      },
    },
    { highWaterMark: 0 },
  )
}
