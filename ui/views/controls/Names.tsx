import type { Layer } from '../../../plugin/shared/protocol.ts'

/** Two by name, more by number. */
export function Names({ layers }: { layers: readonly Layer[] }) {
  const [first, second] = layers
  const more = layers.length - 2
  return (
    <>
      <strong>{first?.name}</strong>
      {second && (
        <>
          {more > 0 ? ', ' : ' and '}
          <strong>{second.name}</strong>
        </>
      )}
      {more > 0 && ` and ${String(more)} more`}
    </>
  )
}
