import { signal } from '@preact/signals'

export type ScreenName = 'edit' | 'settings' | 'paint'

export type Screen = ReturnType<typeof createScreen>

/** Which screen is open. */
export function createScreen() {
  const name = signal<ScreenName>('edit')
  return {
    name,
    open: (screen: ScreenName) => {
      name.value = screen
    },
  }
}
