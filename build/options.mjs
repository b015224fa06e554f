/** What the command line asks for, and what comes of it. */
import { isIP } from 'node:net'
import { parseArgs } from 'node:util'

/** The relay on a designer's own machine: `npm run relay`. */
export const localRelay = 'http://localhost:8787'

const usage =
  'npm run build -- [--relay https://repaint.example.com] [--id 1234567890123456789] [--out dist]'

/** @throws Error in a sentence for what is not an origin that Figma takes */
function relayOrigin(text) {
  const url = URL.canParse(text) ? new URL(text) : null
  const host = url?.hostname.replace(/^\[|\]$/g, '') ?? ''
  const secure = url?.protocol === 'https:' || host === 'localhost'
  const isOrigin = url && url.origin === text.replace(/\/$/, '')
  if (isOrigin && secure && !isIP(host)) return url.origin
  throw new Error(
    `--relay wants an origin with a name, like https://repaint.example.com, not "${text}".`,
  )
}

/** @throws Error in a sentence for what is not an id of Figma's */
function pluginId(text) {
  if (/^\d{15,20}$/.test(text)) return text
  throw new Error(
    `--id wants the number that Figma gave the plugin, like 1234567890123456789, not "${text}".`,
  )
}

/**
 * @param args of the command line
 * @throws Error in a sentence for any that mean nothing
 */
export function optionsOf(args) {
  const { values } = readArgs(args)
  return {
    out: values.out,
    relay: values.relay === undefined ? undefined : relayOrigin(values.relay),
    id: values.id === undefined ? undefined : pluginId(values.id),
  }
}

function readArgs(args) {
  try {
    return parseArgs({
      args,
      options: {
        relay: { type: 'string' },
        id: { type: 'string' },
        out: { type: 'string', default: 'dist' },
      },
    })
  } catch (error) {
    const [sentence] = error.message.split(/[.\n]/)
    throw new Error(`${sentence}. Write it like this: ${usage}`)
  }
}

/** Sentences on what a build is good for, and what not. */
export function purposeOf({ relay, id }) {
  const reach = relay
    ? `It reaches ${relay} and no other host.`
    : `Without --relay it is for your own machine: it looks for a relay at ${localRelay} (npm run relay), which Figma allows to imported plugins only. It cannot serve a team.`
  const home = id
    ? `Figma knows it as ${id}.`
    : 'Without --id it can be imported from its manifest, not published: Figma gives an id when you publish, and keeps keys, settings and results by it. See docs/publishing.md.'
  return [reach, home]
}
