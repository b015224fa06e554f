import { expect, test } from 'vitest'
import { useSimulation } from './page.ts'
import type { Drawn } from './simulation-page.ts'

const bench = useSimulation()

const box: Drawn = { type: 'RECTANGLE', id: '1:1', width: 30, height: 20 }
const layers = [box]
const pages = [{ id: '2:0', name: 'Other', layers: [{ ...box, id: '2:1' }] }]

test('what dynamic pages forbid is refused in the words of Figma', async () => {
  const refusal = (body: string) => bench.refusal(body, { layers, pages })
  expect(await refusal(`figma.getNodeById('1:1')`)).toBe(
    'in getNodeById: Cannot call with documentAccess: dynamic-page. Use figma.getNodeByIdAsync() instead',
  )
  expect(await refusal(`figma.currentPage = figma.root.children[1]`)).toContain(
    'Cannot call with documentAccess: dynamic-page',
  )
  expect(await refusal(`figma.on('documentchange', function () {})`)).toContain(
    'loadAllPagesAsync',
  )
  expect(await refusal(`return figma.root.children[1].children`)).toContain(
    'Cannot access children on a page that has not been explicitly loaded',
  )
  expect(await refusal(`figma.root.findAll()`)).toContain('loadAllPagesAsync')
  expect(
    await refusal(`const component = figma.createComponent()
      return component.createInstance().mainComponent`),
  ).toContain('getMainComponentAsync')
})

test('a loaded page can be read, and made the current one', async () => {
  const body = `const page = figma.root.children[1]
    await page.loadAsync()
    const count = page.children.length
    await figma.setCurrentPageAsync(page)
    return [count, figma.currentPage.name, figma.currentPage === page]`
  expect(await bench.run(body, { layers, pages })).toEqual([1, 'Other', true])
})

test('selectionchange comes later, once for several changes, also of the plugin', async () => {
  const body = `
    const seen = []
    figma.on('selectionchange', function () {
      seen.push(figma.currentPage.selection.length)
    })
    const other = figma.createRectangle()
    figma.currentPage.selection = [other]
    figma.currentPage.selection = figma.currentPage.children
    const before = seen.length
    await new Promise(function (resolve) { setTimeout(resolve, 20) })
    return [before, seen]`
  expect(await bench.run(body, { layers })).toEqual([0, [2]])
})

test('a selection holds layers of its page, none inside another', async () => {
  const nested = [
    { ...box, type: 'FRAME' as const, children: [{ ...box, id: '1:2' }] },
  ]
  const body = `const frame = figma.currentPage.children[0]
    figma.currentPage.selection = [frame, frame.children[0], frame]
    return figma.currentPage.selection.map(function (node) { return node.id })`
  expect(await bench.run(body, { layers: nested })).toEqual(['1:1'])
  const foreign = `const page = figma.root.children[1]
    await page.loadAsync()
    figma.currentPage.selection = page.children`
  expect(await bench.refusal(foreign, { layers, pages })).toContain(
    'can only include nodes in that page',
  )
})

test('nodechange tells what changed on a page', async () => {
  const body = `
    const changes = new Promise(function (resolve) {
      figma.currentPage.once('nodechange', function (event) {
        resolve(event.nodeChanges.map(function (change) {
          return [change.type, change.id, change.properties, change.node.id]
        }))
      })
    })
    const node = figma.currentPage.children[0]
    node.opacity = 0.5
    node.x = 9
    return changes`
  expect(await bench.run(body, { layers })).toEqual([
    [
      'PROPERTY_CHANGE',
      '1:1',
      ['opacity', 'x', 'y', 'rotation', 'relativeTransform'],
      '1:1',
    ],
  ])
})

test('triggerUndo goes back to the last commitUndo', async () => {
  const body = `
    const made = figma.createRectangle()
    figma.commitUndo()
    made.opacity = 0.5
    figma.triggerUndo()
    const once = [made.removed, made.opacity]
    figma.triggerUndo()
    return once.concat(made.removed)`
  expect(await bench.run(body)).toEqual([false, 1, true])
})

