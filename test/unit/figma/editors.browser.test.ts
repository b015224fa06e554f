/** Where a plugin may run: editors, decks, and plugins of another age. */
import { describe, expect, test } from 'vitest'
import { useSimulation } from './page.ts'
import type { Drawn, Setting } from './simulation-page.ts'

const bench = useSimulation()

const manifestFor = (editorType: string[], more: object = {}) => ({
  name: 'Probe',
  id: '1',
  api: '1.0.0',
  main: 'main.js',
  documentAccess: 'dynamic-page',
  editorType,
  ...more,
})

describe('an editor', () => {
  test('refuses a plugin that is not made for it', async () => {
    expect(
      await bench.refusal('return 1', {
        editor: 'dev',
        manifest: manifestFor(['figma']),
      }),
    ).toBe('Manifest error: The manifest editorType does not include "dev".')
    expect(
      await bench.refusal('return 1', {
        manifest: manifestFor(['figjam', 'dev']),
      }),
    ).toContain('not supported')
  })

  test('is told to a plugin that is', async () => {
    const manifest = manifestFor(['figma', 'slides', 'buzz'])
    for (const editor of ['figma', 'slides', 'buzz'] as const) {
      const body = `return [figma.editorType, typeof figma.buzz, 'slidesView' in figma.viewport,
        'focusedSlide' in figma.currentPage]`
      expect(await bench.run(body, { editor, manifest })).toEqual([
        editor,
        editor === 'buzz' ? 'object' : 'undefined',
        editor === 'slides',
        editor === 'slides',
      ])
    }
  })
})

describe('a plugin without documentAccess', () => {
  const older: Setting = {
    manifests: 'older',
    manifest: manifestFor(['figma'], { documentAccess: undefined }),
    layers: [{ type: 'COMPONENT', id: '1:1' }],
    pages: [
      { id: '2:0', name: 'Other', layers: [{ type: 'FRAME', id: '2:1' }] },
    ],
  }

  test('is refused as a new one', async () => {
    const { manifest } = older
    expect(await bench.refusal('return 1', { manifest })).toContain(
      'documentAccess',
    )
  })

  test('has the whole document at once, if it is old enough', async () => {
    const body = `
      figma.on('documentchange', () => {})
      const instance = figma.getNodeById('1:1').createInstance()
      const seen = [instance.mainComponent.id, figma.root.findAll().length,
        figma.root.children[1].children[0].id]
      figma.currentPage = figma.root.children[1]
      return seen.concat(figma.currentPage.name)`
    expect(await bench.run(body, older)).toEqual(['1:1', 3, '2:1', 'Other'])
  })
})

describe('a deck', () => {
  const slides: Setting = {
    deck: 'slides',
    editor: 'slides',
    manifest: manifestFor(['slides']),
  }

  test('has slides, which are frames with fills, in rows of a grid', async () => {
    const body = `
      const [grid] = figma.currentPage.children
      const [row] = grid.children
      const [first, second] = row.children
      return [grid.type, row.type, first.type, first.width, first.fills.length,
        second.x - first.width, 'fills' in row, 'fills' in grid,
        figma.getSlideGrid()[0].length]`
    expect(await bench.run(body, slides)).toEqual([
      'SLIDE_GRID',
      'SLIDE_ROW',
      'SLIDE',
      1920,
      1,
      240,
      false,
      false,
      2,
    ])
  })

  test('gains slides and rows, and is put into another order', async () => {
    const body = `
      const made = figma.createSlide(0, 1)
      const row = figma.createSlideRow()
      row.name = 'End'
      figma.createSlide(1)
      const grid = figma.getCanvasGrid()
      const names = grid.map((row) => row.length)
      figma.setSlideGrid([grid[1].concat(grid[0])])
      return [names, made.parent.children.indexOf(made), figma.getCanvasGrid().map((row) => row.length)]`
    expect(await bench.run(body, slides)).toEqual([[3, 1], 2, [4]])
    const short = `figma.setSlideGrid([[]])`
    expect(await bench.refusal(short, slides)).toContain('All nodes')
  })

  test('takes new layers into the slide that fills the window', async () => {
    const body = `
      const loose = figma.createRectangle()
      figma.viewport.slidesView = 'single-slide'
      const { focusedSlide } = figma.currentPage
      const inside = figma.createRectangle()
      return [loose.parent.type, inside.parent === focusedSlide, focusedSlide.type]`
    expect(await bench.run(body, slides)).toEqual(['PAGE', true, 'SLIDE'])
  })

  test('keeps slides where slides belong', async () => {
    const move = (to: string) =>
      bench.refusal(`const [[slide]] = figma.getSlideGrid(); ${to}`, slides)
    expect(await move('figma.currentPage.appendChild(slide)')).toContain(
      'can only be in a SLIDE_ROW',
    )
    expect(
      await move('slide.parent.appendChild(figma.createRectangle())'),
    ).toContain('cannot be in a SLIDE_ROW')
    expect(await move('slide.parent.parent.clone()')).toContain('Cannot clone')
    const plain = await bench.refusal('figma.createSlide()')
    expect(plain).toContain('only available in Figma Slides')
  })
})

describe('Buzz', () => {
  const asset: Drawn = {
    type: 'FRAME',
    id: '1:5',
    width: 100,
    height: 100,
    children: [
      { type: 'TEXT', id: '1:6', characters: 'Sale' },
      {
        type: 'RECTANGLE',
        id: '1:7',
        fills: [
          { type: 'SOLID', color: { r: 0, g: 0, b: 0 } },
          { type: 'IMAGE', scaleMode: 'FILL', imageHash: null },
        ],
      },
    ],
  }
  const buzz: Setting = {
    deck: 'buzz',
    editor: 'buzz',
    manifest: manifestFor(['buzz']),
    layers: [asset],
  }
  const gif = `figma.base64Decode('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7')`

  test('tells and exchanges the pictures of an asset', async () => {
    const body = `
      const [[asset]] = figma.getCanvasGrid()
      const [field] = figma.buzz.getMediaContent(asset)
      const before = [field.type, field.hash, field.node.id]
      const { hash } = figma.createImage(${gif})
      await field.setMediaAsync({ type: 'IMAGE', scaleMode: 'FIT', imageHash: hash })
      const [text] = figma.buzz.getTextContent(asset)
      return [before, field.hash === hash, field.node.fills.length, text.value]`
    expect(await bench.run(body, buzz)).toEqual([
      ['IMAGE', null, '1:7'],
      true,
      2,
      'Sale',
    ])
  })

  test('resizes an asset with all that is in it', async () => {
    const body = `
      const [[asset]] = figma.getCanvasGrid()
      figma.buzz.smartResize(asset, 400, 200)
      const picture = asset.children[1]
      figma.buzz.setBuzzAssetTypeForNode(asset, 'INSTA_STORY')
      return [asset.width, picture.width, picture.x,
        figma.buzz.getBuzzAssetTypeForNode(asset), figma.buzz.createFrame().parent.type]`
    expect(await bench.run(body, buzz)).toEqual([
      400,
      200,
      100,
      'INSTA_STORY',
      'SLIDE_ROW',
    ])
  })
})
