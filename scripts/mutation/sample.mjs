// Draws places to break, all equally likely: a whole run takes hours, a sample says how good the tests are within a few points.
import { readFileSync } from 'node:fs';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { root } from './rooms.mjs';

/** Messages are prose; a comparison with a word is broken as a condition. */
export const LEFT_OUT = ['StringLiteral'];

/** `count` places of these files, as patterns that Stryker understands and by their range in the file. */
export async function drawPlaces(sources, count, seed) {
  const places = await allPlaces(sources);
  const random = numbers(seed);
  for (let at = places.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [places[at], places[other]] = [places[other], places[at]];
  }
  console.log(`${Math.min(count, places.length)} of ${places.length} places, seed ${seed}`);
  return places.slice(0, count);
}

/** What Stryker's own instrumenter would break, once a place, however many ways there are to break it. */
async function allPlaces(sources) {
  const silent = { debug: () => {}, info: () => {}, warn: () => {}, isDebugEnabled: () => false };
  const files = sources.map((name) => ({ name, mutate: true, content: readFileSync(`${root}/${name}`, 'utf8') }));
  const { mutants } = await new Instrumenter(silent).instrument(files, {
    plugins: null,
    excludedMutations: LEFT_OUT,
    ignorers: [],
    noHeader: true,
  });
  const places = new Map();
  for (const { fileName, location } of mutants) {
    const { start, end } = location;
    const range = `${start.line + 1}:${start.column}-${end.line + 1}:${end.column}`;
    places.set(`${fileName}:${range}`, { pattern: `${fileName}:${range}`, range });
  }
  return [...places.values()];
}

/** Mulberry32: small, and the same everywhere. */
function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
