/** The parts of upng-js that tests and the bench use; it has no types. */
declare module 'upng-js' {
  interface Decoded {
    width: number
    height: number
  }
  const UPNG: {
    /**
     * @param frames RGBA, each in a buffer of exactly width × height × 4 bytes
     * @param colors 0 is lossless
     */
    encode(
      frames: ArrayBuffer[],
      width: number,
      height: number,
      colors: number,
      delays?: number[],
      forbidPalette?: boolean,
    ): ArrayBuffer
    /** @param file exactly the file's bytes */
    decode(file: ArrayBuffer): Decoded
    /** RGBA of each frame. */
    toRGBA8(picture: Decoded): ArrayBuffer[]
  }
  export default UPNG
}
