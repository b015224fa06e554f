/** The switch for bad days, and what goes wrong on them. */
import { useSignal } from '@preact/signals'
import { fairWeather } from '../../figma/api/run.ts'
import type { Editor } from '../editor.ts'
import type { FigmaWeather, ServerWeather, WeatherRow } from '../weather.ts'
import { figmaWeather, serverWeather, usualWeather } from '../weather.ts'
import { Icon } from './icons.tsx'
import { usePopover } from './popover.ts'

export function BadDay({ editor }: { editor: Editor }) {
  const open = useSignal(false)
  const server = useSignal<ReadonlySet<ServerWeather>>(new Set(usualWeather))
  const figma = useSignal<ReadonlySet<FigmaWeather>>(new Set())
  const { root } = usePopover(open.value, () => (open.value = false))
  const unusual = [...server.value].filter((it) => !usualWeather.includes(it))
  const bad = unusual.length + figma.value.size
  return (
    <div class="menu-root" ref={root}>
      <button
        type="button"
        class={bad > 0 ? 'text-button warning' : 'text-button'}
        title="Make things go wrong"
        aria-expanded={open.value}
        onClick={() => {
          open.value = !open.value
        }}
      >
        <Icon name="cloud" />
        Bad day{bad > 0 ? ` · ${String(bad)}` : ''}
      </button>
      {open.value && (
        <div class="menu bad-day" role="group" aria-label="Bad day">
          <h2>Network and Ideogram</h2>
          <Rows
            rows={serverWeather}
            on={server.value}
            disabled={onlyEmbedded(editor, Object.keys(serverWeather))}
            change={(names) => {
              server.value = names
              void post(names, editor)
            }}
          />
          <h2>Figma</h2>
          <Rows
            rows={figmaWeather}
            on={figma.value}
            disabled={onlyEmbedded(editor, ['vanishingLayer'])}
            change={(names) => {
              const armed = figma.value.has('vanishingLayer')
              figma.value = names
              makeFigmaWeather(editor, names)
              if (!names.has('vanishingLayer') || armed) return
              void deleteOnOrder(editor, () => {
                const gone = figma.value.has('vanishingLayer')
                const left = [...figma.value].filter(
                  (it) => it !== 'vanishingLayer',
                )
                figma.value = new Set(left)
                return gone
              })
            }}
          />
        </div>
      )}
    </div>
  )
}

/** What the real service does cannot be made bad from here. */
const onlyEmbedded = ({ setup }: Editor, names: readonly string[]) =>
  setup.painter === 'embedded' ? [] : names

interface RowsProps<N extends string> {
  rows: Record<N, WeatherRow>
  on: ReadonlySet<N>
  /** Names of the rows that cannot be switched. */
  disabled: readonly string[]
  change: (on: ReadonlySet<N>) => void
}

function Rows<N extends string>({ rows, on, disabled, change }: RowsProps<N>) {
  const names = Object.keys(rows) as N[]
  return names.map((name) => (
    <label key={name} class="weather">
      <input
        type="checkbox"
        role="switch"
        checked={on.has(name)}
        disabled={disabled.includes(name)}
        onChange={(event) => {
          const now = new Set(on)
          if (event.currentTarget.checked) now.add(name)
          else now.delete(name)
          change(now)
        }}
      />
      <span>
        {rows[name].label}
        <small>{rows[name].note}</small>
      </span>
    </label>
  ))
}

async function post(names: Iterable<ServerWeather>, editor: Editor) {
  const answer = await fetch('/bad-day', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ weather: [...names] }),
  })
  if (!answer.ok) editor.tell('The playground’s server has a bad day.', true)
}

/** Milliseconds that slow exports take longer. */
const exportDelay = 4000

function makeFigmaWeather(editor: Editor, on: ReadonlySet<FigmaWeather>) {
  Object.assign(editor.figma.value.conditions, {
    exportDelayMs: on.has('slowExports') ? exportDelay : 0,
    exportFails: on.has('failedExports') ? 'Failed to export node' : null,
    storageQuotaBytes: on.has('fullStorage')
      ? 0
      : fairWeather.storageQuotaBytes,
  })
}

/**
 * Deletes the outermost layer that is selected when the next order comes in,
 * if `disarm` says that it still should be.
 */
async function deleteOnOrder(editor: Editor, disarm: () => boolean) {
  await fetch('/next-order')
  if (!disarm()) return
  const { document } = editor
  for (const id of document.selection) {
    const place = document.find(id)
    if (place) document.remove(place.ancestors[0]?.id ?? id)
  }
  document.commit()
  editor.tell('Someone else deleted the layer.')
}
