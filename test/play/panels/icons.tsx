/** The editor's icons: strokes on a 16 × 16 grid. */

const paths = {
  select: 'M3.5 2.5 12.5 6.8 8.4 8.2 6.7 12.6Z',
  hand: 'M5 8V4.2a1 1 0 0 1 2 0V7 3.2a1 1 0 0 1 2 0V7 4a1 1 0 0 1 2 0v4.5C11 11.5 9.5 13.5 7.3 13.5 5.3 13.5 4.6 12.3 3 9.4a1 1 0 0 1 1.7-1L5 8.8',
  frame: 'M5 2v12M11 2v12M2 5h12M2 11h12',
  rectangle: 'M3 3.5h10v9H3Z',
  ellipse: 'M13 8A5 5 0 1 1 3 8a5 5 0 0 1 10 0Z',
  pencil:
    'M3 13l.8-3L10.5 3.3a1.2 1.2 0 0 1 1.7 0l.5.5a1.2 1.2 0 0 1 0 1.7L6 12.2 3 13ZM9.5 4.5l2 2',
  brush:
    'M13.2 2.8 7.6 8.4M6 9c-1.6 0-2.3 1.1-2.4 2.3-.1.9-.6 1.5-1.1 1.9 2.6.6 5.4-.2 5.4-2.4C7.9 9.8 7 9 6 9Z',
  text: 'M3.5 5V3.5h9V5M8 3.5v9M6.5 12.5h3',
  undo: 'M6 3 3 6l3 3M3 6h6.5a3.5 3.5 0 0 1 0 7H6',
  redo: 'M10 3l3 3-3 3M13 6H6.5a3.5 3.5 0 0 0 0 7H10',
  sun: 'M8 5.2A2.8 2.8 0 1 1 8 10.8 2.8 2.8 0 0 1 8 5.2ZM8 1.5v1.4M8 13.1v1.4M1.5 8h1.4M13.1 8h1.4M3.4 3.4l1 1M11.6 11.6l1 1M12.6 3.4l-1 1M4.4 11.6l-1 1',
  moon: 'M12.8 9.6A5.3 5.3 0 0 1 6.4 3.2 5.3 5.3 0 1 0 12.8 9.6Z',
  cloud:
    'M4.8 10.5a2.6 2.6 0 0 1 .2-5.2 3.4 3.4 0 0 1 6.4.9 2.2 2.2 0 0 1-.2 4.3ZM6 12l-.7 1.7M9.8 12l-.7 1.7',
  chevron: 'M6.5 5.5 9 8l-2.5 2.5',
  down: 'M5.5 6.5 8 9l2.5-2.5',
  eye: 'M1.8 8C3.2 5.5 5.4 4.2 8 4.2S12.8 5.5 14.2 8C12.8 10.5 10.6 11.8 8 11.8S3.2 10.5 1.8 8ZM8 6.2a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6Z',
  eyeOff:
    'M2.5 7c1.3 1.9 3.2 2.9 5.5 2.9S12.2 8.9 13.5 7M4.2 9.2 3 10.8M8 9.9v2M11.8 9.2l1.2 1.6',
  lock: 'M4 7.2h8v5.6H4ZM5.7 7.2V5.5a2.3 2.3 0 0 1 4.6 0v1.7',
  unlock: 'M4 7.2h8v5.6H4ZM5.7 7.2V5a2.3 2.3 0 0 1 4.4-.9',
  minus: 'M3.5 8h9',
  plus: 'M3.5 8h9M8 3.5v9',
  close: 'M4.5 4.5l7 7M11.5 4.5l-7 7',
  page: 'M4 2.5h5l3 3v8H4ZM9 2.5v3h3',
  vector: 'M3 12.5C4 6.5 7 4 12.5 3.5M2 11.5h2v2H2ZM11.5 2.5h2v2h-2Z',
  group:
    'M3 4.5V3h1.5M7 3h2M11.5 3H13v1.5M13 7v2M13 11.5V13h-1.5M9 13H7M4.5 13H3v-1.5M3 9V7',
  component:
    'M8 2.2 9.9 4.1 8 6 6.1 4.1ZM8 10l1.9 1.9L8 13.8l-1.9-1.9ZM4.1 6.1 6 8 4.1 9.9 2.2 8ZM11.9 6.1 13.8 8l-1.9 1.9L10 8Z',
  instance: 'M8 2.5 13.5 8 8 13.5 2.5 8Z',
  rows: 'M3 3h10v4H3ZM3 9.5h10v3.5H3Z',
  columns: 'M3 3h4v10H3ZM9.5 3H13v10H9.5Z',
  picture:
    'M2.5 3h11v10h-11ZM2.5 11l3.2-3.2 2.4 2.3 2.2-2.2 3.2 3.1M10.7 5.8h.01',
  line: 'M3 13 13 3',
  star: 'M8 2.3l1.7 3.6 3.9.5-2.9 2.7.8 3.9L8 11.1 4.5 13l.8-3.9L2.4 6.4l3.9-.5Z',
  polygon: 'M8 3l5.5 9.5h-11Z',
  union: 'M3 3h6.5v3.5H13V13H6.5V9.5H3Z',
  mask: 'M8 3a5 5 0 1 1 0 10M8 3a5 5 0 1 0 0 10M8 3v10',
  plugin: 'M6 2.5v3M10 2.5v3M4 5.5h8V8a4 4 0 0 1-8 0ZM8 12v2',
  actions:
    'M3 4.5h5M11 4.5h2M3 11.5h2M8 11.5h5M9.5 3a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3ZM6.5 10a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3Z',
  sidebar:
    'M3.5 3h9a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1ZM6.5 3v10',
  eraser: 'M6.2 12.5 3 9.3l6-6 4 4-5.2 5.2ZM5.8 6.5l4 4M6 12.5h7',
  angle: 'M3 3v10h10M3 8a5 5 0 0 1 5 5',
  opacity: 'M3 3h10v10H3ZM3 13 13 3M8 8h5M6 10h7',
  corner: 'M3.5 13V7.5a4 4 0 0 1 4-4H13',
  weight: 'M3 4h10M3 8h10M3 7.5h10M3 12h10M3 11.5h10M3 12.5h10',
  lineHeight: 'M3 2.8h10M3 13.2h10M5.5 11 8 5l2.5 6M6.4 9h3.2',
  letterSpacing: 'M2.8 3v10M13.2 3v10M5.5 11 8 5l2.5 6M6.4 9h3.2',
  paddingAcross: 'M2.8 3v10M13.2 3v10M5.8 5.5h4.4v5H5.8Z',
  paddingDown: 'M3 2.8h10M3 13.2h10M5.5 5.8h5v4.4h-5Z',
  alignLeft: 'M2.8 2.5v11M5 5h8M5 5v1.8h8V5M5 9.2h5v1.8H5Z',
  alignCentre: 'M8 2.5v11M4 5h8v1.8H4ZM5.5 9.2h5v1.8h-5Z',
  alignRight: 'M13.2 2.5v11M3 5h8v1.8H3ZM6 9.2h5v1.8H6Z',
  alignTop: 'M2.5 2.8h11M5 5v8h1.8V5ZM9.2 5v5h1.8V5Z',
  alignMiddle: 'M2.5 8h11M5 4v8h1.8V4ZM9.2 5.5v5h1.8v-5Z',
  alignBottom: 'M2.5 13.2h11M5 3v8h1.8V3ZM9.2 6v5h1.8V6Z',
  grid: 'M3 3h4v4H3ZM9 3h4v4H9ZM3 9h4v4H3ZM9 9h4v4H9Z',
  section: 'M2.5 5.5h11v8h-11ZM2.5 5.5v-3h5v3',
  search: 'M7 3a4 4 0 1 1 0 8 4 4 0 0 1 0-8ZM10 10l3.5 3.5',
  help: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11ZM6.4 6.3a1.6 1.6 0 1 1 2.4 1.4c-.5.3-.8.6-.8 1.2M8 11v.1',
} as const

export type IconName = keyof typeof paths

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  )
}
