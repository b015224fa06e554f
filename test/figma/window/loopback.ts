/**
 * Chromium from 142 on: a page of a public site may ask this machine only with
 * a permission, which a frame without `allow="loopback-network"` cannot have.
 * Requests are refused before they are sent, preflights included; for the page
 * it is a network failure like any other. Runs inside the page.
 */
export function refuseLoopback() {
  type Method = (this: XMLHttpRequest, ...args: unknown[]) => void
  const hostOf = (url: string | URL) => {
    try {
      return new URL(url, location.href).hostname
    } catch {
      return ''
    }
  }
  const isLoopback = (url: string | URL) =>
    /^(?:localhost|.+\.localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostOf(url))
  const complain = (url: string | URL) => {
    console.error(
      `Access to fetch at '${String(url)}' from origin 'null' has been blocked by CORS policy: Permission was denied for this request to access the \`loopback\` address space.`,
    )
  }

  const realFetch = window.fetch.bind(window)
  window.fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : input
    if (!isLoopback(url)) return realFetch(input, init)
    complain(url)
    throw new TypeError('Failed to fetch')
  }

  const refused = new WeakSet<XMLHttpRequest>()
  const open = Reflect.get(XMLHttpRequest.prototype, 'open') as Method
  const send = Reflect.get(XMLHttpRequest.prototype, 'send') as Method
  Object.assign(XMLHttpRequest.prototype, {
    open(this: XMLHttpRequest, ...args: [string, string | URL, true]) {
      open.apply(this, args)
      if (isLoopback(args[1])) refused.add(this)
    },
    send(this: XMLHttpRequest, body?: XMLHttpRequestBodyInit) {
      if (!refused.has(this)) {
        send.call(this, body)
        return
      }
      complain('')
      setTimeout(() => {
        for (const type of ['error', 'loadend'])
          this.dispatchEvent(new ProgressEvent(type))
      })
    },
  })
}
