/** One detected text, as the documents describe it; places are pixels of the picture. */
export interface TextBlock {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Lines are separated by `\n`. */
  readonly text: string
  readonly alignment: 'left' | 'center' | 'right'
  readonly formatting: readonly Formatting[]
  /** Degrees, clockwise. */
  readonly angle?: number
  readonly font_name?: string | null
  readonly font_alternatives?: readonly string[] | null
  /** In points. */
  readonly font_size?: number | null
  /** A multiple of the font size. */
  readonly line_height?: number | null
  /** `#RRGGBB` */
  readonly color?: string | null
  readonly role?: 'heading' | 'subheading' | 'body' | 'caption' | null
}

type Formatting =
  | 'bold'
  | 'italic'
  | 'underline'
  | 'strikethrough'
  | 'all_caps'
  | 'small_caps'
  | 'superscript'
  | 'subscript'

/** What is told about the text of a picture. */
export interface Lettering {
  readonly blocks: readonly TextBlock[]
  /** The file of the picture without its text; painted from around the blocks unless told. */
  readonly base?: Uint8Array
}
