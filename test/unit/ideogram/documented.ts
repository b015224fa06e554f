/**
 * The fields of every operation as the API's references list them, written
 * from the references and not from the rows. `!` = required. Of the second API
 * without `webhook_url`, `target_collection_id`, fonts, and whatever names
 * something that is stored at Ideogram.
 */
const style = 'style_preset color_palette style_codes style_reference_images'
const character = 'character_reference_images character_reference_images_mask'
const request =
  'prompt! aspect_ratio model magic_prompt_option seed style_type negative_prompt num_images resolution color_palette'
const masked = `image! mask! prompt! magic_prompt num_images seed rendering_speed style_type ${style} ${character}`

const later = 'async dry_run'
const run = `num_images seed ${later}`
const guarded = 'private enable_copyright_detection'
const words = `prompt! magic_prompt rendering_speed ${run} ${guarded}`
const style2 = 'style_preset style_codes style_reference_images'
const newest = `prompt! images mask size quality magic_prompt ${run} ${guarded}`

const first: Record<string, string> = {
  'POST /v1/ideogram-v3/generate': `prompt! seed resolution aspect_ratio rendering_speed magic_prompt negative_prompt num_images style_type custom_model_uri ${style} ${character}`,
  'POST /v1/ideogram-v3/generate-transparent':
    'prompt! seed upscale_factor aspect_ratio rendering_speed magic_prompt negative_prompt num_images',
  'POST /v1/ideogram-v3/inpaint': masked,
  'POST /v1/ideogram-v3/edit': masked,
  'POST /v1/ideogram-v3/remix': `image! prompt! image_weight seed resolution aspect_ratio rendering_speed magic_prompt negative_prompt num_images style_type ${style} ${character}`,
  'POST /v1/ideogram-v3/reframe': `image! resolution! num_images seed rendering_speed ${style}`,
  'POST /v1/ideogram-v3/replace-background': `image! prompt! magic_prompt num_images seed rendering_speed ${style}`,
  'POST /v1/remove-background': 'image!',
  'POST /v1/remove-object': 'image! mask! seed',
  'POST /v1/ideogram-v3/layerize-text': 'image! prompt seed',
  'POST /v1/edit':
    'prompt! images image_urls num_images seed magic_prompt resolution aspect_ratio transparent_background',
  'POST /upscale':
    'image_file! prompt resemblance detail magic_prompt_option num_images seed',
  'POST /describe': 'image_file! describe_model_version',
  'POST /generate': request,
  'POST /edit':
    'image_file! mask! prompt! model! magic_prompt_option num_images seed style_type',
  'POST /remix': `image_file! ${request} image_weight`,
  'POST /reframe': 'image_file! resolution! model! num_images seed style_type',
  'GET /datasets': '',
  'POST /datasets': 'name!',
  'GET /datasets/{dataset_id}': 'dataset_id!',
  'POST /datasets/{dataset_id}/upload_assets': 'dataset_id! files!',
  'POST /v1/ideogram-v3/train-model': 'dataset_id! model_name!',
  'GET /models': 'scope status',
  'GET /models/{model_id}': 'model_id!',
}

const second: Record<string, string> = {
  'POST /v2/image/inpaint/ideogram-3': `image! mask! prompt! magic_prompt rendering_speed style_type ${style2} ${run} ${guarded}`,
  'POST /v2/image/precise-edit/ideogram-4-5': `image! mask prompt! reference_images quality context_window ${run} ${guarded}`,
  'POST /v2/image/remove-object/ideogram-1': 'image! mask! seed dry_run',
  'POST /v2/image/remove-background/ideogram-1': `image! private ${later}`,
  'POST /v2/image/replace-background/ideogram-3':
    'image! prompt! num_images rendering_speed private dry_run',
  'POST /v2/image/generate/ideogram-4-6': newest,
  'POST /v2/image/generate/ideogram-4-5': newest,
  'POST /v2/image/generate/ideogram-4': `${words} resolution`,
  'POST /v2/image/generate/ideogram-4-transparent': `${words} aspect_ratio output_resolution`,
  'POST /v2/image/generate/ideogram-4-custom-model': `${words} resolution custom_model_uri!`,
  'POST /v2/image/generate/ideogram-3-custom-model': `${words} resolution aspect_ratio negative_prompt color_palette custom_model_uri! ${style2}`,
  'POST /v2/image/generate/ideogram-2': `${words} aspect_ratio negative_prompt style_type`,
  'POST /v2/image/remix/ideogram-3': `${words} image! image_weight negative_prompt aspect_ratio resolution color_palette style_type ${style2}`,
  'POST /v2/image/remix/ideogram-4': `image! prompt! image_weight num_images rendering_speed resolution ${guarded} ${later}`,
  'POST /v2/image/reframe/ideogram-3': `image! resolution! rendering_speed color_palette ${style2} ${run}`,
  'POST /v2/image/upscale/auto': `image! upscale_factor seed private ${later}`,
  'POST /v2/image/describe/ideogram-3': 'image!',
  'POST /v2/image/describe/ideogram-4':
    'image! include_bbox include_style_descriptions include_tags',
  'POST /v2/design/layerize/ideogram-3': `image! prompt seed private ${later}`,
  'POST /v2/svg/generate/ideogram-vector-1':
    'prompt! images aspect_ratio quality dry_run',
  'POST /v2/svg/vectorize/ideogram-vector-1': 'image! mode dry_run',
  'GET /v2/generations/{generation_id}': 'generation_id!',
}

export const documented: Record<string, string> = { ...first, ...second }
