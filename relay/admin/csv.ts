import type { SpentRow } from './wire.ts'

/** The month as a table for a spreadsheet, in UTF-8. */
export function csvOf(rows: readonly SpentRow[]): string {
  const lines = [
    ['Day', 'Member', 'Tool', 'Requests', 'Images', 'US dollars'],
    ...rows.map(({ day, member, tool, requests, images, spent }) => [
      ...[day, text(member), text(tool)],
      ...[String(requests), String(images), (spent / 1e6).toFixed(6)],
    ]),
  ]
  // By this mark Excel knows the encoding.
  return `\uFEFF${lines.map((cells) => cells.map(quoted).join(',')).join('\r\n')}\r\n`
}

/** A spreadsheet would run what begins like a formula. */
const text = (value: string) => (/^[\s=+\-@]/.test(value) ? `'${value}` : value)

const quoted = (cell: string) =>
  /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
