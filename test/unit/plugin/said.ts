import type { Selection } from '../../../plugin/shared/protocol.ts'
import type { Stage } from './stage.ts'

/** What the panel says, of the usual way: source ← masks, and why. */
export const said = ({ targets, nothing }: Selection) =>
  nothing ??
  targets.map(([{ source, mask }]) =>
    [source?.id, mask?.layers.map(({ id }) => id).join('+'), mask?.reason]
      .filter(Boolean)
      .join(' '),
  )

export async function understood(stage: Stage, ...ids: string[]) {
  await stage.select(...ids)
  return said(await stage.host.read())
}

/** Exports what is understood of a selection, with all that it shows. */
export async function exported(stage: Stage, scale: number, ...ids: string[]) {
  await stage.select(...ids)
  const [usual, ...others] = (await stage.host.read()).targets[0]!
  return stage.host.export(others.pop() ?? usual, scale)
}
