/** `1, 2 or 3` */
export function either(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${last}` : last
}

/** Whether two names are one, however they are written: `4.5 true pixels`. */
export function isAlike(one: string, other: string): boolean {
  return bare(one) === bare(other)
}

const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
