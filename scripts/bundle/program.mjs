// How the command line is bundled, for what is shipped and for the tests.
import { langiumAlone } from './langium-alone.mjs';

/** What everything has that runs in Node. The parser's library calls Object.groupBy, which Node 20 lacks. */
export const nodeOptions = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  legalComments: 'none',
  logLevel: 'warning',
  // Packages that ship UMD in `main` cannot be bundled from there: their `require` is a variable.
  mainFields: ['module', 'main'],
  inject: ['language/object-group-by.ts'],
};

export const programOptions = { ...nodeOptions, plugins: [langiumAlone], entryPoints: { vpclens: 'cli/main.ts' } };
