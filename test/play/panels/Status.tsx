/** What this is, and who paints: never out of sight. */
import type { Editor } from '../editor.ts'
import type { Painter } from '../setup.ts'

const painters: Record<Painter, { words: string; title: string }> = {
  embedded: {
    words: 'Stand-in pictures',
    title:
      'The embedded Ideogram answers: it costs nothing, and its pictures are simple drawings',
  },
  real: {
    words: 'Real pictures cost money',
    title: 'The real Ideogram answers, and every picture is paid for',
  },
}

export function Status({ editor }: { editor: Editor }) {
  const { painter } = editor.setup
  const { words, title } = painters[painter]
  return (
    <div class="status">
      <h1>Simulated Figma, not affiliated</h1>
      <span class={`painter ${painter}`} title={title}>
        {words}
      </span>
    </div>
  )
}
