import type { Size } from '../sizes.ts'
export const drawVector = (_p: string, _s: number, _size: Size) => '<svg/>'
