/** From the plugin's start to a panel that can be used. */
import { drawHero } from '../e2e/designer.ts'
import type { Stage } from '../e2e/stage.ts'
import type { Figma, FigmaOptions } from '../figma/figma.ts'
import { onStage, drawPhotograph } from './panel.ts'

/**
 * Runs in every frame: the window says when its field could be typed into; by
 * its own clock, since the page around it may be busy with what it asked for.
 */
const tellUsable = `
if (globalThis !== globalThis.top) {
  const look = () => {
    const isUsable = document.querySelector('textarea:enabled') &&
      !document.querySelector('[aria-busy=true]')
    const time = performance.timeOrigin + performance.now()
    if (isUsable) parent.postMessage({ usable: time }, '*')
    else requestAnimationFrame(look)
  }
  look()
}`

/** A plugin that does nothing but show a field. */
const empty = {
  code: `figma.on('run', function () {
    figma.showUI(__html__, { width: 360, height: 640, themeColors: true })
  })`,
  ui: '<!doctype html><textarea></textarea>',
}

const runs = 10

export interface Openings {
  /** Milliseconds of the quickest of several starts. */
  empty: number
  'nothing selected': number
  'a masked frame': number
  'a picture of 4 MP': number
}

export function openings(): Promise<Openings> {
  return onStage([tellUsable], async (stage) => ({
    'nothing selected': await quickestOpening(stage),
    'a masked frame': await drawHero(stage).then(() => quickestOpening(stage)),
    'a picture of 4 MP': await drawPhotograph(stage, 2048).then(() =>
      quickestOpening(stage),
    ),
    // Last, for it takes the plugin's place.
    empty: await showEmpty(stage).then(() => quickestOpening(stage)),
  }))
}

async function quickestOpening({ page }: Stage): Promise<number> {
  let least = Infinity
  for (let run = 0; run < runs; run++) {
    const time = await page.evaluate(async () => {
      const { figma } = window.stage
      const heard = new AbortController()
      const usable = new Promise<number>((resolve) => {
        addEventListener(
          'message',
          ({ data }: MessageEvent<{ usable?: number }>) =>
            data.usable !== undefined && resolve(data.usable),
          { signal: heard.signal },
        )
      })
      const start = performance.timeOrigin + performance.now()
      await figma.runPlugin('open')
      const time = (await usable) - start
      heard.abort()
      figma.closePlugin()
      return time
    })
    least = Math.min(least, time)
    // What ends takes its time too.
    await page.waitForTimeout(500)
  }
  return least
}

function showEmpty({ page }: Stage): Promise<void> {
  return page.evaluate((files) => {
    const { figma } = window.stage
    const options = Reflect.get(figma, 'options') as FigmaOptions
    const Another = figma.constructor as new (options: FigmaOptions) => Figma
    window.stage.figma = new Another({ ...options, ...files })
  }, empty)
}
