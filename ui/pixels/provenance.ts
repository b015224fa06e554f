import { has, joined, viewOf, type Format } from './format.ts'
import { jpeg } from './jpeg.ts'
import { chunksOf, png } from './png.ts'

/** Of IPTC's news codes, http://cv.iptc.org/newscodes/digitalsourcetype/. */
export type SourceType =
  | 'trainedAlgorithmicMedia'
  | 'compositeWithTrainedAlgorithmicMedia'
  | 'algorithmicallyEnhanced'

/** What a picture tells of how it came to be; no text of a designer's. */
export interface Provenance {
  sourceType: SourceType
  /** The model. */
  system: string
}

/** Properties of XMP and of IPTC Photo Metadata 2025.1. */
const packetOf = ({ sourceType, system }: Provenance) =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmp:CreatorTool="Repaint" Iptc4xmpExt:AISystemUsed="${system}" Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/${sourceType}"/></rdf:RDF></x:xmpmeta>`

/** Where a kind of file says such things. */
interface Shelf {
  format: Format
  said: (bytes: Uint8Array) => Uint8Array[]
  /** The file's pieces, the packet among them. */
  marked: (bytes: Uint8Array, packet: string) => Uint8Array[]
}

const shelves: readonly Shelf[] = [
  {
    format: png,
    said: (bytes) =>
      chunksOf(bytes)
        .filter(({ type }) => type === 'iTXt' || type === 'caBX')
        .map(({ from, to }) => bytes.subarray(from, to)),
    marked: (bytes, packet) => {
      const keyword = 'XML:com.adobe.xmp'
      const [header, ...rest] = chunksOf(bytes)
      if (!header) return [bytes]
      const others = rest
        .map(({ from, to }) => bytes.subarray(from, to))
        // There may be one packet only, packed or not.
        .filter((one) => !has(viewOf(one), 8, keyword))
      const own = chunk(`iTXt${keyword}\0\0\0\0\0${packet}`)
      return [bytes.subarray(0, header.to), own, ...others]
    },
  },
  {
    format: jpeg,
    // Before the first scan, where no more than that is read of it.
    said: (bytes) => [bytes.subarray(0, 1 << 17)],
    marked: (bytes, packet) => {
      const own = segment(`http://ns.adobe.com/xap/1.0/\0${packet}`)
      // APP0 has to be first where there is one.
      const at = bytes[3] === 0xe0 ? 4 + viewOf(bytes).getUint16(4) : 2
      return [bytes.subarray(0, at), own, bytes.subarray(at)]
    },
  },
]

/**
 * The picture with an XMP packet; its pixels' bytes stay as they are, and equal
 * ones give equal ones. One that tells by itself what it is, in XMP or signed
 * as C2PA, stays whole: a signature would break.
 */
export function withProvenance(
  bytes: Uint8Array,
  provenance: Provenance,
): Uint8Array {
  const view = viewOf(bytes)
  const shelf = shelves.find(({ format }) => format.starts(view))
  if (!shelf || shelf.said(bytes).some(tells)) return bytes
  return joined(shelf.marked(bytes, packetOf(provenance)))
}

function tells(text: Uint8Array): boolean {
  return /DigitalSourceType|c2pa/i.test(new TextDecoder('latin1').decode(text))
}

/** @param text its type and what is in it */
function chunk(text: string): Uint8Array {
  const content = new TextEncoder().encode(text)
  const out = new Uint8Array(content.length + 8)
  viewOf(out).setUint32(0, content.length - 4)
  out.set(content, 4)
  viewOf(out).setUint32(content.length + 4, crc32(content))
  return out
}

function segment(text: string): Uint8Array {
  const content = new TextEncoder().encode(text)
  const out = new Uint8Array(content.length + 4)
  viewOf(out).setUint16(0, 0xffe1)
  viewOf(out).setUint16(2, content.length + 2)
  out.set(content, 4)
  return out
}

/** As PNG has it, bit by bit: a packet is short. */
function crc32(bytes: Uint8Array): number {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++)
      crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}
