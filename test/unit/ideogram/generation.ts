import { reply } from './recorder.ts'

/** A generation as the service tells of it. */

export const id = 'bzue-VZtSlSMAneIbfCo2A'
export const url = 'https://ideogram.ai/api/images/ephemeral/a.png?exp=1&sig=f'
export const entry = {
  url,
  prompt: 'a fox',
  resolution: '1024x1024',
  seed: 7,
  is_image_safe: true,
}
export const created = '2026-11-30T04:56:07+00:00'
export const accepted = reply(200, {
  generation_id: id,
  generation_kind: 'sampling',
})
export const pending = reply(200, {
  generation_id: id,
  status: 'pending',
  created,
})
export const completed = reply(200, {
  generation_id: id,
  status: 'completed',
  created,
  response_type: 'url',
  data: [{ ...entry, object_type: 'image.generation' }],
})
export const failed = (failure_reason?: unknown) =>
  reply(200, { generation_id: id, status: 'failed', created, failure_reason })
