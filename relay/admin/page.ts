/** The page's program and its styles, as texts. */
export interface AdminPage {
  readonly script: string
  readonly style: string
}

export const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <meta name="color-scheme" content="light dark">
    <title>Repaint relay</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/admin/page.css">
    <script type="module" src="/admin/page.js"></script>
  </head>
  <body></body>
</html>
`

/** Nothing but the page's own two files, and nobody may frame it. */
export const contentSecurityPolicy = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  connectSrc: ["'self'"],
  imgSrc: ['data:'],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
}
