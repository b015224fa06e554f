/** What a ledger is asked and answers, as text: bytes too, and nothing. */
export const toText = (value: unknown): string =>
  JSON.stringify({ value }, (_, one: unknown) =>
    one instanceof Uint8Array ? { base64: toBase64(one) } : one,
  )

export const fromText = (text: string): unknown =>
  (
    JSON.parse(text, (_, one: unknown) =>
      typeof one === 'object' && one !== null && 'base64' in one
        ? fromBase64(String(one.base64))
        : one,
    ) as { value?: unknown }
  ).value

function toBase64(bytes: Uint8Array): string {
  let letters = ''
  for (let at = 0; at < bytes.length; at += 30_000)
    letters += String.fromCharCode(...bytes.subarray(at, at + 30_000))
  return btoa(letters)
}

const fromBase64 = (text: string) =>
  Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
