import type { Around } from './around.ts'
import type { Point, Rect, Size } from './geometry.ts'
import type { Numbered } from './made.ts'
import type {
  Backdrop,
  Exported,
  Looked,
  OwnPicture,
  Picture,
} from './picture.ts'
import type { Stored, StoredName } from './settings.ts'

/** A layer by name, as the panel speaks of it. */
export interface Layer {
  id: string
  name: string
}

/** Why a layer was taken for a mask, in the order in which rules are tried. */
export type MaskReason =
  'chosen' | 'above' | 'drawn' | 'marked' | 'named' | 'mask-group' | 'topmost'

/** Where what was made goes. */
export type Placement =
  /** Above the fills of the source. */
  | 'fill'
  /** A layer above the source's content. */
  | 'layer'
  /** A copy of the source, to the right. */
  | 'beside'
  /** A frame of its own. */
  | 'frame'
  /** A mask layer of the source: the alpha of what was made. */
  | 'mask'
  /** The source's name. */
  | 'name'

/** Somewhere on a page, even when nothing is there. */
export interface Place {
  pageId: string
  /** Canvas units. */
  bounds: Rect
}

/** The layer to be worked on. */
export interface Source extends Layer, Place {
  /** The upright box around it. */
  bounds: Rect
  /** What it allows, the usual way first: a group carries no fills, say. */
  placements: Placement[]
  /** A frame without content or colour, waiting for a picture. */
  isEmpty: boolean
  /** Pixels of its own picture to a canvas unit; null without one. */
  density: number | null
}

export interface MaskLayer extends Layer {
  /** What it may cover at most, on the page and shifted, canvas units. */
  bounds: Rect
}

/** What masks a source. */
export interface Mask {
  layers: [MaskLayer, ...MaskLayer[]]
  /**
   * From where the layers are to where they count, canvas units: one shape may
   * mask several frames, in the same place of each.
   */
  shift: Point
  reason: MaskReason
}

/** What is repainted. */
export type Scope =
  /** A picture alone; what lies above it is not even sent. */
  | 'picture'
  /** A frame up to its topmost picture; what lies above that stays live. */
  | 'behind'
  /** All that can be seen. */
  | 'everything'

/** What stays as it is above what is repainted. */
export interface LiveLayer extends Layer {
  isType: boolean
}

/** What a press works on. */
export interface Target {
  scope: Scope
  /** The source's; where something new would go without one. */
  place: Place
  source: Source | null
  mask: Mask | null
  /** What else of the source is not in the picture that is sent. */
  unseen: Layer[]
  /** What lies over the masked area, and stays live. */
  live: LiveLayer[]
  /** A result that is a layer goes right under this one; null is above all. */
  underId: string | null
  /**
   * What the source's bounds become, canvas units: a fill grows the layer, a new
   * frame takes a copy of it into the middle. Null leaves them.
   */
  grown: Rect | null
}

/** The ways to read what is selected, the usual one first. */
export type Ways = [Target, ...Target[]]

/** A result in the document: a fill of a layer by its image, or a layer. */
export interface ResultRef {
  nodeId: string
  /** Of the image; null where the layer itself is the result. */
  hash: string | null
}

/** A result that is in the document. */
export interface CarriedResult extends Pick<ResultRef, 'hash'> {
  /** Its place among all results of its job. */
  index: number
  /** Where it lies on the page, canvas units. */
  bounds: Rect
  visible: boolean
}

/** The results of one job on one layer, made by anybody at any time. */
export interface Carried {
  nodeId: string
  /** What made them, as in `Placing`. */
  record: string
  how: Placement
  results: CarriedResult[]
  /** What was worked on, or where that is gone the layer itself. */
  target: Target
}

/** What was found on some pages. */
export interface Found {
  pageIds: string[]
  carried: Carried[]
}

/**
 * What the panel understood of the selection. Several are a batch; none comes
 * with the reason.
 */
export interface Selection {
  targets: Ways[]
  /** What is selected in Figma: the choices of *Use as mask*. */
  layers: Layer[]
  /** The results that the selected layer carries, of its last job. */
  carried: Carried | null
  /** Where something new would be seen: the middle of the view. */
  view: { pageId: string; center: Point }
  pageCount: number
  /** Masks that auto-layout has moved from where they were drawn. */
  flowing: Layer[]
  /** A drawn shape alone, with nothing under it that it could mask. */
  isStray: boolean
  nothing: 'empty' | 'unsupported' | null
}

/** What was made, on its way into the document. */
export interface Placing {
  /** A press is one undo step, until `settle`; null for a step of its own. */
  press: string | null
  target: Target
  /**
   * Whether the job is of an earlier run, and so perhaps of another file,
   * where other layers have the same ids.
   */
  recovered: boolean
  /** The file alone tells of the job: on its word no mask is hidden. */
  filed?: true
  how: Placement
  /** The layer that a new one goes into where there is no source. */
  holderId?: string
  /** Whether the first comes into view; the others are hidden above it. */
  show: boolean
  made: [Numbered, ...Numbered[]]
  /** For the layer's name: the prompt, say. */
  title: string
  /** What made the results, as JSON, kept on the layer; never the key. */
  record: string
  /** Where results of the same job are already. */
  earlier: (ResultRef & { index: number })[]
}

