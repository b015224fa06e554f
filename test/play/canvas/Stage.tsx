/** The canvas: paints the page, and turns pointers into gestures. */
import { useEffect, useRef } from 'preact/hooks'
import { renderPage } from '../../figma/render/render.ts'
import type { Editor } from '../editor.ts'
import { dropPictures } from '../pictures.ts'
import type { Gesture, Pointer } from './gesture.ts'
import { FrameNames, namedLayer } from './FrameNames.tsx'
import { holdAt } from './grips.ts'
import { groundedPage } from './ground.ts'
import { Overlay } from './Overlay.tsx'
import { chainAt, pickOf } from './pick.ts'
import { panGesture, press, pressLayer } from './press.ts'
import { TextEditor } from './TextEditor.tsx'
import { tools } from './tools.ts'
import { pan, toPage, zoomTo } from './view.ts'

export function Stage({ editor }: { editor: Editor }) {
  const stage = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const element = stage.current
    const target = canvas.current
    if (!element || !target) return
    const stops = [
      watchSize(editor, element),
      paintOn(editor, target),
      follow(editor, element),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [editor])
  return (
    <div
      ref={stage}
      class="stage"
      role="application"
      aria-label="Canvas"
      tabIndex={0}
      onDragOver={(event) => {
        event.preventDefault()
      }}
      onDrop={(event) => {
        event.preventDefault()
        const at = toPage(editor.document, pointOn(event, event.currentTarget))
        void dropPictures(editor, event.dataTransfer?.files ?? [], at)
      }}
    >
      <canvas ref={canvas} />
      <Overlay editor={editor} />
      <FrameNames editor={editor} />
      <TextEditor editor={editor} />
    </div>
  )
}

export const focusCanvas = () =>
  document.querySelector<HTMLElement>('.stage')?.focus()

const pointOn = (event: MouseEvent, element: Element) => {
  const { left, top } = element.getBoundingClientRect()
  return { x: event.clientX - left, y: event.clientY - top }
}

function watchSize(editor: Editor, element: HTMLElement): () => void {
  const observer = new ResizeObserver(() => {
    const { clientWidth: width, clientHeight: height } = element
    const { left: x, top: y } = element.getBoundingClientRect()
    editor.canvasOrigin = { x, y }
    editor.document.setViewport({ size: { width, height } })
  })
  observer.observe(element)
  return () => {
    observer.disconnect()
  }
}

function paintOn(editor: Editor, canvas: HTMLCanvasElement): () => void {
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('This browser has no 2D canvas')
  return editor.onPaint(() => {
    const { data, viewport } = editor.document
    const { size, zoom } = viewport
    const pixelRatio = window.devicePixelRatio
    const width = Math.round(size.width * pixelRatio)
    const height = Math.round(size.height * pixelRatio)
    if (canvas.width !== width) canvas.width = width
    if (canvas.height !== height) canvas.height = height
    const { x, y } = toPage(editor.document, { x: 0, y: 0 })
    const view = { x, y, zoom, pixelRatio, size }
    void renderPage(data, groundedPage(editor), pen, view)?.then(() => {
      editor.repaint()
    })
  })
}

