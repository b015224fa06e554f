/** What Node gives a script, for the linter. */
export default Object.fromEntries(
  ['console', 'process', 'URL', 'fetch', 'setTimeout', 'Buffer'].map((name) => [
    name,
    'readonly',
  ]),
)
