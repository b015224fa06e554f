import sharp from 'sharp'
import type { Client } from '../../../ui/ideogram/client.ts'
import type { Params } from '../../../ui/ideogram/endpoint.ts'
import { endpoints, type EndpointName } from '../../../ui/ideogram/endpoints.ts'
import type { FilePart, ImageType } from '../../../ui/ideogram/field.ts'
import type { Ticket } from '../../../ui/ideogram/ticket.ts'
import { keptIn } from './keeper.ts'

export type Calls = { [N in EndpointName]: Params<(typeof endpoints)[N]> }

const side = 512
const paint = async (
  shade: number,
  hole?: number,
): Promise<FilePart<ImageType>> => {
  const grey = Buffer.alloc(side * side, shade)
  if (hole !== undefined) grey.fill(hole, side * 100, side * 300)
  const raw = { width: side, height: side, channels: 1 } as const
  const bytes = await sharp(grey, { raw }).png().toBuffer()
  return { bytes: new Uint8Array(bytes), type: 'image/png' }
}

/** The address of a model, which it has once it is trained: that takes some looks here. */
const trained = async (client: Client, model_id: string): Promise<string> => {
  for (let looks = 0; looks < 9; looks++) {
    const { model } = await client.call(endpoints.getModel, { model_id })
    if (model.custom_model_uri) return model.custom_model_uri
  }
  throw new Error('The model is never trained.')
}

/** A good call of every row, and what some of them need to be there before. */
export const callsOf = async (client: Client): Promise<Calls> => {
  const image = await paint(120)
  const mask = await paint(255, 0)
  const hole = await paint(0, 255)
  const prompt = 'a red fox in the grass'
  const image_file = image
  const training = Array.from({ length: 15 }, (_, i) => ({
    ...image,
    name: `fox-${String(i)}.png`,
  }))
  const { dataset_id } = await client.call(endpoints.createDataset, {
    name: 'Foxes',
  })
  await client.call(endpoints.uploadAssets, { dataset_id, files: training })
  const trainModel = { dataset_id, model_name: 'Our Foxes' }
  const { model_id } = await client.call(endpoints.trainModel, trainModel)
  const tickets: Ticket[] = []
  const precise = { image, mask, prompt, quality: 'low' } as const
  await client.call(endpoints.preciseEditV2, precise, {
    keepTicket: keptIn(tickets),
  })
  const generation_id = tickets[0]?.id ?? ''
  const custom = { prompt, custom_model_uri: await trained(client, model_id) }
  const color_palette = { name: 'EMBER' } as const
  const palette2 = { name: 'ember' } as const
  const style_codes = ['01234567', '89abcdef']
  const references = { style_reference_images: [image, image] }
  const person = {
    character_reference_images: [image],
    character_reference_images_mask: [mask],
  }
  return {
    edit: { image_file, mask, prompt, model: 'V_2_TURBO', num_images: 2 },
    generate: { prompt, model: 'V_2', color_palette, seed: 5 },
    remix: { image_file, prompt, image_weight: 70, style_type: 'ANIME' },
    reframe: { image_file, resolution: 'RESOLUTION_1152_768', model: 'V_2' },
    upscale: { image_file, resemblance: 70 },
    describe: { image_file, describe_model_version: 'V_2' },
    generateV3: { prompt, aspect_ratio: '16x9', style_codes, ...person },
    generateTransparentV3: { prompt, upscale_factor: 'X2' },
    inpaintV3: { image, mask, prompt, color_palette, ...references },
    editV3: { image, mask, prompt, style_codes, rendering_speed: 'FLASH' },
    remixV3: { image, prompt, resolution: '800x1280', style_type: 'DESIGN' },
    reframeV3: { image, resolution: '1536x640', ...references },
    replaceBackgroundV3: { image, prompt, style_preset: 'ART_DECO' },
    removeBackground: { image },
    layerizeText: { image, prompt },
    editWithPrompt: { prompt, images: [image], transparent_background: true },
    listDatasets: {},
    createDataset: { name: 'More foxes' },
    getDataset: { dataset_id },
    uploadAssets: { dataset_id, files: [image] },
    trainModel,
    listModels: { scope: 'owned', status: ['TRAINING', 'COMPLETED'] },
    getModel: { model_id },
    inpaintV2: { image, mask, prompt, rendering_speed: 'turbo' },
    preciseEditV2: precise,
    removeObject: { image, mask: hole, seed: 5 },
    removeObjectV2: { image, mask: hole },
    removeBackgroundV2: { image, private: true },
    replaceBackgroundV2: { image, prompt, rendering_speed: 'turbo' },
    generate46: { prompt, size: '1056x1024', quality: 'medium' },
    generate45: { prompt, size: '1024x1024', quality: 'low', num_images: 2 },
    generate40: { prompt, resolution: '1280x720', magic_prompt: 'off' },
    generateTransparent40: { prompt, aspect_ratio: '1x1' },
    generateCustom40: { ...custom, resolution: '1024x1024' },
    generateCustom30: { ...custom, aspect_ratio: '4x5', ...references },
    generate20: { prompt, aspect_ratio: '1x1', style_type: 'anime' },
    remixV2: { image, prompt, image_weight: 70, style_preset: 'art_deco' },
    remix40: { image, prompt, image_weight: 70 },
    reframeV2: { image, resolution: '1536x640', color_palette: palette2 },
    upscaleAuto: { image, upscale_factor: 'x2' },
    describeV2: { image },
    describe40: { image, include_tags: true },
    layerizeDesign: { image, prompt },
    generateVector: { prompt, quality: 'low', aspect_ratio: '1x1' },
    vectorize: { image, mode: 'simple' },
    getGeneration: { generation_id },
  }
}
