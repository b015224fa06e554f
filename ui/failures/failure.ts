import { failureOf, type HostFailure } from '../../plugin/shared/failure.ts'
import { IdeogramError, type Problem } from '../ideogram/error.ts'
import type { PixelFailure, Unreadable } from '../pixels/failure.ts'
import {
  badAnswers,
  notFetched,
  notPresets,
  unreachable,
  unreadable,
} from './reasons.ts'

/** The designer's own limit: nothing was asked of anybody. */
export interface LimitFailure {
  kind: 'over-limit'
}

/** What works on a picture's own pixels was given none. */
export interface PictureFailure {
  kind: 'no-picture'
  name: string
}

/** The service asks for more than was said before the press. */
export interface PriceFailure {
  kind: 'dearer'
  usd: number
}

/** A picture from outside that did not become a reference. */
export type ReferenceFailure =
  | { kind: 'not-reference'; name: string; why: Unreadable }
  | { kind: 'too-many-references'; max: number }

/** A file that brought nothing. */
export interface PresetFailure {
  kind: 'not-presets'
  why: 'too-large' | 'not-json' | 'other' | 'empty'
}

/** What went wrong, wherever: on Figma's side, with pixels, at Ideogram. */
export type Failure =
  | HostFailure
  | PixelFailure
  | Problem
  | LimitFailure
  | PictureFailure
  | PriceFailure
  | ReferenceFailure
  | PresetFailure

/** What the panel offers beside the sentence. */
export type Remedy = 'settings' | 'try-again' | 'other-model'

/** What happened and what to do, for a designer. */
export interface Explanation {
  sentence: string
  remedies: readonly Remedy[]
}

export function failureFrom(thrown: unknown): Failure {
  if (thrown instanceof IdeogramError) return thrown.problem
  return failureOf(thrown) as HostFailure
}

const billed = 'It may have been billed.'
const unbilled = 'Nothing was billed.'

function bill(failure: { mayBeBilled: boolean }): string {
  return failure.mayBeBilled ? billed : unbilled
}

type Explainers = {
  [Kind in Failure['kind']]: (
    failure: Extract<Failure, { kind: Kind }>,
  ) => Explanation
}

function says(sentence: string, ...remedies: Remedy[]): Explanation {
  return { sentence, remedies }
}

