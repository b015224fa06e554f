import type { ToolView } from '../wire.ts'

/** @param allowed names; null: all but those that must be named */
export function ToolsField({
  tools,
  allowed,
  set,
}: {
  tools: readonly ToolView[]
  allowed: readonly string[] | null
  set: (allowed: readonly string[] | null) => void
}) {
  const usual = tools.filter((tool) => !tool.mustBeNamed)
  const named = tools.filter((tool) => tool.mustBeNamed)
  const besides = named.map(({ label }) => label).join(', ')
  return (
    <fieldset>
      <legend>Tools</legend>
      <label class="check">
        <input
          type="radio"
          name="tools"
          checked={allowed === null}
          onChange={() => set(null)}
        />
        All but “{besides}”, also those of later versions
      </label>
      <label class="check">
        <input
          type="radio"
          name="tools"
          checked={allowed !== null}
          onChange={() => set(allowed ?? usual.map(({ name }) => name))}
        />
        Only these
      </label>
      {allowed !== null && (
        <div class="tools">
          {[...named, ...usual].map(({ name, label }) => (
            <label class="check" key={name}>
              <input
                type="checkbox"
                checked={allowed.includes(name)}
                onChange={({ currentTarget: { checked } }) =>
                  set(
                    checked
                      ? [...allowed, name]
                      : allowed.filter((one) => one !== name),
                  )
                }
              />
              {label}
            </label>
          ))}
        </div>
      )}
    </fieldset>
  )
}
