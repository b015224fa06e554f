import { createPixels } from '../../../ui/pixels/pixels.ts'

/** What the tests reach from outside of the page. */
Object.assign(globalThis, { pixels: createPixels() })
