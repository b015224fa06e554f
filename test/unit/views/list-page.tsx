import { render } from 'preact'
import { WhenNear } from '../../../ui/views/controls/WhenNear.tsx'

/** A thousand cards of different heights in the panel's scroller. */
const cards = Array.from({ length: 1000 }, (_, at) => (
  <WhenNear key={at} height={200}>
    <article style={{ height: `${String(150 + (at % 7) * 20)}px` }}>
      Card {at + 1}
    </article>
  </WhenNear>
))

render(
  <main class="scroller" style={{ height: '600px', overflow: 'auto' }}>
    {cards}
  </main>,
  document.body,
)
