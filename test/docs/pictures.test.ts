import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../architecture/source-tree.js';

const text = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const inDocs = (ending: string): string[] =>
  readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending))
    .map((path) => join('docs', path));
const PAGES = ['README.md', ...inDocs('.md')];

/** Pictures that pages show, by their place in the project. */
const shown = PAGES.flatMap((page) =>
  [...text(page).matchAll(/!\[[^\]]*\]\(([^)\s]+)\)/g)].map(([, path = '']) => normalize(join(dirname(page), path))),
);
const SHOTS = [...text('scripts/screenshots.mjs').matchAll(/^ {2}\{ name: '([\w-]+)'/gm)].map(
  ([, name]) => `${name}.png`,
);

describe('the pictures of README and docs', () => {
  it('are made by scripts, from the examples and what is in the project', () => {
    expect(shown.length).toBeGreaterThan(15);
    // The first steps are taken where they are gone: that script begins with an empty folder.
    const others = shown.filter((path) => !path.startsWith(join('docs', 'images', 'first-steps')));
    expect(others.length).toBeGreaterThan(2);
    for (const path of others) {
      expect(relative(join('docs', 'images'), path)).toBe(basename(path));
      expect(SHOTS).toContain(basename(path));
    }
    expect(text('scripts/first-steps.mjs')).toContain('rmSync(images, { recursive: true, force: true });');
  });

  it('are all there are: no script has left one behind that none makes', () => {
    const there = inDocs('.png')
      .filter((path) => dirname(path) === join('docs', 'images'))
      .map((path) => basename(path));
    expect(there.sort()).toEqual([...SHOTS].sort());
  });
});
