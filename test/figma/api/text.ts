/** Text in one style. */
import * as v from 'valibot'
import type { TextStyleData } from '../document/model.ts'
import { textBlockOf } from '../render/text-layout.ts'
import type { LayerNow, Property, Trait } from './trait.ts'
import { checked, within } from './words.ts'

const plain: TextStyleData = {
  family: 'Inter',
  style: 'Regular',
  fontSize: 12,
  lineHeight: null,
  letterSpacing: 0,
  alignHorizontal: 'LEFT',
  alignVertical: 'TOP',
  autoResize: 'WIDTH_AND_HEIGHT',
}

const styleOf = ({ layer }: LayerNow) => layer.textStyle ?? plain

/** Figma refuses to lay text out in a font that has not been loaded. */
function needFont(node: LayerNow, { family, style } = styleOf(node)): void {
  if (node.run.loadedFonts.has(`${family} ${style}`)) return
  throw new Error(
    `Cannot write to node with unloaded font "${family} ${style}". Please call figma.loadFontAsync({ family: "${family}", style: "${style}" }) and await the returned promise first.`,
  )
}

function styled<K extends keyof TextStyleData>(
  name: string,
  key: K,
  schema: v.GenericSchema<unknown, TextStyleData[K]>,
): Property {
  return {
    get: (node) => styleOf(node)[key],
    set: (node, value) => {
      const valid = checked(name, schema, value)
      needFont(node)
      write(node, node.layer.characters, { ...styleOf(node), [key]: valid })
    },
  }
}

function write(node: LayerNow, characters: string, textStyle: TextStyleData) {
  const { document } = node.run
  document.update(node.id, { characters, textStyle })
  const { autoResize } = textStyle
  if (autoResize === 'NONE' || autoResize === 'TRUNCATE') return
  const block = textBlockOf(node.layer)
  const hugs = autoResize === 'WIDTH_AND_HEIGHT'
  document.resize(node.id, hugs ? block.width : node.layer.width, block.height)
}

const fontName: Property = {
  get: (node) => {
    const { family, style } = styleOf(node)
    return { family, style }
  },
  set: (node, value) => {
    const font = checked(
      'fontName',
      v.strictObject({ family: v.string(), style: v.string() }),
      value,
    )
    const textStyle = { ...styleOf(node), ...font }
    needFont(node, textStyle)
    write(node, node.layer.characters, textStyle)
  },
}

const measure = v.variant('unit', [
  v.strictObject({ unit: v.literal('PIXELS'), value: v.number() }),
  v.strictObject({ unit: v.literal('PERCENT'), value: v.number() }),
])

export const text: Trait = {
  properties: {
    characters: {
      get: ({ layer }) => layer.characters,
      set: (node, value) => {
        const characters = checked('characters', v.string(), value)
        needFont(node)
        write(node, characters, styleOf(node))
      },
    },
    fontName,
    hasMissingFont: { get: () => false },
    fontSize: styled('fontSize', 'fontSize', within(1, Infinity)),
    textAlignHorizontal: styled(
      'textAlignHorizontal',
      'alignHorizontal',
      v.picklist(['LEFT', 'CENTER', 'RIGHT', 'JUSTIFIED']),
    ),
    textAlignVertical: styled(
      'textAlignVertical',
      'alignVertical',
      v.picklist(['TOP', 'CENTER', 'BOTTOM']),
    ),
    textAutoResize: styled(
      'textAutoResize',
      'autoResize',
      v.picklist(['NONE', 'WIDTH_AND_HEIGHT', 'HEIGHT', 'TRUNCATE']),
    ),
    lineHeight: {
      get: (node) => {
        const value = styleOf(node).lineHeight
        return value === null ? { unit: 'AUTO' } : { unit: 'PIXELS', value }
      },
      set: (node, value) => {
        const auto = v.strictObject({ unit: v.literal('AUTO') })
        const height = v.variant('unit', [auto, ...measure.options])
        const given = checked('lineHeight', height, value)
        needFont(node)
        const style = styleOf(node)
        const lineHeight =
          given.unit === 'AUTO' ? null : pixels(given, style.fontSize)
        write(node, node.layer.characters, { ...style, lineHeight })
      },
    },
    letterSpacing: {
      get: (node) => ({ unit: 'PIXELS', value: styleOf(node).letterSpacing }),
      set: (node, value) => {
        const given = checked('letterSpacing', measure, value)
        needFont(node)
        const style = styleOf(node)
        const letterSpacing = pixels(given, style.fontSize)
        write(node, node.layer.characters, { ...style, letterSpacing })
      },
    },
  },
}

const pixels = (
  { unit, value }: { unit: 'PIXELS' | 'PERCENT'; value: number },
  fontSize: number,
) => (unit === 'PIXELS' ? value : (value / 100) * fontSize)
