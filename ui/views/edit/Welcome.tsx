import type { Panel } from '../../app.ts'
import { KeyForm } from '../settings/KeyForm.tsx'
import { Link } from '../controls/Link.tsx'

/** The first minute: what to do, in three steps. */
export function Welcome(
  panel: Pick<Panel, 'connection' | 'desk' | 'notices' | 'openLink'>,
) {
  const { connection, desk } = panel
  const isNew = !connection.hasKey.value && !desk.jobs.value.length
  if (!isNew) return null
  return (
    <section class="section welcome" aria-labelledby="welcome-title">
      <h2 id="welcome-title">Change part of a design with words</h2>
      <ol>
        <li>
          <strong>Add your Ideogram key.</strong> Images are paid for from its
          prepaid balance; the price is said before you press.
          <KeyForm {...panel} />
          <Link {...panel} url="https://ideogram.ai/platform">
            Get a key at Ideogram
          </Link>
        </li>
        <li>
          <strong>Draw a shape</strong> over what should change, on any frame or
          image. It becomes the mask.
        </li>
        <li>
          <strong>Say what should be there</strong> and press Generate. Results
          land exactly in place; the rest stays as it is.
        </li>
      </ol>
    </section>
  )
}
