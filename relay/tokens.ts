/** A member of the environment, before the ledger knows them. */
export interface NamedToken {
  readonly name: string
  readonly token: string
}

/** Letters, digits and signs without blanks. */
export const tokenForm = /^[!-~]{16,}$/

/** Different letters that chance puts into 16 of them, nearly always. */
const fewestLetters = 6

/** Why somebody could guess a token or take it for another; null: nobody can. */
export function weaknessOf(
  tokens: readonly NamedToken[],
  others: Readonly<Record<string, string>>,
): string | null {
  const owners = new Map<string, string>()
  for (const { name, token } of tokens) {
    if (new Set(token).size < fewestLetters)
      return `The token of ${name} repeats a few letters and could be guessed. Make one with: openssl rand -hex 16`
    const [other] =
      Object.entries(others).find(([, value]) => value === token) ?? []
    if (other)
      return `The token of ${name} is the same as ${other}. Make another with: openssl rand -hex 16`
    const twin = owners.get(token)
    if (twin)
      return `${twin} and ${name} have the same token. Give each their own: openssl rand -hex 16`
    owners.set(token, name)
  }
  return null
}
