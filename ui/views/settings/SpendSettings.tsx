import { Textbox } from '@create-figma-plugin/ui'
import { useState } from 'preact/hooks'
import type { Panel } from '../../app.ts'
import type { Standing } from '../../parts/connection-standing.ts'
import { dayWords, spendWords } from '../edit/MemberBudget.tsx'
import { Group } from '../controls/Group.tsx'
import { Link } from '../controls/Link.tsx'
import { dollars } from '../controls/figures.ts'

const usage = 'https://ideogram.ai/platform'

/** What the month cost so far, and from where on Generate asks first. */
export function SpendSettings({
  connection: { standing },
  notices,
  openLink,
  settings,
  spending: { byTool, monthSpend },
}: Pick<
  Panel,
  'connection' | 'notices' | 'openLink' | 'settings' | 'spending'
>) {
  const { monthlyLimit } = settings.values.value
  const [limit, setLimit] = useState(
    monthlyLimit === null ? '' : String(monthlyLimit),
  )
  return (
    <Group title="Spent this month">
      {standing.value && <p>{memberWords(standing.value)}</p>}
      <div class="row">
        <span class="grow">
          About <strong>{dollars(monthSpend.value)}</strong>, from this computer
        </span>
        <Link openLink={openLink} url={usage}>
          Usage at Ideogram
        </Link>
      </div>
      {byTool.value.map(({ label, usd }) => (
        <p key={label} class="quiet">
          {label}: {dollars(usd)}
        </p>
      ))}
      <div class="field">
        <label for="limit-control" class="field-label">
          Limit
        </label>
        <div class="field-control">
          <Textbox
            id="limit-control"
            aria-describedby="limit-hint"
            icon="$"
            inputMode="decimal"
            placeholder="No limit"
            value={limit}
            onValueInput={(text: string) => {
              setLimit(text)
              void notices.attempt(() =>
                settings.change({ monthlyLimit: limitOf(text) }),
              )
            }}
          />
        </div>
        <p id="limit-hint" class="hint quiet">
          A month; Repaint asks before it goes beyond it
        </p>
      </div>
    </Group>
  )
}

function memberWords(standing: Standing): string {
  const { name, spentUsd, budgetUsd, resetsOn } = standing
  const left =
    budgetUsd === null
      ? ''
      : ` ${dollars(Math.max(0, budgetUsd - spentUsd))} is left until ${dayWords(resetsOn)}.`
  return `${name}, through the team’s relay: ${spendWords(standing)}.${left}`
}

function limitOf(text: string): number | null {
  const limit = Number.parseFloat(text.replace(',', '.'))
  return Number.isFinite(limit) && limit >= 0 ? limit : null
}
