/** A text deflated, as base64. */
export function packed(text: string): string
