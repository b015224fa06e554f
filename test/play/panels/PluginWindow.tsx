/**
 * The floating window of the running plugin. It opens where it was last dragged
 * to: `figma.showUI` "defaults to the last position of the iframe".
 */
import { useEffect, useRef } from 'preact/hooks'
import { useSignal } from '@preact/signals'
import type { Point } from '../../figma/document/geometry.ts'
import type { Editor } from '../editor.ts'
import { IconButton } from './Button.tsx'
import { inset, pluginPlace } from './plugin-place.ts'

export function PluginWindow({ editor }: { editor: Editor }) {
  const body = useRef<HTMLDivElement>(null)
  const place = useSignal<Point | null>(null)
  const state = editor.pluginWindow.value
  useEffect(() => {
    body.current?.append(editor.mount)
  }, [editor])
  const shown = state?.visible ?? false
  const drag = (event: PointerEvent) => {
    const bar = event.currentTarget as HTMLElement
    if ((event.target as Element).closest('button')) return
    const box = bar.parentElement?.getBoundingClientRect()
    if (!box) return
    bar.setPointerCapture(event.pointerId)
    const dx = event.clientX - box.left
    const dy = event.clientY - box.top
    const move = ({ clientX, clientY }: PointerEvent) => {
      place.value = { x: clientX - dx, y: clientY - dy }
    }
    bar.addEventListener('pointermove', move)
    bar.addEventListener(
      'lostpointercapture',
      () => {
        bar.removeEventListener('pointermove', move)
      },
      { once: true },
    )
  }
  const wanted = place.value ?? state?.position
  const at = wanted && withinReach(wanted)
  const room = {
    canvas: editor.viewed.viewport.size.width,
    minimised: editor.minimised.value,
  }
  const { right, top } = pluginPlace(room, state?.width ?? 0)
  const left = window.innerWidth - right - (state?.width ?? 0)
  return (
    <section
      class="plugin-window"
      aria-label={state?.title ?? 'Plugin'}
      hidden={!shown}
      style={{
        '--free': `${window.innerHeight - (at?.y ?? top) - inset}px`,
        left: `${at?.x ?? left}px`,
        top: `${at?.y ?? top}px`,
      }}
    >
      <header onPointerDown={drag}>
        <h2>{state?.title}</h2>
        <IconButton
          icon="close"
          label="Close plugin"
          onClick={() => {
            editor.figma.value.closePlugin()
          }}
        />
      </header>
      <div class="plugin-body" ref={body} />
    </section>
  )
}

/** Enough of its bar stays in the browser's window to drag it back. */
const withinReach = ({ x, y }: Point): Point => ({
  x: Math.max(0, Math.min(window.innerWidth - 80, x)),
  y: Math.max(0, Math.min(window.innerHeight - 40, y)),
})
