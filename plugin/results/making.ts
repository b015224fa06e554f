/** Hands on a layer that was just made, to be taken back if the rest fails. */
export type Make = <Layer extends SceneNode>(layer: Layer) => Layer

/** Work that makes layers: where Figma refuses halfway, they are gone again. */
export async function making<T>(
  work: (make: Make) => T | Promise<T>,
): Promise<T> {
  const made: SceneNode[] = []
  try {
    return await work((layer) => {
      made.push(layer)
      return layer
    })
  } catch (thrown) {
    for (const layer of made) if (!layer.removed) layer.remove()
    throw thrown
  }
}
