/** `figma.buzz`: assets and the fields that are meant to be exchanged in them. */
import * as v from 'valibot'
import { newLayer } from '../document/create.ts'
import type { LayerData } from '../document/model.ts'
import { walk } from '../document/tree.ts'
import { expose } from '../sandbox/hosted.ts'
import { putInCell } from './deck.ts'
import { checkedPaints } from './fills.ts'
import type { Run } from './run.ts'
import { instanceOf } from './scene.ts'
import { checked, within } from './words.ts'

/** Only in Buzz; elsewhere reading `figma.buzz` gives nothing. */
export function buzzObject(run: Run) {
  if (run.editor !== 'buzz') return undefined
  const { document } = run
  const layerOf = (node: unknown): LayerData => {
    const place = document.find(run.idOf(node) ?? '')
    if (place) return place.layer
    throw new Error('Expected node, got something else')
  }
  return expose('BuzzAPI', {
    createFrame: (row: unknown, column: unknown) =>
      putInCell(run, newLayer('FRAME', document.newId()), row, column),
    createInstance: (component: unknown, row: unknown, column: unknown) => {
      const main = layerOf(component)
      if (main.type !== 'COMPONENT') throw new Error('Expected a component')
      const id = document.newId()
      return putInCell(run, instanceOf(main, id), row, column)
    },
    getBuzzAssetTypeForNode: (node: unknown) => layerOf(node).buzzAssetType,
    setBuzzAssetTypeForNode: (node: unknown, type: unknown) => {
      const name = checked(
        'assetType',
        v.pipe(v.string(), v.regex(/^[A-Z_]+$/)),
        type,
      )
      const buzzAssetType = name as BuzzAssetType
      document.update(layerOf(node).id, { buzzAssetType })
    },
    getTextContent: (node: unknown) =>
      [...walk([layerOf(node)])]
        .filter(({ type }) => type === 'TEXT')
        .map((layer) => textField(run, layer)),
    getMediaContent: (node: unknown) =>
      [...walk([layerOf(node)])]
        .filter(({ fills }) => mediaOf(fills) !== null)
        .map((layer) => mediaField(run, layer)),
    smartResize: (node: unknown, width: unknown, height: unknown) => {
      const side = within(0.01, Infinity)
      smartResize(
        run,
        layerOf(node),
        checked('width', side, width),
        checked('height', side, height),
      )
    },
  })
}

type Media = ImagePaint | VideoPaint

const mediaOf = (fills: readonly Paint[]): Media | null =>
  fills
    .filter((paint) => paint.type === 'IMAGE' || paint.type === 'VIDEO')
    .at(-1) ?? null

const hashOf = (media: Media) =>
  media.type === 'IMAGE' ? media.imageHash : media.videoHash

function mediaField(run: Run, { id }: LayerData) {
  const now = () => run.document.find(id)?.layer ?? null
  const media = () => mediaOf(now()?.fills ?? [])
  return expose('BuzzMediaField', {
    get type() {
      return media()?.type ?? null
    },
    get hash() {
      const found = media()
      return found && hashOf(found)
    },
    get node() {
      return now() ? run.object(id) : null
    },
    setMediaAsync: async (value: unknown) => {
      const layer = now()
      if (!layer) throw new Error(`The node with id "${id}" does not exist`)
      const [paint] = checkedPaints(run, 'paint', [value], layer)
      if (paint?.type !== 'IMAGE' && paint?.type !== 'VIDEO') {
        throw new Error('Expected an image or a video paint')
      }
      await Promise.resolve()
      const old = mediaOf(layer.fills)
      const fills = layer.fills.map((it) => (it === old ? paint : it))
      run.document.update(id, { fills })
    },
  })
}

function textField(run: Run, { id }: LayerData) {
  const now = () => run.document.find(id)?.layer ?? null
  return expose('BuzzTextField', {
    get value() {
      return now()?.characters || null
    },
    get node() {
      return now() ? run.object(id) : null
    },
    /** Loads the fonts that it takes. */
    setValueAsync: async (value: unknown) => {
      const characters = checked('value', v.string(), value)
      await Promise.resolve()
      run.document.update(id, { characters })
    },
  })
}

/** ASSUMED: everything in the asset is scaled, and centred where it is smaller. */
function smartResize(
  run: Run,
  { id, width, height, children }: LayerData,
  wide: number,
  high: number,
): void {
  const scale = Math.min(wide / width, high / height)
  const [left, top] = [(wide - width * scale) / 2, (high - height * scale) / 2]
  run.document.resize(id, wide, high, false)
  for (const { id: child, transform } of [...children]) {
    const [[a, c, x], [b, d, y]] = transform
    const layer = run.document.find(child)?.layer
    if (!layer) continue
    run.document.resize(child, layer.width * scale, layer.height * scale)
    run.document.update(child, {
      transform: [
        [a, c, left + x * scale],
        [b, d, top + y * scale],
      ],
    })
  }
}
