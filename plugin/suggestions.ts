/** How many earlier prompts Figma's quick actions offer. */
const most = 8

/** Offers what was typed and the earlier prompts that hold it. */
export async function suggestPrompts({
  query,
  result,
}: ParameterInputEvent): Promise<void> {
  const stored: unknown = await figma.clientStorage.getAsync('prompts')
  const prompts = Array.isArray(stored) ? stored.map(String) : []
  const typed = query.trim()
  const earlier = prompts
    .filter((prompt) => prompt !== typed)
    .filter((prompt) => prompt.toLowerCase().includes(typed.toLowerCase()))
  result.setSuggestions([...(typed ? [typed] : []), ...earlier].slice(0, most))
}
