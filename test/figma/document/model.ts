/**
 * A Figma document as plain data: what the `figma` object reads and writes,
 * what the renderer paints and what undo keeps copies of. Property names and
 * value shapes are Figma's own (`@figma/plugin-typings`).
 */
import type { ColorProfile, PaintConditions } from '../conditions.ts'

/** 2 × 3 matrix, rows first, as Figma writes it: [[a, c, tx], [b, d, ty]]. */
export type Matrix = [[number, number, number], [number, number, number]]

export type LayerType =
  | 'FRAME'
  | 'GROUP'
  | 'SECTION'
  | 'COMPONENT'
  | 'COMPONENT_SET'
  | 'INSTANCE'
  | 'RECTANGLE'
  | 'ELLIPSE'
  | 'POLYGON'
  | 'STAR'
  | 'LINE'
  | 'VECTOR'
  | 'BOOLEAN_OPERATION'
  | 'TEXT'
  | 'SLICE'
  | 'TRANSFORM_GROUP'
  | 'SLOT'
  | 'SLIDE_GRID'
  | 'SLIDE_ROW'
  | 'SLIDE'

export interface TextStyleData {
  family: string
  style: string
  fontSize: number
  /** Canvas units; `null` is Figma's AUTO. */
  lineHeight: number | null
  letterSpacing: number
  alignHorizontal: 'LEFT' | 'CENTER' | 'RIGHT' | 'JUSTIFIED'
  alignVertical: 'TOP' | 'CENTER' | 'BOTTOM'
  autoResize: 'NONE' | 'WIDTH_AND_HEIGHT' | 'HEIGHT' | 'TRUNCATE'
}

export interface AutoLayoutData {
  layoutMode: 'HORIZONTAL' | 'VERTICAL'
  itemSpacing: number
  paddingLeft: number
  paddingRight: number
  paddingTop: number
  paddingBottom: number
  primaryAxisAlignItems: 'MIN' | 'MAX' | 'CENTER' | 'SPACE_BETWEEN'
  counterAxisAlignItems: 'MIN' | 'MAX' | 'CENTER' | 'BASELINE'
  primaryAxisSizingMode: 'FIXED' | 'AUTO'
  counterAxisSizingMode: 'FIXED' | 'AUTO'
}

/** A frame whose `layoutMode` is GRID. */
export interface GridData {
  rows: readonly Track[]
  columns: readonly Track[]
  rowGap: number
  columnGap: number
  paddingLeft: number
  paddingRight: number
  paddingTop: number
  paddingBottom: number
  autoTracks: 'NONE' | 'ROWS'
  itemsPositioning: 'MANUAL' | 'ROW_AUTO_FLOW'
}

/** A row or a column: canvas units, or shares of what is left. */
export type Track = Readonly<GridTrackSize>

/** Where a child of a grid lies, counted from 0. */
export interface GridPlace {
  row: number
  column: number
  rowSpan: number
  columnSpan: number
  horizontalAlign: 'MIN' | 'CENTER' | 'MAX' | 'AUTO'
  verticalAlign: 'MIN' | 'CENTER' | 'MAX' | 'AUTO'
}

export interface LayerData {
  id: string
  type: LayerType
  name: string
  visible: boolean
  locked: boolean
  opacity: number
  blendMode: BlendMode
  isMask: boolean
  maskType: MaskType
  /**
   * To the *direct* parent's space, a group's or a boolean operation's
   * included. Figma's `relativeTransform`, which skips those, is derived.
   * A group's own matrix is its bounding box's place: identity rotation
   * unless the group was rotated.
   */
  transform: Matrix
  width: number
  height: number
  fills: Paint[]
  strokes: Paint[]
  strokeWeight: number
  strokeAlign: 'CENTER' | 'INSIDE' | 'OUTSIDE'
  strokeCap: StrokeCap
  strokeJoin: StrokeJoin
  dashPattern: number[]
  effects: Effect[]
  /** Top left, top right, bottom right, bottom left, canvas units. */
  cornerRadii: [number, number, number, number]
  clipsContent: boolean
  constraints: Constraints
  /** Width to height, as a lock keeps it. */
  targetAspectRatio: Vector | null
  layoutPositioning: 'AUTO' | 'ABSOLUTE'
  autoLayout: AutoLayoutData | null
  grid: GridData | null
  /** Null until its grid has placed it. */
  gridPlace: GridPlace | null
  /** TRANSFORM_GROUP: how what is in it is repeated. */
  transformModifiers: TransformModifier[]
  /** SLOT in an instance: filled by hand, no longer as its component is. */
  ownContent: boolean
  sectionContentsHidden: boolean
  isSkippedSlide: boolean
  slideTransition: SlideTransition | null
  buzzAssetType: BuzzAssetType | null
  /** VECTOR: SVG path data in the layer's own space. */
  vectorPaths: { windingRule: 'NONZERO' | 'EVENODD' | 'NONE'; data: string }[]
  booleanOperation: 'UNION' | 'INTERSECT' | 'SUBTRACT' | 'EXCLUDE'
  /** POLYGON and STAR. */
  pointCount: number
  /** STAR: inner over outer radius, 0 to 1. */
  innerRadius: number
  /** ELLIPSE: radians; a full ellipse is 0 to 2π with innerRadius 0. */
  arcData: ArcData
  characters: string
  textStyle: TextStyleData | null
  /** INSTANCE: the id of its main component. */
  mainComponentId: string | null
  pluginData: Record<string, string>
  sharedPluginData: Record<string, Record<string, string>>
  relaunchData: Record<string, string>
  children: LayerData[]
}

export interface PageData {
  id: string
  name: string
  /** Solid paints only, as in Figma. */
  backgrounds: Paint[]
  children: LayerData[]
  pluginData: Record<string, string>
  sharedPluginData: Record<string, Record<string, string>>
}

export interface DocumentData {
  name: string
  colorProfile: ColorProfile
  pages: PageData[]
  pluginData?: Record<string, string>
  sharedPluginData?: Record<string, Record<string, string>>
  /** Original image files by the SHA-1 of their bytes, 40 hex digits. */
  images: Map<string, Uint8Array>
  /** How it is painted where nobody knows; the usual way if absent. */
  conditions?: PaintConditions
}
