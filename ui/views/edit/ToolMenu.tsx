import { IconChevronDown16 } from '@create-figma-plugin/ui'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Panel } from '../../app.ts'
import { obstacles } from '../../parts/obstacle.ts'
import { tools, type ToolName } from '../../tools/tools.ts'
import { dollars } from '../controls/figures.ts'
import { moveFocus } from '../controls/focus.ts'
import { ToolIcon } from '../controls/icons.tsx'

/** The tool in use, and the list of all, which is found by typing. */
export function ToolMenu({ form, toolbox }: Pick<Panel, 'form' | 'toolbox'>) {
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const { label, icon } = form.row.value

  const close = () => {
    setOpen(false)
    root.current?.querySelector('button')?.focus()
  }

  return (
    <div
      ref={root}
      class="tool-menu grow"
      onFocusOut={({ relatedTarget }) => {
        if (!root.current?.contains(relatedTarget as Node | null))
          setOpen(false)
      }}
      onKeyDown={(event) => {
        if (!open || event.key !== 'Escape') return
        event.preventDefault()
        close()
      }}
    >
      <button
        type="button"
        class="tool-button"
        aria-haspopup="listbox"
        aria-expanded={open}
        aria-label={`Tool: ${label}`}
        onClick={() => setOpen(!open)}
      >
        <ToolIcon name={icon} />
        <span class="tool-name">{label}</span>
        <IconChevronDown16 />
      </button>
      {open && (
        <ToolList
          toolbox={toolbox}
          current={form.tool.value}
          choose={(name) => {
            form.setTool(name)
            close()
          }}
        />
      )}
    </div>
  )
}

function ToolList({
  toolbox,
  current,
  choose,
}: Pick<Panel, 'toolbox'> & {
  current: ToolName
  choose: (name: ToolName) => void
}) {
  const [typed, setTyped] = useState('')
  const search = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => search.current?.focus(), [])
  const found = toolbox.find(typed)
  return (
    <div class="tool-list">
      <input
        ref={search}
        type="text"
        class="tool-search"
        aria-label="Find a tool"
        placeholder="Find a tool"
        value={typed}
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && found[0]) choose(found[0].name)
          else if (!moveFocus(list.current, '[role=option]', event.key)) return
          event.preventDefault()
        }}
      />
      <div
        ref={list}
        role="listbox"
        aria-label="Tools"
        class="tool-options"
        onKeyDown={(event) => {
          if (moveFocus(list.current, '[role=option]', event.key))
            event.preventDefault()
        }}
      >
        {found.map(({ name, price, obstacle }) => {
          const { label, says, icon } = tools[name]
          return (
            <button
              key={name}
              type="button"
              role="option"
              aria-selected={name === current}
              class="tool-option"
              onClick={() => choose(name)}
            >
              <ToolIcon name={icon} />
              <span class="tool-words">
                <span class="tool-head">
                  <span class="tool-name">{label}</span>
                  <span class="quiet">about {dollars(price.usd)}</span>
                </span>
                <span class="quiet">{says}</span>
                {obstacle && (
                  <span class="tool-needs">{obstacles[obstacle]}</span>
                )}
              </span>
            </button>
          )
        })}
        {!found.length && <p class="quiet tool-none">No tool of that name.</p>}
      </div>
    </div>
  )
}
