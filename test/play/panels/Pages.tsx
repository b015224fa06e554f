/** The list of pages. */
import { useSignal } from '@preact/signals'
import { newPage } from '../../figma/document/create.ts'
import type { Editor } from '../editor.ts'
import { IconButton } from './Button.tsx'

export function Pages({ editor }: { editor: Editor }) {
  const renamed = useSignal<string | null>(null)
  const { document } = editor
  const add = () => {
    const { pages } = document.data
    const page = newPage(document.newId(), `Page ${String(pages.length + 1)}`)
    document.addPage(page)
    document.setCurrentPage(page.id)
    document.commit()
  }
  const rename = (id: string, name: string) => {
    renamed.value = null
    if (!name.trim()) return
    document.updatePage(id, { name: name.trim() })
    document.commit()
  }
  return (
    <section class="pages" aria-label="Pages">
      <header>
        <h2>Pages</h2>
        <IconButton icon="plus" label="Add page" onClick={add} />
      </header>
      <ul>
        {document.data.pages.map(({ id, name }) => (
          <li key={id}>
            {renamed.value === id ? (
              <input
                aria-label="Name"
                value={name}
                ref={(field) => {
                  field?.select()
                }}
                onKeyDown={(event) => {
                  event.stopPropagation()
                  if (event.key === 'Escape') renamed.value = null
                  if (event.key === 'Enter') event.currentTarget.blur()
                }}
                onBlur={(event) => {
                  if (renamed.value === id)
                    rename(id, event.currentTarget.value)
                }}
              />
            ) : (
              <button
                type="button"
                aria-current={
                  id === document.currentPage.id ? 'page' : undefined
                }
                onClick={() => {
                  document.setCurrentPage(id)
                  editor.fitPage()
                }}
                onDblClick={() => (renamed.value = id)}
              >
                {name}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
