/**
 * Whom to count together: an address, or for IPv6 the network of one customer,
 * who has 2⁶⁴ addresses to choose from.
 */
export function whoIsAt(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return mapped
  if (!address.includes(':')) return address
  const [head = '', tail] = address.split('::')
  const before = head.split(':').filter(Boolean)
  const after = tail?.split(':').filter(Boolean) ?? []
  const zeros = Array<string>(Math.max(0, 8 - before.length - after.length))
  return [...before, ...zeros.fill('0'), ...after].slice(0, 4).join(':')
}
