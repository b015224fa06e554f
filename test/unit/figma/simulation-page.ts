/** The page that the simulated Figma runs in, for its own tests. */
import type { Shown } from '../../figma/api/notify.ts'
import type { Conditions } from '../../figma/conditions.ts'
import {
  newBuzz,
  newDeck,
  newDocument,
  newLayer,
  newPage,
} from '../../figma/document/create.ts'
import type { LayerData, LayerType } from '../../figma/document/model.ts'
import { createFigma } from '../../figma/figma.ts'
import type { Figma, FigmaOptions } from '../../figma/figma.ts'
import { loadFonts } from '../../figma/render/fonts.ts'

/** A layer as a test writes it. */
export interface Drawn extends Partial<Omit<LayerData, 'children'>> {
  type: LayerType
  id: string
  children?: Drawn[]
}

export interface Setting extends Partial<
  Pick<
    FigmaOptions,
    | 'ui'
    | 'csp'
    | 'page'
    | 'theme'
    | 'syntax'
    | 'memoryLimit'
    | 'manifest'
    | 'editor'
    | 'manifests'
  >
> {
  layers?: Drawn[]
  pages?: { id: string; name: string; layers: Drawn[] }[]
  /** In place of `layers` and `pages`: slides, or the layers as assets. */
  deck?: 'slides' | 'buzz'
  conditions?: Partial<Conditions>
}

export type Outcome =
  { value: unknown; logged: unknown[] } | { thrown: unknown; logged: unknown[] }

const manifest = {
  name: 'Probe',
  id: '1',
  api: '1.0.0',
  main: 'main.js',
  documentAccess: 'dynamic-page',
  networkAccess: { allowedDomains: ['none'] },
  editorType: ['figma'],
  relaunchButtons: [{ command: 'again', name: 'Again' }],
}

const plain = ({ type, id, children = [], ...fields }: Drawn): LayerData =>
  newLayer(type, id, { ...fields, children: children.map(plain) })

/** Values as they can be handed to a test: bytes as plain arrays. */
const shown = (value: unknown): unknown =>
  value instanceof Uint8Array
    ? { bytes: [...value] }
    : value instanceof Error
      ? { name: value.name, message: value.message }
      : Array.isArray(value)
        ? value.map(shown)
        : typeof value === 'object' && value
          ? Object.fromEntries(
              Object.entries(value).map(([key, item]) => [key, shown(item)]),
            )
          : value

class Simulation {
  /** What a test wants to do with a message that is shown. */
  onNotify: (shown: Shown) => void = () => undefined
  readonly loadFonts = loadFonts
  figma: Figma | null = null
  /** What the simulation told its surroundings, in order. */
  told: unknown[] = []
  logged: unknown[] = []
  /** What plugins failed with unheard, since a test last took it. */
  readonly errors: unknown[] = []
  private settle: ((outcome: Outcome) => void) | null = null

  private readonly storage = new Map<string, unknown>()

  open(setting: Setting, code: string): void {
    this.figma?.kill()
    this.told = []
    this.onNotify = () => undefined
    this.logged = []
    const { layers = [], pages, deck, conditions, ...options } = setting
    const page = newPage('0:1', 'Page 1', layers.map(plain))
    const others = (pages ?? []).map(({ id, name, layers }) =>
      newPage(id, name, layers.map(plain)),
    )
    const data =
      deck === 'slides'
        ? newDeck('Test', 2)
        : deck === 'buzz'
          ? newBuzz('Test', layers.map(plain))
          : newDocument('Test', [page, ...others])
    this.figma = createFigma({
      manifest,
      wasm: '/quickjs.wasm',
      mount: document.body,
      document: data,
      storage: this.storage,
      ...options,
      code,
      onConsole: (level, values) => {
        const [first] = values
        const isEnd = level === 'info' && typeof first === 'object' && first
        if (isEnd && 'outcome' in first) {
          const logged = this.logged.map(shown)
          this.settle?.({ ...(shown(first.outcome) as Outcome), logged })
        } else {
          this.logged.push(values.length === 1 ? first : values)
        }
      },
      onError: (error, from) => {
        const thrown = shown(error)
        const isEnd = from.where === 'sandbox' && from.kind === 'error'
        if (isEnd) this.settle?.({ thrown, logged: this.logged.map(shown) })
        this.told.push({ error: thrown })
        this.errors.push({ ...from, thrown })
      },
      onNotify: (shown) => {
        const { message, error, button } = shown
        this.told.push({ notify: message, error, button: button?.text })
        this.onNotify(shown)
      },
      onNotifyEnd: ({ message }) => this.told.push({ notifyEnd: message }),
      onOpenExternal: (url) => this.told.push({ openExternal: url }),
      onWindow: (window) => this.told.push({ window }),
    })
    Object.assign(this.figma.conditions, conditions)
  }

  /** Runs the plugin until it has said how its script went. */
  run(command?: string): Promise<Outcome> {
    return new Promise((resolve) => {
      this.settle = resolve
      this.figma?.runPlugin(command).catch((error: unknown) => {
        resolve({ thrown: shown(error), logged: this.logged.map(shown) })
      })
    })
  }
}

declare global {
  interface Window {
    simulation: Simulation
  }
}
window.simulation = new Simulation()