export interface Placed {
  /** In the order of what was made. */
  refs: ResultRef[]
  /** What Figma allowed: what cannot carry fills gets a layer. */
  how: Placement
  /** The source was gone: the results lie where it was. */
  sourceGone: boolean
  /** What of components the results are about, if any. */
  around: Around | null
}

/** What the panel needs to know when it opens. */
export interface Opening {
  /** The manifest's command it was opened with; '' from the plugin's name. */
  command: string
  /** The prompt typed into Figma's quick actions, if any. */
  prompt: string | null
  /** Whether the panel is out of sight: it tells its end to `close`. */
  quiet: boolean
  selection: Selection
  /** All that lies in clientStorage but for unfinished jobs. */
  stored: Partial<Stored>
  /** Presets that everyone with the file shares, as the panel's JSON. */
  filePresets: string
}

/** Everything the panel can ask of Figma; a scale is pixels per canvas unit. */
export interface Host {
  open(): Promise<Opening>
  /** The selection as it is now: layers move without an event. */
  read(): Promise<Selection>
  /** The designer's own word on which layer masks which. */
  choose(choice: { sourceId: string; maskIds: string[] } | null): Promise<void>
  /**
   * The source as it is, its masks in it, and each mask: changes nothing.
   * @throws Failed: source-gone, nothing-visible, export-refused
   */
  look(target: Target, scale: number): Promise<Looked>
  /**
   * The source without its masks and what is unseen, and each mask: for the
   * moment of it the layers are in disguise.
   * @throws Failed: source-gone, nothing-visible, export-refused
   */
  export(target: Target, scale: number): Promise<Exported>
  /** What lies behind the source; disguises and throws as `export` does. */
  backdrop(target: Target, scale: number): Promise<Backdrop>
  /** @throws Failed: picture-refused, place-refused */
  place(placing: Placing): Promise<Placed>
  /** Puts a result in view and hides the others of its job. */
  showResult(ref: ResultRef): Promise<void>
  /** All that a press will place is there: its step ends, its layers are selected. */
  settle(press: string): Promise<void>
  /** Takes results away, and layers that were made for them alone, as one step. */
  removeResults(refs: ResultRef[]): Promise<void>
  /** What was ever placed and is still there, on the open page or on all. */
  findResults(pages: 'open' | 'all'): Promise<Found>
  /** A result's image file; null where the document has it no more. */
  readResult(hash: string): Promise<Uint8Array | null>
  /**
   * The source without its masks, and as it was before the job of a result.
   * @throws Failed: source-gone, nothing-visible, export-refused
   */
  exportBefore(
    target: Target,
    result: ResultRef | null,
    scale: number,
  ): Promise<Picture>
  /**
   * Any layer as it looks, for a reference.
   *
   * @param longest side, pixels
   * @throws Failed: source-gone, nothing-visible, export-refused
   */
  picture(layerId: string, longest: number): Promise<Picture>
  /** The file of the topmost picture that fills a layer; null without one. */
  ownPicture(layerId: string): Promise<OwnPicture | null>
  /** A plain shape or what was painted, marked as mask, in the place of others. */
  addMask(
    source: Source,
    painted: Picture | null,
    replaced: Layer[],
  ): Promise<void>
  /** A picture from outside, PNG or JPEG, as a layer of its own. */
  addPicture(bytes: Uint8Array, size: Size, name: string): Promise<Layer>
  /** Takes layers out of the flow of auto-layout, where they are, as one step. */
  liftOut(layers: Layer[]): Promise<void>
  reveal(nodeId: string): Promise<void>
  /** Unfinished jobs by their keys, as they lie in clientStorage. */
  fetchJobs(): Promise<Record<string, unknown>>
  /** What lies there now: another window may have written since `open`. */
  fetchStored(name: keyof Stored): Promise<unknown>
  /** @param value null takes it away. @throws Failed: storage-full */
  store(name: StoredName, value: unknown): Promise<void>
  /** The file's presets as they are now. */
  fetchShared(): string
  /** Puts presets into the file: never anything secret. */
  shareInFile(presets: string): void
  /** @param size CSS pixels. @param isFinal a drag ends there: it is remembered */
  resize(size: Size, isFinal: boolean): Promise<void>
  /** Whether no other quick action is at work. @throws Failed: storage-full */
  takeTurn(): Promise<boolean>
  notify(message: string): void
  /** Until something else is said or the plugin ends; its button is `cancelled`. */
  notifyOfWork(message: string): void
  /** Ends the plugin and says why. */
  close(message: string): void
  openLink(url: string): void
}
