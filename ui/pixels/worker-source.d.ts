/** The bundled text of a worker, deflated, as base64; the build resolves it. */
declare module 'worker:*' {
  const source: string
  export default source
}
