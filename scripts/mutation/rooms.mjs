// What is broken, and which tests may notice it.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');

export const ROOMS = ['network', 'language/link', 'server/diagnostics'];

/** By the beginning of a source's path, the folders of its tests. Tests of the whole program, or that read the sources as text, are in none. */
const TESTS = [
  ['language/', ['language']],
  ['server/', ['server']],
  ['network/rules/', ['rules', 'expectations']],
  [
    'network/',
    [
      'address',
      'traffic',
      'topology',
      'filters',
      'forwarding',
      'endpoints',
      'trace',
      'answers',
      'expectations',
      'behaviours',
    ],
  ],
];
/** They start processes, or look at much text for a fault that no mutant of these rooms has. */
const LEFT_OUT =
  /server\/(process|robustness)\.test|language\/(generated|robustness)\.test|unfinished\.test|pages\.test/;

/** The hand-written sources in these folders, or these files themselves. */
export function sourcesOf(paths) {
  return paths.flatMap((path) => {
    const clean = path.replace(/^\.\//, '').replace(/\/$/, '');
    if (!existsSync(join(root, clean))) throw new Error(`${clean}: no such file or folder`);
    if (statSync(join(root, clean)).isFile()) return [clean];
    return filesUnder(clean).filter((file) => /(?<!\.d)\.ts$/.test(file) && !file.includes('/generated/'));
  });
}

export function testsOf(sources) {
  const folders = new Set(
    sources.flatMap((source) => TESTS.find(([start]) => source.startsWith(start))?.[1] ?? ['rules']),
  );
  return [...folders]
    .filter((folder) => existsSync(join(root, 'test', folder)))
    .flatMap((folder) => filesUnder(`test/${folder}`))
    .filter((file) => file.endsWith('.test.ts') && !LEFT_OUT.test(file));
}

function filesUnder(folder) {
  return readdirSync(join(root, folder), { recursive: true })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .sort();
}
