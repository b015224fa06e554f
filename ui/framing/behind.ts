import type { Remote } from '../../plugin/shared/bridge.ts'
import type { Exported } from '../../plugin/shared/picture.ts'
import type { Host, Target } from '../../plugin/shared/protocol.ts'
import { groundFor, isBlendMode, type Behind } from '../pixels/backdrop.ts'
import type { Pixels } from '../pixels/pixels.ts'
import type { Prepared, PrepareRequest } from '../pixels/prepare.ts'
import { pictureOn } from './on-page.ts'

/**
 * What the transparent parts of an exported source are laid over, so that they
 * are sent as they are seen.
 *
 * @param scale source pixels per canvas unit
 * @throws Failed: source-gone, export-refused
 */
export async function behindOf(
  target: Target,
  { source, blending }: Pick<Exported, 'source' | 'blending'>,
  scale: number,
  host: Pick<Remote<Host>, 'backdrop'>,
): Promise<Behind> {
  const { mode } = blending
  const ground = groundFor(isBlendMode(mode) ? mode : 'NORMAL')
  if (ground !== 'behind') return { color: ground }
  const { picture, color } = await host.backdrop(target, scale)
  if (!picture) return { color }
  return { ...pictureOn(source, picture, scale), color }
}

/** Most sources are opaque: only for the others somebody looks behind. */
export async function preparedOn(
  request: PrepareRequest,
  behind: () => Promise<Behind>,
  pixels: Pick<Pixels, 'prepare'>,
): Promise<Prepared> {
  const prepared = await pixels.prepare(request)
  if (!prepared.alpha) return prepared
  return pixels.prepare({ ...request, behind: await behind() })
}
