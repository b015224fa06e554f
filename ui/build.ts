declare const RELAY: string
declare const DIRECT_ALLOWED: boolean
declare const VERSION: string

/** The relay's origin that was baked in with the manifest's hosts. */
export const relay = RELAY

/** A build for a team's relay may reach nothing else. */
export const directAllowed = DIRECT_ALLOWED

export const version = VERSION