test('a whole run without commitUndo is one step of undo', async () => {
  await bench.run('figma.createRectangle(); figma.createEllipse()')
  const steps = await bench.page.evaluate(() => {
    const { figma } = window.simulation
    figma?.closePlugin()
    const count = figma?.document.undoSteps
    figma?.undo()
    return [count, figma?.document.currentPage.children.length]
  })
  expect(steps).toEqual([1, 0])
})

test('after closePlugin the API throws, and a close handler has run before', async () => {
  const outcome = await bench.script(
    {},
    `figma.on('close', function () { console.log(figma.currentPage.name) })
     figma.closePlugin('Bye')
     try { figma.currentPage } catch (error) { console.info({ outcome: { value: error.message } }) }`,
  )
  expect(outcome).toMatchObject({ logged: ['Page 1'] })
  expect(outcome).toHaveProperty('value', expect.stringContaining('closed'))
  expect(await bench.told()).toContainEqual(
    expect.objectContaining({ notify: 'Bye' }),
  )
})

test('timers end with the plugin', async () => {
  await bench.script(
    {},
    `setTimeout(function () { console.log('late') }, 0)
     figma.closePlugin()
     console.info({ outcome: { value: null } })`,
  )
  const logged = await bench.page.evaluate(async () => {
    // Timers run in the order in which they are due.
    await new Promise((resolve) => setTimeout(resolve, 1))
    return window.simulation.logged
  })
  expect(logged).toEqual([])
})

test('clientStorage keeps values over runs, and no more than 5 MB', async () => {
  await bench.run(
    `await figma.clientStorage.setAsync('kept', { a: [1, null] })`,
  )
  expect(
    await bench.run(`return figma.clientStorage.getAsync('kept')`),
  ).toEqual({ a: [1, null] })
  const fill = (bytes: number) =>
    `await figma.clientStorage.setAsync('large', new Uint8Array(${String(bytes)}))
     await figma.clientStorage.deleteAsync('large')
     return [await figma.clientStorage.getAsync('large') === undefined,
       await figma.clientStorage.keysAsync()]`
  expect(await bench.run(fill(5_000_000))).toEqual([true, ['kept']])
  expect(await bench.refusal(fill(5_300_000))).toContain('quota')
  expect(
    await bench.refusal(
      `await figma.clientStorage.setAsync('f', function () {})`,
    ),
  ).toContain('Cannot store')
})

test('currentUser needs its permission', async () => {
  expect(await bench.refusal('return figma.currentUser')).toContain(
    '"currentuser" permission',
  )
})

test('base64 goes both ways', async () => {
  const body = `const text = figma.base64Encode(new Uint8Array([1, 2, 255]))
    return [text, figma.base64Decode(text)]`
  expect(await bench.run(body)).toEqual(['AQL/', { bytes: [1, 2, 255] }])
})

test('a manifest Figma would not take does not run', async () => {
  const manifest = {
    name: 'Probe',
    id: '1',
    api: '1.0.0',
    main: 'main.js',
    documentAccess: 'dynamic-page',
    editorType: ['figma'],
  }
  const refusal = (more: object) =>
    bench.refusal('return 1', { manifest: { ...manifest, ...more } })
  expect(await refusal({ documentAccess: undefined })).toContain(
    'documentAccess',
  )
  expect(
    await refusal({
      networkAccess: { allowedDomains: ['http://127.0.0.1:80'] },
    }),
  ).toContain(
    "Invalid value for allowedDomains. 'http://127.0.0.1:80' must be a valid URL.",
  )
  expect(await refusal({ networkAccess: { allowedDomains: ['*'] } })).toContain(
    'reasoning',
  )
  expect(await refusal({ other: 1 })).toContain('other')
})

test('the viewport can be moved to layers', async () => {
  const body = `figma.viewport.scrollAndZoomIntoView(figma.currentPage.children)
    return figma.viewport.center`
  expect(await bench.run(body, { layers })).toEqual({ x: 15, y: 10 })
})
