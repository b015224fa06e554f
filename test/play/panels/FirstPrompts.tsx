/** A card for those who open the playground for the first time. */
import { useSignal } from '@preact/signals'
import { focusCanvas } from '../canvas/Stage.tsx'
import { newLayer } from '../../figma/document/create.ts'
import { translation } from '../../figma/document/geometry.ts'
import type { LayerData } from '../../figma/document/model.ts'
import type { Editor } from '../editor.ts'
import type { FirstPrompt } from '../sample/first-prompts.ts'
import { firstPrompts } from '../sample/first-prompts.ts'
import type { MenuEntry } from '../setup.ts'
import { numbered } from '../names.ts'
import { IconButton } from './Button.tsx'
import { Icon } from './icons.tsx'

/** In this browser's storage once the card was closed. */
const dismissed = 'first-prompts-dismissed'

export function FirstPrompts({ editor }: { editor: Editor }) {
  const gone = useSignal(localStorage.getItem(dismissed) !== null)
  const { setup, pluginWindow, document } = editor
  const { name, menu = [] } = setup.plugin.manifest
  const poster = document.currentPage.children.find(
    (layer) => layer.type === 'FRAME' && layer.name === 'Poster',
  )
  const command = menu.find(({ parameters }) => parameters?.length === 1)
  if (gone.value || !poster || !command || pluginWindow.value?.visible)
    return null
  const isBusy = document.selection.length > 0
  const close = () => {
    localStorage.setItem(dismissed, 'yes')
    gone.value = true
    focusCanvas()
  }
  return (
    <section
      class={isBusy ? 'first-prompts busy' : 'first-prompts'}
      aria-label="First prompts"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        close()
      }}
    >
      <header>
        <h2>Try {name}</h2>
        <IconButton icon="close" label="Close first prompts" onClick={close} />
      </header>
      <ul>
        {firstPrompts.map((offer) => (
          <li key={offer.prompt}>
            <button
              type="button"
              onClick={() => {
                tryOut(editor, poster, offer, command)
                focusCanvas()
              }}
            >
              <Icon name={offer.icon} />
              {offer.prompt}
            </button>
          </li>
        ))}
      </ul>
      <p>
        Each draws a mask on the poster and runs {name}. Or press <kbd>O</kbd>,
        draw one yourself, and open {name} at the top right.
      </p>
    </section>
  )
}

/** Draws the mask, leaves it selected, and runs the plugin's command. */
function tryOut(
  editor: Editor,
  poster: LayerData,
  { prompt, mask: { x, y, width, height } }: FirstPrompt,
  { command, parameters = [] }: MenuEntry,
): void {
  const { document } = editor
  const id = document.newId()
  const name = numbered(document, 'Ellipse')
  const transform = translation(x, y)
  const fields = { name, transform, width, height }
  document.insert(newLayer('ELLIPSE', id, fields), poster.id)
  document.select([id])
  document.commit()
  const values = parameters.map(({ key }) => [key, prompt] as const)
  void editor.runPlugin(command, Object.fromEntries(values))
}
