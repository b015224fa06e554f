/** What the selected layer is like, and what can be done with it. */
import { commands } from '../../commands/commands.ts'
import type { Editor } from '../../editor.ts'
import { Icon } from '../icons.tsx'
import { iconOf, typeName } from '../layer-icon.ts'
import { Appearance } from './Appearance.tsx'
import { Effects } from './Effects.tsx'
import { Fills } from './Fills.tsx'
import { Layout } from './Layout.tsx'
import { Page } from './Page.tsx'
import { Alignment, Position } from './Position.tsx'
import { Relaunch } from './Relaunch.tsx'
import type { LayerProps } from './section.tsx'
import { Section } from './section.tsx'
import { Typography } from './Typography.tsx'

export function Properties({ editor }: { editor: Editor }) {
  const [layer, ...others] = editor.selected
  if (!layer) return <Page editor={editor} />
  if (others.length > 0) return <Several editor={editor} />
  return <One key={layer.id} editor={editor} layer={layer} />
}

function Several({ editor }: { editor: Editor }) {
  return (
    <>
      <header class="layer-head">
        <h2>{editor.selected.length} layers</h2>
      </header>
      <Section title="Position">
        <Alignment editor={editor} />
      </Section>
      <Section title="Export">
        <ExportButton editor={editor} />
      </Section>
    </>
  )
}

function One({ editor, layer: shown }: LayerProps) {
  const layer = editor.document.find(shown.id)?.layer ?? shown
  const props = { editor, layer }
  return (
    <>
      <header class="layer-head">
        <Icon name={iconOf(layer)} />
        <h2 title={layer.name}>{layer.name}</h2>
        <small>{typeName(layer)}</small>
      </header>
      <Relaunch {...props} />
      <Position {...props} />
      <Layout {...props} />
      <Appearance {...props} />
      <Typography {...props} />
      <Fills {...props} list="fills" />
      <Fills {...props} list="strokes" />
      <Effects {...props} />
      <Section title="Export">
        <ExportButton editor={editor} />
      </Section>
    </>
  )
}

function ExportButton({ editor }: { editor: Editor }) {
  return (
    <button
      type="button"
      class="wide-button plain"
      onClick={() => {
        commands.exportPng.run(editor)
      }}
    >
      Export as PNG, 2×
    </button>
  )
}
