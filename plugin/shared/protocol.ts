import type { Point, Rect } from './geometry.ts'
import type { Stored, StoredName } from './settings.ts'

/** A layer by name, as the panel speaks of it. */
export interface Layer {
  id: string
  name: string
}

/** Why a layer was taken for a mask, in the order in which rules are tried. */
export type MaskReason =
  'chosen' | 'above' | 'drawn' | 'marked' | 'named' | 'mask-group'

/** How a result goes into the document. */
export type InsertAs = 'fill' | 'layer' | 'beside'

/** The layer to be edited. */
export interface Source extends Layer {
  /** The upright box around it on the page, canvas units. */
  bounds: Rect
  pageId: string
  /** What *insert* does unless the designer says otherwise. */
  insertAs: InsertAs
  /** What it may do: a group carries no fills, say. */
  insertChoices: InsertAs[]
}

export interface MaskLayer extends Layer {
  /** What it may cover at most, on the page and shifted, canvas units. */
  bounds: Rect
}

/** One source with what masks it: what a Generate works on. */
export interface Target {
  source: Source
  masks: MaskLayer[]
  /** Other masks of the source: they count for nothing and are not seen. */
  aside?: Layer[]
  /**
   * From where the masks are to where they count, canvas units: one shape may
   * mask several frames, in the same place of each.
   */
  shift: Point
  /** Null without a mask. */
  reason: MaskReason | null
}

/** A result that is in the document. */
export interface CarriedResult {
  /** Its place among the results of its job, those taken away counted. */
  index: number
  /** The image's. */
  hash: string
  /** Where it lies on the page, canvas units. */
  bounds: Rect
  visible: boolean
}

/** The results of one job on one layer, made by anybody at any time. */
export interface Carried {
  nodeId: string
  /** What made them, as in `Insertion`. */
  record: string
  as: InsertAs
  /** As fills of the layer, in their order. */
  results: CarriedResult[]
  /** What was edited, or where that is gone the layer itself, and its masks. */
  target: Target
}

/** What was found on some pages. */
export interface Found {
  pageIds: string[]
  carried: Carried[]
}

/**
 * What the panel understood of the selection. Several targets are a batch;
 * none comes with the reason.
 */
export interface Selection {
  targets: Target[]
  /** What is selected in Figma: the choices of *Use as mask*. */
  layers: Layer[]
  /** The results that the selected layer carries, of its last job. */
  carried: Carried | null
  /** The open page, and how many there are. */
  pageId: string
  pageCount: number
  nothing: 'empty' | 'unsupported' | null
}

/** A PNG and the box on the page that it shows, canvas units. */
export interface Picture {
  png: Uint8Array
  bounds: Rect
}

/** A mask layer's picture. */
export interface ExportedMask extends Picture {
  /** The layer's. */
  id: string
}

export interface Exported {
  source: Picture
  /** In the order of `Target.masks`, those without visible pixels left out. */
  masks: ExportedMask[]
}

/** A result, ready to be put on the page. */
export interface Patch {
  /** RGBA, transparent where nothing changed, its outermost pixels too. */
  png: Uint8Array
  /** Where it lies on the page, canvas units. */
  bounds: Rect
}

export interface Insertion {
  target: Target
  /**
   * Whether the job is of an earlier run, and so perhaps of another file,
   * where other layers have the same ids.
   */
  recovered: boolean
  as: InsertAs
  /** The first is shown, the others are hidden fills above it. */
  patches: Patch[]
  /** For the layer's name: the prompt. */
  title: string
  /** What made the results, as JSON, kept on the layer; never the key. */
  record: string
  /** The layer that already holds results of the same job, and those. */
  into: { nodeId: string; results: string[] } | null
}

export interface Inserted {
  /** The layer that now carries the results. */
  nodeId: string
  /** What Figma allowed: what cannot carry fills gets a layer. */
  as: InsertAs
  /** The images' hashes, in the order of the patches. */
  results: string[]
  /** The source was gone: the results lie where it was. */
  sourceGone: boolean
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
  /** All that lies in clientStorage; jobs have keys of their own. */
  stored: Partial<Stored> & Record<string, unknown>
  /** Presets that everyone with the file shares, as the panel's JSON. */
  filePresets: string
}

/** Everything the panel can ask of Figma. */
export interface Host {
  open(): Promise<Opening>
  /** The selection as it is now: layers move without an event. */
  read(): Promise<Selection>
  /** The designer's own word on which layer masks which. */
  choose(choice: { sourceId: string; maskIds: string[] } | null): Promise<void>
  /**
   * @param scale pixels per canvas unit
   * @throws Failed: source-gone, nothing-visible, export-refused
   */
  export(target: Target, scale: number): Promise<Exported>
  /** @throws Failed: picture-refused, place-refused */
  insert(insertion: Insertion): Promise<Inserted>
  /** Puts a result in view and hides the others of its job. */
  showResult(nodeId: string, hash: string): Promise<void>
  /** Takes a result's fill away, and the layer that was made for it alone. */
  removeResult(nodeId: string, hash: string): Promise<void>
  /** What was ever inserted and is still there, on the open page or on all. */
  findResults(pages: 'open' | 'all'): Promise<Found>
  /** A result's image file; null where the document has it no more. */
  readResult(hash: string): Promise<Uint8Array | null>
  /**
   * The source without its masks, and as it was before the job of a result.
   *
   * @param scale pixels per canvas unit
   * @throws Failed: source-gone, nothing-visible, export-refused
   */
  exportBefore(
    target: Target,
    result: { nodeId: string; hash: string } | null,
    scale: number,
  ): Promise<Picture>
  /** A plain shape to move into place, or a painted picture, marked as mask. */
  addMask(source: Source, painted: Patch | null): Promise<void>
  reveal(nodeId: string): Promise<void>
  /** What lies there now: another window may have written since `open`. */
  fetchStored(name: keyof Stored): Promise<unknown>
  /**
   * @param value null takes it away
   * @throws Failed: storage-full
   */
  store(name: StoredName, value: unknown): Promise<void>
  /** The file's presets as they are now. */
  fetchShared(): string
  /** Puts presets into the file: never anything secret. */
  shareInFile(presets: string): void
  notify(message: string): void
  /** Ends the plugin and says why. */
  close(message: string): void
  openLink(url: string): void
}

/** Everything Figma tells the panel unasked. */
export interface HostEvents {
  selectionChanged(selection: Selection): void
  /** Results came to the open page, left it, or were switched, by whomever. */
  resultsChanged(): void
}