/** Pointer, wheel and Esc on the canvas. */
function follow(editor: Editor, element: HTMLElement): () => void {
  let gesture: Gesture | null = null
  let space = false
  const pointer = (event: MouseEvent): Pointer => {
    const screen = pointOn(event, element)
    const { shiftKey: shift, altKey: alt, ctrlKey, metaKey } = event
    const page = toPage(editor.document, screen)
    return { screen, page, shift, alt, deep: ctrlKey || metaKey }
  }
  const listeners = new AbortController()
  const on = <E extends keyof HTMLElementEventMap>(
    name: E,
    listener: (event: HTMLElementEventMap[E]) => void,
  ) => {
    element.addEventListener(name, listener, {
      signal: listeners.signal,
      passive: false,
    })
  }

  on('pointerdown', (event) => {
    if (event.button > 1 || isTyping(event.target)) return
    // What has the focus, such as a field being typed in, ends first.
    element.focus()
    element.setPointerCapture(event.pointerId)
    const start = pointer(event)
    const panning = space || event.button === 1
    const isMoving = editor.tool.value === 'select'
    const named = isMoving ? namedLayer(event.target) : null
    gesture = panning
      ? panGesture(editor, start)
      : named === null
        ? press(editor, start)
        : pressLayer(editor, start, named)
  })
  on('pointermove', (event) => {
    if (gesture) gesture.move(pointer(event))
    else hover(editor, element, pointer(event), space)
  })
  on('pointerup', (event) => {
    const ended = gesture
    gesture = null
    ended?.end(pointer(event))
  })
  on('pointercancel', () => {
    gesture?.cancel()
    gesture = null
  })
  on('pointerleave', () => (editor.hovered.value = null))
  on('dblclick', (event) => {
    if (!isTyping(event.target)) enter(editor, pointer(event))
  })
  on('contextmenu', (event) => {
    if (isTyping(event.target)) return
    event.preventDefault()
    chooseFromMenu(editor, namedLayer(event.target), pointer(event))
    editor.contextMenu.value = { x: event.clientX, y: event.clientY }
  })
  on('wheel', (event) => {
    event.preventDefault()
    turn(editor, event, pointer(event))
  })
  on('keydown', (event) => {
    if (isTyping(event.target)) return
    if (event.key === 'Escape' && gesture) {
      gesture.cancel()
      gesture = null
      event.stopPropagation()
    }
  })
  // Wherever the focus is, unless Space means something there.
  const onSpace = (down: boolean) => (event: KeyboardEvent) => {
    if (event.code !== 'Space' || takesSpace(event.target)) return
    event.preventDefault()
    space = down
    element.style.cursor = down ? 'grab' : ''
  }
  const { signal } = listeners
  window.addEventListener('keydown', onSpace(true), { signal })
  window.addEventListener('keyup', onSpace(false), { signal })
  return () => {
    listeners.abort()
  }
}

const takesSpace = (target: EventTarget | null) =>
  target instanceof Element && target.matches('input, textarea, button')

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLTextAreaElement

function hover(
  editor: Editor,
  element: HTMLElement,
  at: Pointer,
  panning: boolean,
): void {
  const { document, tool, hovered } = editor
  if (tool.value !== 'select' || panning) {
    hovered.value = null
    element.style.cursor = panning ? 'grab' : tools[tool.value].cursor
    return
  }
  const hold = holdAt(document, at.screen)
  element.style.cursor = hold?.cursor ?? 'default'
  const chain = hold ? [] : chainAt(document, at.page)
  const layer = pickOf(document, chain, at.deep ? 'deepest' : 'press')
  hovered.value = layer?.id ?? null
}

/** A right click selects what is under it, unless that is selected already. */
function chooseFromMenu(
  { document }: Editor,
  named: string | null,
  { page, deep }: Pointer,
): void {
  const chain = chainAt(document, page)
  const id = named ?? pickOf(document, chain, deep ? 'deepest' : 'press')?.id
  const kept = new Set(document.selection)
  if (chain.some((layer) => kept.has(layer.id))) return
  document.select(id === undefined ? [] : [id])
}

/** A double click goes one layer in, or starts typing. */
function enter({ document, editedText }: Editor, { page }: Pointer): void {
  const layer = pickOf(document, chainAt(document, page), 'deeper')
  if (!layer) return
  document.select([layer.id])
  if (layer.type === 'TEXT') editedText.value = layer.id
}

/** Wheel pans, with Shift sideways; with Ctrl or Cmd, and on a pinch, zooms. */
function turn(editor: Editor, event: WheelEvent, at: Pointer): void {
  const { document } = editor
  const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1
  const dx = event.deltaX * lines
  const dy = event.deltaY * lines
  if (at.deep) {
    const step = Math.max(-60, Math.min(60, dy))
    zoomTo(document, document.viewport.zoom * Math.exp(-step / 120), at.screen)
  } else if (at.shift && dx === 0) pan(document, dy, 0)
  else pan(document, dx, dy)
}
