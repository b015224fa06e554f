/** The bundled text of a worker; the build resolves it. */
declare module 'worker:*' {
  const source: string
  export default source
}
