/** What Figma asks for beside a plugin's listing, pixels; files of docs/pictures. */
const listing = { width: 1920, height: 1080 }

export const sizes = {
  'icon.png': { width: 128, height: 128 },
  'cover.png': listing,
  'edit.png': listing,
  'remove.png': listing,
  'tools.png': listing,
}

export type PictureName = keyof typeof sizes
