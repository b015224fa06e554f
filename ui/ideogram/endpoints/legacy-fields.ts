import * as value from './values.ts'

/** The day the price pages were read. */
export const date = '2026-10-10'

export const run = {
  magic_prompt_option: value.magicPrompt,
  num_images: value.numImages,
  seed: value.seed,
}
/** US dollars an image. */
export const usd = { V_2: 0.08, V_2_TURBO: 0.05 }
