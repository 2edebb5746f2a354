/** What everything has that runs in a browser, in a page or a worker, for what is shipped and for the tests. Older browsers lack Object.groupBy, which the parser's library calls. */
export const browserOptions = {
  bundle: true,
  platform: 'browser',
  target: 'es2022',
  format: 'iife',
  legalComments: 'none',
  logLevel: 'warning',
  // Packages that ship UMD in `main` cannot be bundled from there: their `require` is a variable.
  mainFields: ['module', 'main'],
  inject: ['language/object-group-by.ts'],
};
