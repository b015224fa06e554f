import { IconButton, IconStarSmall24 } from '@create-figma-plugin/ui'
import type { Panel } from '../../app.ts'

/** Finds results by their prompts, and those that were marked. */
export function SearchBar({ search }: Pick<Panel, 'search'>) {
  const { words, onlyFavourites } = search
  return (
    <div class="row">
      <input
        type="search"
        class="search grow"
        aria-label="Search by prompt"
        placeholder="Search by prompt"
        value={words.value}
        onInput={({ currentTarget }) => search.setWords(currentTarget.value)}
      />
      <IconButton
        aria-label="Favourites only"
        title="Favourites only"
        aria-pressed={onlyFavourites.value}
        onClick={search.toggleFavourites}
      >
        <IconStarSmall24 />
      </IconButton>
    </div>
  )
}

/** Why nothing is listed. */
export function NothingFound({ search }: Pick<Panel, 'search'>) {
  const words = search.words.value.trim()
  const favourite = search.onlyFavourites.value
  return (
    <p class="quiet prompt-sent" role="status">
      {words
        ? `No ${favourite ? 'favourite' : 'result'} here has “${words}” in its prompt.`
        : 'No favourites here yet. The star below a result makes it one.'}
    </p>
  )
}
