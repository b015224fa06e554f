/** Why something failed, in the middle or at the head of its sentence. */

export const unreachable = {
  direct:
    'Ideogram gave no answer that can be read: it does not allow calls from a plugin without a relay, or this computer is offline. Switch to the relay in Settings.',
  relay:
    'The relay gave no answer that can be read: it is not running, this computer is offline, or a firewall is in between.',
  'relay-here':
    'The relay gave no answer that can be read: it is not running on this computer, or the browser keeps Figma from reaching it. Start the relay; in a browser, also allow figma.com access to apps on your device (“Local network access” in the site’s settings).',
}

export const badAnswers = {
  cut: 'The answer broke off in the middle.',
  'too-long': 'The answer was far longer than any answer should be.',
  'not-json': 'The answer was not one that Ideogram gives.',
  'wrong-shape': 'The answer was not one that Ideogram gives.',
  redirect: 'The answer pointed elsewhere, which is not followed.',
}

export const notFetched = {
  cancelled: 'its download was cancelled',
  unreachable: 'nothing could be reached',
  timeout: 'it took too long',
  cut: 'it broke off in the middle',
  'too-long': 'it was far larger than any picture should be',
  redirect: 'its link pointed elsewhere, which is not followed',
  refused: 'it was refused for now',
}

export const unreadable = {
  'unknown-format': 'it is not a picture',
  'too-large': 'it is too large to be opened',
  damaged: 'it is damaged',
}

export const notPresets = {
  'too-large':
    'This file is far larger than one of presets, so it was not read.',
  'not-json': 'This file could not be read: it is damaged, or of another kind.',
  other: 'This file holds something other than presets.',
  empty: 'This file is one of presets, and there are none in it.',
}
