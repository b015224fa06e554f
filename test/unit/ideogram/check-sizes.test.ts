import { describe, expect, it } from 'vitest'
import { check } from '../../../ui/ideogram/check.ts'
import type { Endpoint, Values } from '../../../ui/ideogram/endpoint.ts'
import { endpoints } from '../../../ui/ideogram/endpoints.ts'
import { megabyte } from '../../../ui/ideogram/field.ts'
import { windowText } from '../../../ui/ideogram/window.ts'
import { edit, picture } from './client.ts'

const bytes = (length: number) => ({
  bytes: new Uint8Array(length),
  type: 'image/png',
})
/** A picture whose width and height are told. */
const sized = (width: number, height: number) => ({
  ...picture(),
  size: { width, height },
})
const v3 = { image: picture(), mask: picture(), prompt: 'a' }
const fox = { prompt: 'a fox' }

describe('a window or a size', () => {
  const window = (context_window: string) =>
    check(endpoints.preciseEditV2, {
      image: picture(),
      mask: picture(),
      ...fox,
      context_window,
    })
  it.each([
    '1,2,3',
    '0,0,256',
    'everything',
    '0,0,255,256',
    '0,0,256,255',
    '512,0,256,512',
    '0,0,2048,2049',
    '0,0,256,1537',
    '-1,0,300,300',
    '0,0,3e2,300',
  ])('is told of the window %s', (text) => {
    expect(window(text).map(({ field }) => field)).toEqual(['context_window'])
  })

  it.each(['none', 'auto', '0,0,256,256', '5,7,2053,2055', '0,0,256,1536'])(
    'is not told of the window %s',
    (text) => {
      expect(window(text)).toEqual([])
    },
  )

  const size = (endpoint: Endpoint, text: string) =>
    check(endpoint, { ...fox, images: [picture()], size: text })
  it.each([
    [endpoints.generate45, '1000x1000'],
    [endpoints.generate45, '224x224'],
    [endpoints.generate45, '2048x2080'],
    [endpoints.generate45, '256x1600'],
    [endpoints.generate45, 'large'],
    [endpoints.generate46, '4128x1024'],
  ])('is told of a size', (endpoint, text) => {
    expect(size(endpoint, text).map(({ field }) => field)).toEqual(['size'])
  })

  it.each([
    [endpoints.generate45, '2048x2048'],
    [endpoints.generate45, '256x1536'],
    [endpoints.generate45, '4096x1024'],
    [endpoints.generate46, '4096x4096'],
    [endpoints.generate46, 'source'],
  ])('is not told of a size', (endpoint, text) => {
    expect(size(endpoint, text)).toEqual([])
  })
})

describe('pictures that do not fit', () => {
  const { preciseEditV2, replaceBackgroundV2, upscaleAuto, inpaintV3 } =
    endpoints
  it.each<[string, Endpoint, Values]>([
    [
      'image must not be more than 6 times as long as wide',
      preciseEditV2,
      { ...fox, image: sized(1201, 200) },
    ],
    [
      'image must not be more than 3 times as long as wide',
      replaceBackgroundV2,
      { ...fox, image: sized(100, 301) },
    ],
    [
      'images must not be more than 6 times as long as wide',
      endpoints.generate45,
      { ...fox, images: [sized(100, 100), sized(100, 601)] },
    ],
    [
      'mask must have the width and height of image',
      inpaintV3,
      { ...fox, image: sized(100, 200), mask: sized(200, 100) },
    ],
    [
      'mask must have the width and height of image_file',
      endpoints.edit,
      { ...edit(), image_file: sized(10, 10), mask: sized(10, 11) },
    ],
    [
      'context_window must lie inside image',
      preciseEditV2,
      { ...fox, image: sized(1000, 1000), context_window: '0,800,256,1056' },
    ],
    [
      'image can have 2048 pixels a side at most when upscale_factor is x4',
      upscaleAuto,
      { image: sized(2049, 100), upscale_factor: 'x4' },
    ],
    [
      'image can have 4096 pixels a side at most when upscale_factor is x2',
      upscaleAuto,
      { image: sized(100, 4097) },
    ],
    [
      'image is above 25 MB',
      inpaintV3,
      { ...v3, image: bytes(25 * megabyte + 1) },
    ],
    [
      'image is above 50 MB',
      preciseEditV2,
      { ...fox, image: bytes(50 * megabyte + 1) },
    ],
    [
      'image is above 10 MB',
      endpoints.describeV2,
      { image: bytes(10 * megabyte + 1) },
    ],
    [
      'mask is above 50 MB together with the other files',
      inpaintV3,
      {
        ...v3,
        image: bytes(20 * megabyte),
        mask: bytes(22 * megabyte),
        style_reference_images: [bytes(9 * megabyte)],
      },
    ],
  ])('%s', (words, endpoint, params) => {
    expect(check(endpoint, params).map(({ sentence }) => sentence)).toEqual([
      words,
    ])
  })

  it.each<[string, Endpoint, Values]>([
    ['just slim enough', preciseEditV2, { ...fox, image: sized(1200, 200) }],
    [
      'a window at the edge',
      preciseEditV2,
      { ...fox, image: sized(1000, 600), context_window: '344,744,600,1000' },
    ],
    ['just small enough', upscaleAuto, { image: sized(4096, 4096) }],
    ['of unknown size', inpaintV3, v3],
    [
      'large, where nothing is said of them together',
      preciseEditV2,
      {
        ...fox,
        image: bytes(50 * megabyte),
        reference_images: [bytes(50 * megabyte)],
      },
    ],
  ])('are not %s', (_, endpoint, params) => {
    expect(check(endpoint, params)).toEqual([])
  })

  it('names a window as the service wants it', () => {
    const window = { x: 1024, y: 512, width: 2048, height: 1536 }
    expect(windowText(window)).toBe('512,1024,2048,3072')
  })
})
