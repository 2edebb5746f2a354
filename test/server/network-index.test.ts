/** What stands at a place, and who uses what, is found without looking at everything; it is what looking at everything finds. */
import { expect, it } from 'vitest';
import type { Position } from 'vscode-languageserver-protocol';
import { loadNetwork } from '../../language/index.js';
import { isElement, type LocatedValue, locatedValues } from '../../network/topology/index.js';
import { usesIn } from '../../server/model/name-use.js';
import { indexNetwork } from '../../server/model/network-index.js';
import { originKey, touches } from '../../server/text/range.js';
import { officeText } from '../bench/office-text.js';
import { EVERYTHING } from '../language/everything.js';

const URI = 'file:///a.vpc';
const read = (text: string) => loadNetwork([{ uri: URI, text }], () => undefined);

const sorted = (values: readonly LocatedValue[]): string[] =>
  values.map(({ kind, origin }) => `${kind} ${originKey(origin)}`).sort();

it.each([
  ['everything', EVERYTHING],
  ['an office', officeText(200)],
])('of %s', (_, text) => {
  const loaded = read(text);
  const index = indexNetwork(loaded);
  const all = locatedValues(loaded.topology);
  const uses = loaded.links.flatMap(usesIn);
  expect(index.elements).toEqual(all.filter(isElement));
  expect(index.usesIn(URI)).toEqual(uses);
  for (const [line, words] of text.split('\n').entries())
    for (let character = 0; character <= words.length; character += 3) {
      const position: Position = { line, character };
      const at = all.filter(({ origin }) => touches(origin.range, position));
      expect(sorted(index.valuesAt(URI, position)), `${line}:${character}`).toEqual(sorted(at));
      expect(index.usesAt(URI, position)).toEqual(uses.filter(({ origin }) => touches(origin.range, position)));
    }
  for (const element of index.elements) {
    const key = originKey(element.nameOrigin);
    const using = uses.filter((use) => use.elements.some((one) => originKey(one.nameOrigin) === key));
    expect(index.usesOf(element), key).toEqual(using);
    // The same element of another reading of the text.
    const [other] = indexNetwork(read(text)).elements.filter(({ nameOrigin }) => originKey(nameOrigin) === key);
    if (element === index.elements[3]) expect(index.usesOf(other as typeof element)).toEqual(using);
  }
});
