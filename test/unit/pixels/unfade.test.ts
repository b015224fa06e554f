import { expect, test } from 'vitest'
import type { Raster } from '../../../ui/pixels/codec.ts'
import { unfade } from '../../../ui/pixels/window.ts'
import { run } from './run.ts'

const row = (alphas: readonly number[]): Raster => ({
  data: new Uint8ClampedArray(alphas.flatMap((alpha) => [10, 200, 30, alpha])),
  width: alphas.length,
  height: 1,
})

const alphasOf = ({ data }: Raster) => [...data].filter((_, at) => at % 4 === 3)

test('what a layer’s opacity faded is opaque again, however it was rounded', () => {
  for (let percent = 1; percent < 100; percent++) {
    const opacity = percent / 100
    const faded = [Math.floor(255 * opacity), Math.ceil(255 * opacity), 0]
    const raster = row(faded)
    run(unfade(raster, opacity))
    const [low, high, clear] = alphasOf(raster)
    expect(high).toBe(255)
    expect(low).toBe(faded[0] === 0 ? 0 : 255)
    expect(clear).toBe(0)
    expect([...raster.data.subarray(0, 3)]).toEqual([10, 200, 30])
  }
})

test('what is half clear without it stays half clear', () => {
  const raster = row([64, 32])
  run(unfade(raster, 0.5))
  expect(alphasOf(raster)).toEqual([128, 64])
})
