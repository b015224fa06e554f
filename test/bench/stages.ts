import type { ApplyRequest } from '../../ui/pixels/apply.ts'
import {
  decode,
  encodePng,
  insideOf,
  readBitmap,
} from '../../ui/pixels/codec.ts'
import { coverageOf } from '../../ui/pixels/coverage.ts'
import { readHeader } from '../../ui/pixels/header.ts'
import { sendPixels, masksOf } from '../../ui/pixels/mask.ts'
import { matchTo, referenceOf } from '../../ui/pixels/match.ts'
import { cutPatch } from '../../ui/pixels/patch.ts'
import type { PrepareRequest } from '../../ui/pixels/prepare.ts'
import { alphaOf } from '../../ui/pixels/window.ts'
import { run } from './steps.ts'

/** Milliseconds of each part of the work, one after the other, in order. */
export type Stages = Record<string, number>

type Clock = <T>(stage: string, work: () => T | Promise<T>) => Promise<T>

function clockOf(stages: Stages): Clock {
  return async (stage, work) => {
    const start = performance.now()
    const result = await work()
    const time = performance.now() - start
    stages[stage] = Math.min(stages[stage] ?? Infinity, time)
    return result
  }
}

const runs = 5

export async function stagesOfPrepare(
  request: PrepareRequest,
): Promise<Stages> {
  const { source, masks, window } = request
  const { width, height } = window
  const stages: Stages = {}
  const clock = clockOf(stages)
  for (let n = 0; n < runs; n++) {
    const bitmap = await clock('decode', () => decode(source, 'figma', window))
    const raster = await clock('read', () => run(readBitmap(bitmap)))
    const inside = insideOf(readHeader(source), window)
    if (inside) await clock('read alpha', () => run(alphaOf(raster, inside)))
    await clock('encode', () => encodePng(raster))
    const coverage = await clock('read mask', () => coverageOf(masks, window))
    const { send } = await clock('shape masks', () =>
      run(masksOf(coverage, window, inside, request)),
    )
    await clock('look at ring', () => run(referenceOf(raster, send)))
    const data = sendPixels(send)
    await clock('encode mask', () => encodePng({ data, width, height }))
    bitmap.close()
  }
  return stages
}

export async function stagesOfApply(request: ApplyRequest): Promise<Stages> {
  const { answer, composite, send, reference } = request
  const stages: Stages = {}
  const clock = clockOf(stages)
  for (let n = 0; n < runs; n++) {
    const bitmap = await clock('decode', () => decode(answer, 'foreign'))
    const raster = await clock('read', () => run(readBitmap(bitmap)))
    bitmap.close()
    await clock('match colours', () => {
      if (reference) run(matchTo(reference, raster, composite, send))
    })
    const patch = await clock('cut', () => run(cutPatch(raster, composite)))
    if (patch) await clock('encode', () => encodePng(raster, patch.rect))
  }
  return stages
}
