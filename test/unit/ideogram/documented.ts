/**
 * The fields of every operation as the API's reference lists them, written
 * from the reference and not from the rows. `!` = required.
 */
const style = 'style_preset color_palette style_codes style_reference_images'
const character = 'character_reference_images character_reference_images_mask'
const request =
  'prompt! aspect_ratio model magic_prompt_option seed style_type negative_prompt num_images resolution color_palette'
const masked = `image! mask! prompt! magic_prompt num_images seed rendering_speed style_type ${style} ${character}`

export const documented: Record<string, string> = {
  'POST /v1/ideogram-v3/generate': `prompt! seed resolution aspect_ratio rendering_speed magic_prompt negative_prompt num_images style_type custom_model_uri ${style} ${character}`,
  'POST /v1/ideogram-v3/generate-transparent':
    'prompt! seed upscale_factor aspect_ratio rendering_speed magic_prompt negative_prompt num_images',
  'POST /v1/ideogram-v3/inpaint': masked,
  'POST /v1/ideogram-v3/edit': masked,
  'POST /v1/ideogram-v3/remix': `image! prompt! image_weight seed resolution aspect_ratio rendering_speed magic_prompt negative_prompt num_images style_type ${style} ${character}`,
  'POST /v1/ideogram-v3/reframe': `image! resolution! num_images seed rendering_speed ${style}`,
  'POST /v1/ideogram-v3/replace-background': `image! prompt! magic_prompt num_images seed rendering_speed ${style}`,
  'POST /v1/remove-background': 'image!',
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
  'POST /v2/image/inpaint/ideogram-3':
    'image! mask! prompt! magic_prompt num_images rendering_speed seed style_type style_preset style_codes style_reference_images enable_copyright_detection private dry_run',
  'POST /v2/image/precise-edit/ideogram-4-5':
    'image! mask prompt! reference_images quality num_images seed context_window dry_run',
}
