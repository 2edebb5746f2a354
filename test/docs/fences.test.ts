import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fenceInfo } from '../../client/features/markdown/fence-info.js';
import { leftOutOf, loadNetwork } from '../../language/index.js';
import { ROOT } from '../architecture/source-tree.js';

const pages = [
  ...readdirSync(ROOT).map((name) => name),
  ...['docs', 'examples', 'test'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  ),
].filter((name) => name.endsWith('.md'));

interface Fence {
  readonly place: string;
  readonly info: string;
  readonly text: string;
}

/** https://spec.commonmark.org/0.31.2/#fenced-code-blocks */
function fencesOf(page: string): Fence[] {
  const text = readFileSync(join(ROOT, page), 'utf8');
  return [...text.matchAll(/^ *(`{3,}|~{3,})([^\n`]*)\n([\s\S]*?)^ *\1[`~]* *$/gm)].map(
    ([, , info = '', code = ''], i) => ({ place: `${page}, fence ${i + 1}`, info, text: code }),
  );
}

const fences = pages.flatMap(fencesOf).flatMap((fence) => {
  const info = fenceInfo(fence.info);
  return info ? [{ ...fence, ...info }] : [];
});

function cannotBeRead(text: string): boolean {
  const uri = 'untitled:fence.vpc';
  return leftOutOf(loadNetwork([{ uri, text }], () => ({ refused: 'nothing is read here' })))?.rule === 'syntax';
}

it('a preview of our pages draws every fence, or is told that there is nothing to draw', () => {
  expect(fences.length).toBeGreaterThan(150);
  const wrong = fences.filter(({ isMapWanted, text }) => isMapWanted && cannotBeRead(text));
  expect(wrong.map(({ place, text }) => `${place}\n${text}`)).toEqual([]);
});

it('no fence goes without a map that there is', () => {
  const drawable = fences.filter(({ isMapWanted, text }) => !isMapWanted && !cannotBeRead(text));
  expect(drawable.map(({ place }) => place)).toEqual([]);
});
