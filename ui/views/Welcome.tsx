import type { App as Panel } from '../app.ts'
import { KeyForm } from './KeyForm.tsx'
import { Link } from './Link.tsx'

/** The first minute: what to do, in three steps. */
export function Welcome({ app }: { app: Panel }) {
  const { hasKey, jobs, opened } = app.state
  if (!opened.value || hasKey.value || jobs.value.length) return null
  return (
    <section class="section welcome" aria-labelledby="welcome-title">
      <h2 id="welcome-title">Change part of a design with words</h2>
      <ol>
        <li>
          <strong>Add your Ideogram key.</strong> Images are paid for from its
          prepaid balance; the price is said before you press.
          <KeyForm app={app} />
          <Link app={app} url="https://ideogram.ai/platform">
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
