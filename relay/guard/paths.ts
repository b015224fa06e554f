/** Dots and slashes that one server reads as such and another as letters. */
const disguised = /%2e|%2f|%5c|%00|\.\.;|\\/i

export const isDisguised = (path: string) => disguised.test(path)
