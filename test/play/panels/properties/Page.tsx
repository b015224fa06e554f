/** The right panel while nothing is selected. */
import type { Editor } from '../editor.ts'
import { hexOf, rgbOf } from './colors.ts'

export function Page({ editor }: { editor: Editor }) {
  const { document, setup } = editor
  const page = document.currentPage
  const [background] = page.backgrounds
  const color =
    background?.type === 'SOLID' ? hexOf(background.color) : '#f5f5f5'
  return (
    <>
      <section>
        <header>
          <h2>Page</h2>
        </header>
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
      </section>
      <section class="try">
        <header>
          <h2>Try {setup.plugin.manifest.name}</h2>
        </header>
        <ol>
          <li>
            Press <kbd>O</kbd> and draw an ellipse over a part of the poster.
          </li>
          <li>
            Open {setup.plugin.manifest.name} in the top bar and say what should
            be there instead.
          </li>
          <li>Press Generate. Nothing outside the ellipse changes.</li>
        </ol>
        <p>
          Drop a picture of your own on the canvas, or make things go wrong with{' '}
          <em>Bad day</em>.
        </p>
      </section>
    </>
  )
}
