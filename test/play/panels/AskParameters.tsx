/** The actions bar while a command's parameters are typed in. */
import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { Offer } from '../../figma/api/parameters.ts'
import type { ParameterEntry } from '../../figma/figma.ts'
import type { Editor } from '../editor.ts'
import type { MenuEntry } from '../setup.ts'
import { Choices } from './Choices.tsx'

interface Props {
  editor: Editor
  entry: MenuEntry
  onEnd: () => void
  giveFocusBack: () => void
}

export function AskParameters(props: Props) {
  const { editor, entry, onEnd, giveFocusBack } = props
  const field = useRef<HTMLInputElement>(null)
  /** The plugin starts meanwhile: a quick hand is not to be lost. */
  const typing = useRef<Promise<ParameterEntry> | null>(null)
  const query = useSignal('')
  const offer = useSignal<Offer | null>(null)
  const at = useSignal(0)
  const answers = useSignal<Record<string, unknown>>({})
  const parameter = entry.parameters?.find(({ key }) => !(key in answers.value))
  const suggestions =
    offer.value?.kind === 'suggestions' ? offer.value.list : []
  const list = suggestions.map(({ name, data }) => ({ label: name, data }))

  const tell = (what: (plugin: ParameterEntry) => void) =>
    void typing.current?.then(what).catch((error: unknown) => {
      editor.tell(error instanceof Error ? error.message : String(error), true)
    })

  const ask = (text: string) => {
    query.value = text
    at.value = 0
    const next = entry.parameters?.find(({ key }) => !(key in answers.value))
    const known = answers.value
    if (next) tell((plugin) => plugin.type(next.key, text, known))
  }

  useEffect(() => {
    field.current?.focus()
    typing.current = editor.figma.value.enterParameters(
      entry.command,
      (made) => {
        offer.value = made
      },
    )
    ask('')
  }, [])

  const answer = (chosen: { data: unknown } | undefined) => {
    if (!parameter) return
    const value = chosen ? chosen.data : query.value
    answers.value = { ...answers.value, [parameter.key]: value }
    const isWhole = entry.parameters?.every(({ key }) => key in answers.value)
    if (isWhole) {
      const values = answers.value
      tell((plugin) => plugin.run(values))
      onEnd()
      giveFocusBack()
    } else ask('')
  }

  const leave = () => {
    if (entry.parameters?.every(({ key }) => key in answers.value)) return
    tell((plugin) => plugin.cancel())
    onEnd()
  }

  const label = parameter?.name ?? entry.name
  return (
    <div class="quick-actions" role="dialog" aria-label={entry.name}>
      <input
        ref={field}
        aria-label={label}
        placeholder={parameter?.description ?? label}
        value={query.value}
        onInput={(event) => ask(event.currentTarget.value)}
        onBlur={leave}
        onKeyDown={(event) => {
          event.stopPropagation()
          const last = list.length - 1
          if (event.key === 'Escape') {
            event.currentTarget.blur()
            giveFocusBack()
          }
          if (event.key === 'ArrowDown') at.value = Math.min(last, at.value + 1)
          if (event.key === 'ArrowUp') at.value = Math.max(0, at.value - 1)
          if (event.key === 'Enter') answer(list[at.value])
        }}
      />
      <Choices choices={list} current={at.value} onChoose={answer} />
      {offer.value && offer.value.kind !== 'suggestions' && (
        <p>{offer.value.message}</p>
      )}
    </div>
  )
}
