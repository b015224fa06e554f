/** A file in a ZIP archive, by its central directory. */
export interface ZipEntry {
  readonly name: string
  readonly size: number
}

const END_OF_DIRECTORY = 0x06054b50
const ENTRY = 0x02014b50
const END_LENGTH = 22
const ENTRY_LENGTH = 46
/** The longest comment an archive may end with. */
const COMMENT = 0xffff

/** The names and sizes an archive lists, or nothing when it is no archive. */
export function zipEntries(bytes: Uint8Array): ZipEntry[] | undefined {
  const zip = Buffer.from(bytes)
  const last = zip.length - END_LENGTH
  let end = last
  while (end >= Math.max(0, last - COMMENT)) {
    if (zip.readUInt32LE(end) === END_OF_DIRECTORY) return listed(zip, end)
    end -= 1
  }
  return undefined
}

function listed(zip: Buffer, end: number): ZipEntry[] | undefined {
  const entries: ZipEntry[] = []
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (at + ENTRY_LENGTH > end || zip.readUInt32LE(at) !== ENTRY)
      return undefined
    const nameLength = zip.readUInt16LE(at + 28)
    const name = zip.toString(
      'utf8',
      at + ENTRY_LENGTH,
      at + ENTRY_LENGTH + nameLength,
    )
    if (!name.endsWith('/'))
      entries.push({ name, size: zip.readUInt32LE(at + 24) })
    at +=
      ENTRY_LENGTH +
      nameLength +
      zip.readUInt16LE(at + 30) +
      zip.readUInt16LE(at + 32)
  }
  return entries
}
