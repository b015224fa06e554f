/**
 * Pixels of one export. Figma documents no ceiling and has stalled above a
 * few thousand a side; 4096² decodes into 64 MB.
 */
export const exportLimits = { maxSide: 8192, maxArea: 4096 * 4096 }

/** The longest side of a picture that `figma.createImage` takes, in pixels. */
export const maxImageSide = 4096
