/** New layers and documents, with the defaults Figma gives them. */
import { identity } from './geometry.ts'
import { settle } from './settle.ts'
import type {
  DocumentData,
  LayerData,
  LayerType,
  PageData,
  TextStyleData,
} from './model.ts'

type Defaults = Partial<LayerData> & { name: string }

const grey: Paint = { type: 'SOLID', color: { r: 0.85, g: 0.85, b: 0.85 } }
const white: Paint = { type: 'SOLID', color: { r: 1, g: 1, b: 1 } }
const black: Paint = { type: 'SOLID', color: { r: 0, g: 0, b: 0 } }
const shape: Partial<LayerData> = { fills: [grey] }

/** Canvas units, of every slide. */
export const slideSize = { width: 1920, height: 1080 }

const defaultsOf: Record<LayerType, Defaults> = {
  FRAME: { name: 'Frame', fills: [white], clipsContent: true },
  GROUP: { name: 'Group', blendMode: 'PASS_THROUGH' },
  SECTION: { name: 'Section', fills: [white] },
  COMPONENT: { name: 'Component', fills: [white], clipsContent: true },
  COMPONENT_SET: { name: 'Component set', clipsContent: true },
  INSTANCE: { name: 'Instance', clipsContent: true },
  RECTANGLE: { name: 'Rectangle', ...shape },
  ELLIPSE: { name: 'Ellipse', ...shape },
  POLYGON: { name: 'Polygon', ...shape },
  STAR: { name: 'Star', ...shape, pointCount: 5, innerRadius: 0.382 },
  LINE: { name: 'Line', height: 0, strokes: [black] },
  VECTOR: { name: 'Vector', strokes: [black], strokeAlign: 'CENTER' },
  BOOLEAN_OPERATION: { name: 'Union', ...shape },
  TEXT: { name: 'Text', fills: [black], width: 0, height: 15 },
  SLICE: { name: 'Slice' },
  TRANSFORM_GROUP: { name: 'Transform group' },
  SLOT: { name: 'Slot', clipsContent: true },
  SLIDE_GRID: { name: 'Slide grid' },
  SLIDE_ROW: { name: 'Slide row' },
  SLIDE: { name: 'Slide', fills: [white], clipsContent: true, ...slideSize },
}

const plainText: TextStyleData = {
  family: 'Inter',
  style: 'Regular',
  fontSize: 12,
  lineHeight: null,
  letterSpacing: 0,
  alignHorizontal: 'LEFT',
  alignVertical: 'TOP',
  autoResize: 'WIDTH_AND_HEIGHT',
}

/** A layer outside any document; `fields` go over Figma's defaults. */
export function newLayer(
  type: LayerType,
  id: string,
  fields: Partial<Omit<LayerData, 'id' | 'type'>> = {},
): LayerData {
  return {
    visible: true,
    locked: false,
    opacity: 1,
    blendMode: 'PASS_THROUGH',
    isMask: false,
    maskType: 'ALPHA',
    transform: identity,
    width: 100,
    height: 100,
    fills: [],
    strokes: [],
    strokeWeight: 1,
    strokeAlign: 'INSIDE',
    strokeCap: 'NONE',
    strokeJoin: 'MITER',
    dashPattern: [],
    effects: [],
    cornerRadii: [0, 0, 0, 0],
    clipsContent: false,
    constraints: { horizontal: 'MIN', vertical: 'MIN' },
    targetAspectRatio: null,
    layoutPositioning: 'AUTO',
    autoLayout: null,
    grid: null,
    gridPlace: null,
    transformModifiers: [],
    ownContent: false,
    sectionContentsHidden: false,
    isSkippedSlide: false,
    slideTransition: null,
    buzzAssetType: null,
    vectorPaths: [],
    booleanOperation: 'UNION',
    pointCount: 3,
    innerRadius: 0,
    arcData: { startingAngle: 0, endingAngle: 2 * Math.PI, innerRadius: 0 },
    characters: '',
    textStyle: type === 'TEXT' ? plainText : null,
    mainComponentId: null,
    pluginData: {},
    sharedPluginData: {},
    relaunchData: {},
    children: [],
    ...defaultsOf[type],
    ...fields,
    id,
    type,
  }
}

/** Gives a layer of an older file what the model has learnt since. */
export function complete(layer: LayerData): void {
  const whole: object = newLayer(layer.type, layer.id)
  const known = Object.keys(layer)
  for (const [key, value] of Object.entries(whole) as [string, unknown][])
    if (!known.includes(key)) Object.assign(layer, { [key]: value })
}

export function newPage(
  id: string,
  name: string,
  children: LayerData[] = [],
): PageData {
  const grey = { r: 0.96, g: 0.96, b: 0.96 }
  return {
    id,
    name,
    backgrounds: [{ type: 'SOLID', color: grey }],
    children,
    pluginData: {},
    sharedPluginData: {},
  }
}

export function newDocument(
  name: string,
  pages: PageData[] = [newPage('0:1', 'Page 1')],
): DocumentData {
  return { name, colorProfile: 'SRGB', pages, images: new Map() }
}

/** A deck with one row of empty slides, as Figma Slides has it. */
export const newDeck = (name: string, slides = 1): DocumentData =>
  withGrid(
    name,
    Array.from({ length: slides }, (_, at) =>
      newLayer('SLIDE', `1:${String(at + 3)}`, { name: String(at + 1) }),
    ),
  )

/** A document of Figma Buzz with `assets` in its one row. */
export const newBuzz = (name: string, assets: LayerData[]): DocumentData =>
  withGrid(name, assets)

function withGrid(name: string, children: LayerData[]): DocumentData {
  const row = newLayer('SLIDE_ROW', '1:2', { children })
  const grid = newLayer('SLIDE_GRID', '1:1', { children: [row] })
  const page = newPage('0:1', 'Page 1', [grid])
  settle(page)
  return newDocument(name, [page])
}
