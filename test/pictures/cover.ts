/** Pages that are pictures: the icon alone, and the cover around it. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'

const require = createRequire(import.meta.url)
const fonts = path.dirname(
  require.resolve('@expo-google-fonts/inter/package.json'),
)

const icon = () => readFile(new URL('icon.svg', import.meta.url), 'utf8')

export async function iconPage(): Promise<string> {
  return `<style>body{margin:0}svg{display:block;width:128px;height:128px}</style>${await icon()}`
}

async function fontFace(weight: number, file: string): Promise<string> {
  const bytes = await readFile(path.join(fonts, file))
  return `@font-face{font-family:Inter;font-weight:${String(weight)};src:url(data:font/ttf;base64,${bytes.toString('base64')})}`
}

/** @param before, after the poster, PNG, base64 */
export async function coverPage(before: string, after: string) {
  const faces = await Promise.all([
    fontFace(500, '500Medium/Inter_500Medium.ttf'),
    fontFace(800, '800ExtraBold/Inter_800ExtraBold.ttf'),
  ])
  const poster = (name: string, png: string) =>
    `<figure class="${name}"><img src="data:image/png;base64,${png}" alt="" /></figure>`
  return `<style>
    ${faces.join('')}
    body { margin: 0; width: 1920px; height: 1080px; overflow: hidden; position: relative;
      background: linear-gradient(160deg, #102536, #1d5060); color: #fff6e6; font: 500 40px/1.4 Inter }
    header { position: absolute; left: 128px; top: 268px; width: 800px }
    svg { width: 144px; height: 144px; border-radius: 32px; overflow: hidden }
    h1 { margin: 36px 0 20px; font: 800 152px/1 Inter; letter-spacing: -6px }
    p { margin: 0; max-width: 700px }
    figure { position: absolute; margin: 0; width: 570px; height: 760px; box-shadow: 0 40px 90px #0009; border-radius: 20px }
    img { width: 100%; height: 100%; border-radius: inherit }
    .before { left: 940px; top: 70px; rotate: -5deg }
    .after { left: 1250px; top: 220px; rotate: 4deg }
  </style>
  <header>${await icon()}<h1>Repaint</h1><p>Mask a part of a picture, say what should be there. Every other pixel stays.</p></header>
  ${poster('before', before)}${poster('after', after)}`
}
