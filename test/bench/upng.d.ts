declare module 'upng-js' {
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
  }
  export default UPNG
}
