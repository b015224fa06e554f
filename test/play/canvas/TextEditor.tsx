/** The text layer being typed in, as a field that lies on it. */
import { useLayoutEffect, useRef } from 'preact/hooks'
import { absoluteTransform } from '../../figma/document/tree.ts'
import { cssFont } from '../../figma/render/fonts.ts'
import type { Editor } from '../editor.ts'
import { setCharacters } from '../text.ts'
import { toScreen } from './view.ts'

export function TextEditor({ editor }: { editor: Editor }) {
  const { viewed: document, editedText } = editor
  const field = useRef<HTMLTextAreaElement>(null)
  const id = editedText.value
  // Before the next key is pressed.
  useLayoutEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [id])
  const place = id === null ? null : document.find(id)
  if (!place || id === null) return null
  const { layer } = place
  const style = layer.textStyle
  if (!style) return null
  const [[a, c, x], [b, d, y]] = absoluteTransform(place)
  const at = toScreen(document, { x, y })
  const { zoom } = document.viewport
  const finish = () => {
    editedText.value = null
    if (document.find(id)?.layer.characters === '') document.remove(id)
    document.commit()
  }
  const lineHeight = style.lineHeight ?? style.fontSize * 1.21
  return (
    <textarea
      ref={field}
      class="text-editor"
      aria-label="Text"
      spellcheck={false}
      value={layer.characters}
      style={{
        font: cssFont(style.style, style.fontSize),
        letterSpacing: `${style.letterSpacing}px`,
        lineHeight: `${lineHeight}px`,
        textAlign: style.alignHorizontal.toLowerCase(),
        width: `${Math.max(layer.width, 8) + 2}px`,
        height: `${Math.max(layer.height, lineHeight)}px`,
        transform: `matrix(${[a, b, c, d].map((it) => it * zoom).join()}, ${at.x}, ${at.y})`,
      }}
      onInput={(event) => {
        setCharacters(document, id, event.currentTarget.value)
      }}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape') event.currentTarget.blur()
      }}
      onBlur={finish}
    />
  )
}
