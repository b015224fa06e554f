/** What can go wrong on a bad day, as the panel lists it. */

export interface WeatherRow {
  label: string
  note: string
}

/** Made on the server: the network and the embedded Ideogram. */
export const serverWeather = {
  slow: { label: 'Slow network', note: 'Answers take 6 s longer' },
  offline: { label: 'Offline', note: 'The relay cannot be reached' },
  unauthorized: { label: 'Wrong key', note: '401' },
  payment: { label: 'No credit left', note: '402' },
  unsafe: { label: 'Refused as unsafe', note: '422' },
  tooMany: { label: 'Too many at a time', note: '429' },
  broken: { label: 'Internal error', note: '500' },
  cut: { label: 'Connection cut', note: 'Half way through an answer' },
  hang: { label: 'No answer', note: 'The request hangs' },
  expired: { label: 'Expired links', note: 'Pictures cannot be fetched' },
  withheld: { label: 'Withheld pictures', note: 'The first of each batch' },
  notImage: { label: 'Not a picture', note: 'Links deliver something else' },
  corsClosed: {
    label: 'CORS closed',
    note: 'As the real service is; the relay is unaffected',
  },
} satisfies Record<string, WeatherRow>

/** Made in the page: the simulated Figma. */
export const figmaWeather = {
  slowExports: { label: 'Slow exports', note: 'Each takes 4 s longer' },
  failedExports: { label: 'Failing exports', note: 'Figma refuses each' },
  fullStorage: { label: 'Storage full', note: 'Nothing more is kept' },
  vanishingLayer: {
    label: 'Someone deletes the layer',
    note: 'As soon as the next request leaves',
  },
} satisfies Record<string, WeatherRow>

export type ServerWeather = keyof typeof serverWeather
export type FigmaWeather = keyof typeof figmaWeather

/** As the real service is from a browser. */
export const usualWeather: readonly ServerWeather[] = ['corsClosed']
