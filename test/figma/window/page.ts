/** The page that is put into the plugin's window. */
import type { Theme } from './theme.ts'
import { themeCss, themes } from './theme.ts'
import { askForFonts } from './inter.ts'
import { refuseLoopback } from './loopback.ts'
import type { WindowRules } from './policy.ts'

/**
 * The plugin's HTML with the policy and what Figma adds in front. They go
 * behind the doctype, if there is one: without it the page is in quirks mode,
 * as it would be in Figma. A policy counts from where it stands, so it comes
 * first.
 */
export function pageText(
  html: string,
  { policy, loopback }: WindowRules,
  theme: Theme | null,
): string {
  const doctype = /^\s*<!doctype[^>]*>/i.exec(html)?.[0] ?? ''
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`
  const scripts = [
    `(${String(tellErrors)})()`,
    `(${String(askForFonts)})()`,
    ...(loopback === 'refused' ? [`(${String(refuseLoopback)})()`] : []),
    ...(theme ? [themeScript(theme)] : []),
  ]
  const added = `<script>${scripts.join(';')};document.currentScript.remove()</script>`
  return doctype + meta + added + html.slice(doctype.length)
}

/** What the page posts when something in it failed and nothing heard. */
export interface WindowFailure {
  figmaFailure: {
    kind: 'error' | 'rejection'
    name: string
    message: string
    stack: string
  }
}

/** Runs inside the page. Figma has nothing like it: it is for tests. */
function tellErrors() {
  const tell = (kind: 'error' | 'rejection', reason: unknown) => {
    const isError = reason instanceof Error
    const failure: WindowFailure = {
      figmaFailure: {
        kind,
        name: isError ? reason.name : 'Error',
        message: isError ? reason.message : String(reason),
        stack: isError ? (reason.stack ?? '') : '',
      },
    }
    window.parent.postMessage(failure, '*')
  }
  window.addEventListener('error', (event) => {
    // Without an error it is the browser's own remark.
    if (event.error !== null && event.error !== undefined)
      tell('error', event.error)
  })
  window.addEventListener('unhandledrejection', (event) => {
    tell('rejection', event.reason)
  })
}

/** Puts the theme in and follows it while the page is open. */
function themeScript(theme: Theme): string {
  return `(${String(followTheme)})(${JSON.stringify({
    css: themeCss,
    names: themes,
    theme,
  })})`
}

/** Runs inside the page. */
function followTheme(start: {
  css: Record<string, string>
  names: readonly string[]
  theme: string
}) {
  const style = document.createElement('style')
  style.id = 'figma-style'
  document.head.append(style)
  const show = (theme: string) => {
    const { classList } = document.documentElement
    for (const name of start.names) {
      classList.toggle(`figma-${name}`, name === theme)
    }
    style.textContent = start.css[theme] ?? ''
  }
  show(start.theme)
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const { data } = event
    if (event.source !== window.parent || typeof data !== 'object') return
    if (data && 'figmaTheme' in data) show(String(data.figmaTheme))
  })
}
