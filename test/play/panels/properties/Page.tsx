/** The right panel while nothing is selected. */
import { groundedPage } from '../../canvas/ground.ts'
import type { Editor } from '../../editor.ts'
import { hexOf, rgbOf } from './colors.ts'
import { Section } from './section.tsx'

export function Page({ editor }: { editor: Editor }) {
  const { document } = editor
  const page = groundedPage(editor)
  const [background] = page.backgrounds
  const color =
    background?.type === 'SOLID' ? hexOf(background.color) : '#f5f5f5'
  return (
    <Section title="Page">
      <label class="swatch-row">
        <input
          type="color"
          aria-label="Background"
          value={color}
          onChange={(event) => {
            const solid = rgbOf(event.currentTarget.value)
            const backgrounds: Paint[] = [{ type: 'SOLID', color: solid }]
            document.updatePage(page.id, { backgrounds })
            document.commit()
          }}
        />
        <span>{color.slice(1).toUpperCase()}</span>
      </label>
    </Section>
  )
}