/** One row a kind of failure: the only place where failures become words. */
const explainers: Explainers = {
  'source-gone': ({ name }) =>
    says(
      `“${name}” is no longer in this file. Undo its removal, or select another layer.`,
      'try-again',
    ),
  'nothing-visible': ({ name }) =>
    says(
      `“${name}” shows nothing that could be sent. Make it visible, or select another layer.`,
      'try-again',
    ),
  'mask-fixed': ({ name }) =>
    says(
      `“${name}” clips what is above it in an instance, and Figma does not let that be lifted. Detach the instance, or draw a mask of your own over it.`,
    ),
  'export-refused': ({ name, reason }) =>
    says(
      `Figma could not make a picture of “${name}” (${reason}). Try again, or a smaller layer.`,
      'try-again',
    ),
  'picture-refused': ({ reason }) =>
    says(
      `Figma did not take the result as an image (${reason}). It is kept here.`,
    ),
  'place-refused': ({ name, reason }) =>
    says(
      `Figma did not allow the result to be put on “${name}” (${reason}). It is kept here: insert it another way.`,
    ),
  'storage-full': () =>
    says(
      'Figma’s storage for this plugin is full. Insert or remove earlier results, then try again.',
      'try-again',
    ),
  'storage-refused': ({ reason }) =>
    says(
      `Figma could not keep this on your computer (${reason}). Try again.`,
      'try-again',
    ),
  unexpected: ({ reason }) =>
    says(
      `Figma stopped this (${reason}). Nothing in the document was lost; try again.`,
      'try-again',
    ),
  'unreadable-image': ({ why }) =>
    says(
      `A picture could not be read: ${unreadable[why]}. Fetch it again, or make it anew.`,
      'try-again',
    ),
  'not-reference': ({ name, why }) =>
    says(
      `“${name}” cannot go along: ${unreadable[why]}. Drop a PNG, JPEG or WebP here.`,
    ),
  'too-many-references': ({ max }) =>
    says(`At most ${String(max)} can go along here; the rest was left out.`),
  'empty-mask': () =>
    says(
      'The mask covers nothing of the layer. Move it over what should change.',
    ),
  'nothing-empty': () =>
    says(
      'Nothing of this layer is empty. Say how far each side should grow, or select a frame with room in it.',
    ),
  'no-picture': ({ name }) =>
    says(
      `“${name}” is filled by no picture of its own that could be sent. Select an image, not a frame or a group around it.`,
    ),
  dearer: ({ usd }) =>
    says(
      `Ideogram asks $${usd.toFixed(2)} for this, more than was said. ${unbilled} Press again if that is right.`,
      'try-again',
    ),
  'mask-moved': () =>
    says(
      'This part of the mask is no longer where it was. Nothing was billed; press again.',
    ),
  'over-limit': () =>
    says(
      'This would pass your monthly limit. Raise it in Settings, then try again.',
      'settings',
      'try-again',
    ),
  'not-presets': ({ why }) =>
    says(`${notPresets[why]} Choose one that “Export” in Settings has made.`),
  cancelled: (failure) => says(`Cancelled. ${bill(failure)}`),
  unreachable: (failure) =>
    says(
      `${unreachable[failure.via]} ${bill(failure)}`,
      'try-again',
      'settings',
    ),
  timeout: (failure) =>
    says(
      `There was no answer after ${String(failure.seconds)} seconds. ${bill(failure)} ${failure.mayBeBilled ? 'Check your usage at Ideogram before you try again.' : 'Try again.'}`,
      'try-again',
    ),
  'bad-request': ({ sentence, field }) =>
    field === undefined
      ? says(`Ideogram refused the request: “${sentence}” ${unbilled}`)
      : says(
          `Ideogram would refuse this, so it was not sent: “${sentence}.” Choose another layer, or other settings. ${unbilled}`,
        ),
  unauthorized: ({ sentence }) =>
    says(
      `The key was not accepted: “${sentence}” Check it in Settings. ${unbilled}`,
      'settings',
    ),
  'no-funds': ({ sentence }) =>
    says(
      `The Ideogram account has no credit for this: “${sentence}” Top it up at Ideogram, then try again. ${unbilled}`,
      'try-again',
    ),
  forbidden: ({ sentence }) =>
    says(`The key may not use this: “${sentence}” ${unbilled}`, 'settings'),
  'not-found': ({ sentence }) =>
    says(`Ideogram does not know this any more: “${sentence}”`),
  'too-large': ({ sentence }) =>
    says(
      `The picture was too large to be sent: “${sentence}” Choose a smaller region. ${unbilled}`,
    ),
  unsafe: ({ sentence }) =>
    says(
      `Ideogram’s safety check refused this: “${sentence}” Say it in other words. ${unbilled}`,
    ),
  busy: ({ sentence }) =>
    says(
      `Ideogram is busy with your other pictures: “${sentence}” Wait a moment and try again. ${unbilled}`,
      'try-again',
    ),
  server: ({ status }) =>
    says(
      `Ideogram had trouble of its own (${String(status)}). Failed pictures are not billed; try again.`,
      'try-again',
    ),
  'bad-answer': (failure) =>
    says(`${badAnswers[failure.why]} ${bill(failure)} Try again.`, 'try-again'),
  'no-result': () =>
    says(
      'Ideogram took this and it was billed, but nothing came back. Check your usage at Ideogram before you try again.',
      'try-again',
    ),
  'generation-failed': ({ sentence }) =>
    says(
      `Ideogram began this and gave it up: “${sentence}” What fails is not billed; try again.`,
      'try-again',
    ),
  'model-retired': ({ sentence }) =>
    says(
      `Ideogram no longer runs this model: “${sentence}” Choose a newer one. ${unbilled}`,
      'other-model',
    ),
  'link-expired': () =>
    says(
      'The link to this picture has expired, so it can no longer be fetched. It was billed. Make it again with the same settings.',
    ),
  'not-an-image': () =>
    says('What came was not a picture. Fetch it again.', 'try-again'),
  'foreign-host': ({ host }) =>
    says(
      `The picture’s link leads to an address that Repaint does not trust (${host}), so it was not fetched.`,
    ),
  'not-fetched': ({ why }) =>
    says(
      `This result could not be fetched: ${notFetched[why]}. It is paid for already; fetching it again is free.`,
      'try-again',
    ),
  budget: ({ sentence }) => says(`The relay says: “${sentence}” ${unbilled}`),
  'not-kept': () =>
    says(
      'The relay keeps no answer to this: it never arrived there, or its day is over. Check your usage at Ideogram before you try again.',
      'try-again',
    ),
  'not-a-relay': ({ found }) =>
    says(
      `What answers at the relay’s address is no relay of Repaint but ${found}. Your key was not sent there, and nothing was billed. Start the relay at the address shown in Settings, or tell whoever gave you this plugin.`,
      'settings',
    ),
  relay: (failure) =>
    says(
      `The relay says: “${failure.sentence}” ${bill(failure)}`,
      'settings',
      'try-again',
    ),
}

export function explain(failure: Failure): Explanation {
  const explainer = explainers[failure.kind] as
    ((failure: Failure) => Explanation) | undefined
  return (
    explainer?.(failure) ??
    says('This could not be done. Nothing in the document was lost; try again.')
  )
}
