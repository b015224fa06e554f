const onMac = /mac/i.test(navigator.platform)

/** As this computer's keyboard says it. */
export const commandKey = onMac ? '⌘' : 'Ctrl '
