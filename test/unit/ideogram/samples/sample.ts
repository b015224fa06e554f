import type { Params } from '../../../../ui/ideogram/endpoint.ts'
import type {
  endpoints,
  EndpointName,
} from '../../../../ui/ideogram/endpoints.ts'

/** What must arrive: path with query, and the body by field name. */
interface Wire {
  url?: string
  /** Each part as text, or as `type:rest of the bytes` for a file; repeated parts in order. */
  parts?: Record<string, string[]>
  json?: unknown
  /** What the JSON text of the part `image_request` must say. */
  request?: unknown
}

export interface Sample<N extends EndpointName = EndpointName> {
  endpoint: N
  params: Params<(typeof endpoints)[N]>
  wire: Wire
}

export const sample = <N extends EndpointName>(
  endpoint: N,
  params: Params<(typeof endpoints)[N]>,
  wire: Wire,
): Sample => ({ endpoint, params, wire })

/** A file as the wire must show it. */
export const file = (rest: string, type = 'image/png') => [`${type}:${rest}`]
