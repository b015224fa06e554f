import { chunksOf, signature } from './chunks.ts'
import { has, joined, viewOf } from './format.ts'

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
  const packet = packetOf(provenance)
  if (has(view, 0, signature)) return inPng(bytes, packet)
  return has(view, 0, '\xff\xd8\xff') ? inJpeg(bytes, packet) : bytes
}

const tells = /DigitalSourceType|c2pa/i

const latin = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes)

function inPng(bytes: Uint8Array, packet: string): Uint8Array {
  const [header, ...rest] = chunksOf(bytes)
  const others = rest.map(({ type, from, to }) => {
    const piece = bytes.subarray(from, to)
    // What is seen of it, which is nearly all, says nothing.
    return { piece, text: type === 'IDAT' ? '' : latin(piece.subarray(8)) }
  })
  if (!header || others.some(({ text }) => tells.test(text))) return bytes
  const keyword = 'XML:com.adobe.xmp'
  return joined([
    bytes.subarray(0, header.to),
    chunk(`iTXt${keyword}\0\0\0\0\0${packet}`),
    // There may be one packet only.
    ...others
      .filter(({ text }) => !text.startsWith(keyword))
      .map(({ piece }) => piece),
  ])
}

function inJpeg(bytes: Uint8Array, packet: string): Uint8Array {
  // Before the first scan, where no more than that is read of it.
  if (tells.test(latin(bytes.subarray(0, 1 << 17)))) return bytes
  const content = textBytes(`http://ns.adobe.com/xap/1.0/\0${packet}`)
  const { length } = content
  const start = Uint8Array.of(0xff, 0xe1, (length + 2) >> 8, length + 2)
  // APP0 has to be first where there is one.
  const at = bytes[3] === 0xe0 ? 4 + viewOf(bytes).getUint16(4) : 2
  return joined([bytes.subarray(0, at), start, content, bytes.subarray(at)])
}

const textBytes = (text: string) => new TextEncoder().encode(text)

/** @param text its type and what is in it */
function chunk(text: string): Uint8Array {
  const content = textBytes(text)
  const out = new Uint8Array(content.length + 8)
  const view = viewOf(out)
  view.setUint32(0, content.length - 4)
  out.set(content, 4)
  view.setUint32(content.length + 4, crc32(content))
  return out
}

/** As PNG has it, bit by bit: a packet is short. */
function crc32(bytes: Uint8Array): number {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++)
      crc = (crc >>> 1) ^ (crc & 1 && 0xedb88320)
  }
  return ~crc
}
