/** A plugin whose page runs a script and hands its answer to the sandbox. */
import type { SimulationBench } from './page.ts'
import type { Setting } from './simulation-page.ts'

export const manifestFor = (allowedDomains: string[]) => ({
  name: 'Probe',
  id: '1',
  api: '1.0.0',
  main: 'main.js',
  ui: 'ui.html',
  documentAccess: 'dynamic-page',
  networkAccess: { allowedDomains, reasoning: 'Tests' },
  editorType: ['figma'],
})

/** Runs a script in the plugin's page; answers what it hands to `send`. */
export const inPageOf = (
  bench: SimulationBench,
  script: string,
  setting: Setting = {},
) =>
  bench.run(
    `return new Promise(function (resolve) {
       figma.showUI(__html__)
       figma.ui.onmessage = resolve
     })`,
    {
      ui: `<!doctype html><body><script>
        const send = (value) => parent.postMessage({ pluginMessage: value }, '*')
        const failure = async (work) => {
          try { return 'done: ' + await work() } catch (error) { return error.name }
        }
        (async () => { ${script} })()
      </script>`,
      manifest: manifestFor(['none']),
      ...setting,
    },
  )
