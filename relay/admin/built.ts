import type { AdminPage } from './page.ts'

// The build puts them in.
declare const ADMIN_SCRIPT: string
declare const ADMIN_STYLE: string

/** The page of a built relay. */
export const builtPage: AdminPage = {
  script: ADMIN_SCRIPT,
  style: ADMIN_STYLE,
}
