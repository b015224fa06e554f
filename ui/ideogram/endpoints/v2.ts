import { endpoint } from '../endpoint.ts'
import { choice, flag, image, images, required, text, texts } from '../field.ts'
import { generationAnswer } from './answers.ts'
import * as value from './values.ts'

const lower = <const T extends string>(names: readonly T[]) =>
  names.map((name) => name.toLowerCase() as Lowercase<T>)

const prompt = required(text({ minLength: 1, maxLength: 10000 }))
/** Checked and priced, neither run nor billed. */
const dryRun = { ...flag(false), at: 'query' } as const

/**
 * The second API's edits. Its `async` and `webhook_url` are left out: this
 * client waits for what it has paid for.
 */
export const v2 = {
  inpaintV2: endpoint({
    method: 'POST',
    path: '/v2/image/inpaint/ideogram-3',
    encoding: 'multipart',
    fields: {
      image: required(image()),
      /** The size of `image`, pure black (edit) and white (keep). */
      mask: required(image()),
      prompt,
      magic_prompt: choice(['auto', 'on', 'off'], 'auto'),
      num_images: value.numImages,
      rendering_speed: choice(['turbo', 'default', 'quality'], 'default'),
      seed: value.seed,
      style_type: choice(lower(value.styleTypeV3.options)),
      style_preset: choice(lower(value.stylePresets)),
      style_codes: texts(Number.MAX_SAFE_INTEGER, value.styleCode),
      style_reference_images: images(10),
      enable_copyright_detection: flag(false),
      private: flag(false),
      dry_run: dryRun,
    },
    rules: [
      { kind: 'apart', fields: ['style_codes', 'style_reference_images'] },
      { kind: 'apart', fields: ['style_codes', 'style_type'] },
    ],
    answer: generationAnswer,
    price: {
      per: 'image',
      by: ['rendering_speed'],
      usd: { turbo: 0.03, default: 0.06, quality: 0.09 },
      date: '2026-10-10',
    },
  }),
  preciseEditV2: endpoint({
    method: 'POST',
    path: '/v2/image/precise-edit/ideogram-4-5',
    encoding: 'multipart',
    fields: {
      /** Comes back in the same size, pixels the edit did not touch copied exactly. */
      image: required(image()),
      /** The size of `image`, holding both black (edit) and white (keep). */
      mask: image(),
      prompt,
      /** Three at most beside a mask. */
      reference_images: images(4),
      quality: choice(['very_low', 'low', 'medium', 'high'], 'medium'),
      num_images: value.numImages,
      seed: value.seed,
      /** `y_min,x_min,y_max,x_max` in pixels, at least 256 a side. */
      context_window: text({ pattern: /^(none|auto|\d+,\d+,\d+,\d+)$/ }),
      dry_run: dryRun,
    },
    rules: [],
    answer: generationAnswer,
    price: {
      per: 'image',
      by: ['quality'],
      usd: { very_low: 0.008, low: 0.03, medium: 0.06, high: 0.22 },
      date: '2026-11-16',
      uncertain: 'A reseller lists 0.20 for high.',
    },
  }),
}
