/** What a measurement is held against, and what was found, in words. */
export interface Goal {
  goal: string
  reached: boolean
  found: string
}
