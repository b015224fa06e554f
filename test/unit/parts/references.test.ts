import { signal } from '@preact/signals'
import { expect, test } from 'vitest'
import { failureOf } from '../../../plugin/shared/failure.ts'
import type { Size } from '../../../plugin/shared/geometry.ts'
import type { Values } from '../../../ui/fields/field.ts'
import { createReferences } from '../../../ui/parts/references.ts'
import { unreadable } from '../../../ui/pixels/failure.ts'

const file = (name: string, ...bytes: number[]) =>
  new File([Uint8Array.from(bytes)], name)

/** A field with what it holds already; a picture begins with 1. */
function opened(held: readonly string[]) {
  const values = signal<Values>({
    with: held.map((name) => ({ layerId: name, name })),
  })
  const added: [Uint8Array, Size, string][] = []
  const references = createReferences({
    form: {
      values,
      setValue: (name, value) => {
        values.value = { ...values.value, [name]: value }
      },
    },
    pixels: {
      adopt: ({ picture, longest }) =>
        picture[0] === 1
          ? Promise.resolve({
              bytes: picture,
              size: { width: longest, height: 1 },
              scaled: false,
            })
          : Promise.reject(unreadable('unknown-format')),
    },
    host: {
      addPicture: (bytes, size, name) => {
        added.push([bytes, size, name])
        return Promise.resolve({ id: `layer of ${name}`, name })
      },
    },
  })
  return {
    added,
    drop: (...files: File[]) => references.add('with', 3, files),
    refs: () => values.value.with,
  }
}

const failing = (work: Promise<unknown>) => work.then(() => null, failureOf)

test('a picture file becomes a layer and goes along after the others', async () => {
  const { added, drop, refs } = opened(['hero'])
  await drop(file('blue.sky.png', 1, 7))
  expect(added).toEqual([
    [Uint8Array.of(1, 7), { width: 1024, height: 1 }, 'blue.sky'],
  ])
  expect(refs()).toEqual([
    { layerId: 'hero', name: 'hero' },
    { layerId: 'layer of blue.sky', name: 'blue.sky' },
  ])
})

test('what is no picture is said by its name, and nothing is added', async () => {
  const { added, drop, refs } = opened([])
  expect(await failing(drop(file('notes.pdf', 2)))).toEqual({
    ...{ kind: 'not-reference', name: 'notes.pdf', why: 'unknown-format' },
  })
  expect([added, refs()]).toEqual([[], []])
})

test('as many are taken as there is room for, and that it were more is said', async () => {
  const { added, drop } = opened(['a', 'b'])
  const files = [file('c.png', 1), file('d.png', 1)]
  const full = { kind: 'too-many-references', max: 3 }
  expect(await failing(drop(...files))).toEqual(full)
  expect(added.map(([, , name]) => name)).toEqual(['c'])
  expect(await failing(drop(...files))).toEqual(full)
  expect(added).toHaveLength(1)
})
