/** SVG files for `conditions.svg`: known shapes, and what a stranger may send. */

const svg = (content: string, more = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" viewBox="0 0 200 100"${more}>${content}</svg>`

/** A red rectangle, a blue circle and a green triangle; three nodes, 200 × 100. */
export const KNOWN_SHAPES = svg(
  '<rect x="10" y="20" width="60" height="40" fill="#FF0000"/><circle cx="110" cy="50" r="30" fill="#0000FF"/><path d="M150 80 L190 80 L170 30 Z" fill="#00FF00"/>',
)

const SQUARE = '<rect width="50" height="50" fill="#123456"/>'
const ELSEWHERE = 'https://tracker.example'

/** Each names each of the next ten times: a billion in the end. */
const LAUGHTER = Array.from(
  { length: 9 },
  (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`,
).join('')

/** Drawings that do harm where they are trusted; each holds a good square, too. */
export const HOSTILE: Readonly<Record<string, string>> = {
  script: svg(`<script>alert(document.domain)</script>${SQUARE}`),
  handler: svg(SQUARE, ' onload="alert(1)"'),
  link: svg(`<a href="javascript:alert(1)">${SQUARE}</a>`),
  'foreign object': svg(
    `<foreignObject width="50" height="50"><iframe xmlns="http://www.w3.org/1999/xhtml" src="${ELSEWHERE}"></iframe></foreignObject>${SQUARE}`,
  ),
  'external image': svg(
    `<image href="${ELSEWHERE}/pixel.png" width="9" height="9"/>${SQUARE}`,
  ),
  'external use': svg(`<use href="${ELSEWHERE}/a.svg#a"/>${SQUARE}`),
  'style import': svg(
    `<style>@import url("${ELSEWHERE}/a.css"); rect { fill: url(${ELSEWHERE}/a.svg#b) }</style>${SQUARE}`,
  ),
  'style address': svg(
    `<rect width="9" height="9" style="fill:url(${ELSEWHERE}/a.svg#b)"/>${SQUARE}`,
  ),
  'style sheet': `<?xml-stylesheet href="${ELSEWHERE}/a.css"?>${svg(SQUARE)}`,
  'external entity': `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg(`<text>&x;</text>${SQUARE}`)}`,
  'growing entities': `<!DOCTYPE svg [<!ENTITY l0 "ha">${LAUGHTER}]>${svg(`<text>&l9;</text>${SQUARE}`)}`,
  animation: svg(
    `<rect width="9" height="9"><set attributeName="href" to="javascript:alert(1)"/></rect>${SQUARE}`,
  ),
  'embedded page': svg(
    `<image href="data:text/html,<script>alert(1)</script>" width="9" height="9"/>${SQUARE}`,
  ),
  'a use of itself': svg(`<g id="a"><use href="#a"/>${SQUARE}</g>`),
  'deep nesting': svg(`${'<g>'.repeat(5000)}${SQUARE}${'</g>'.repeat(5000)}`),
  'no size': `<svg xmlns="http://www.w3.org/2000/svg">${SQUARE}</svg>`,
  'odd size': `<svg xmlns="http://www.w3.org/2000/svg" width="-1e9" height="NaN" viewBox="0 0 0 0">${SQUARE}</svg>`,
  'cut short': svg(SQUARE).slice(0, -20),
  'no drawing': '<html><body>Not here.</body></html>',
  empty: '',
}

/** A drawing of so many shapes. */
export const crowded = (count: number): string =>
  svg(
    Array.from(
      { length: count },
      (_, index) =>
        `<path d="M${index % 200} ${index % 100}h1v1h-1z" fill="#000000"/>`,
    ).join(''),
  )
