/** What is kept of a text once it was read: the parser alone lives on, whatever it read last. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { loadNetwork } from '../../language/index.js';
import { readOnce } from '../../language/parse/file-in-pieces.js';
import { treesOf } from '../../language/parse/trees.js';
import { coreServices } from '../../language/services.js';

const URI = 'file:///let-go.vpc';
const TEXT = 'vpc shop 10.0.0.0/16 { subnet web 10.0.1.0/24 { instance barista } }\n';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** In a function, so that nothing of it is on the stack when what is left is collected. */
function rootOf(text: string): WeakRef<object> {
  const [piece] = readOnce(URI, text).pieces;
  if (!piece) throw new Error('a text has a piece');
  return new WeakRef(treesOf(piece).root);
}

it.each([
  ['well formed', TEXT],
  ['in which a brace is missing', TEXT.replace('} }', '}')],
])('the parser keeps nothing of a text %s', async (_, text) => {
  const root = rootOf(text);
  // A target is kept until the turn that asked for it ends.
  await new Promise((resolve) => setImmediate(resolve));
  collect();
  expect(root.deref()).toBeUndefined();
});

/** A network, and the trees that were made on the way. */
function loadedOnce() {
  const parser = coreServices().parser.LangiumParser;
  const { parse } = parser;
  const roots: WeakRef<object>[] = [];
  parser.parse = (...args) => {
    const result = parse.apply(parser, args) as ReturnType<typeof parse<never>>;
    roots.push(new WeakRef(result.value));
    return result;
  };
  try {
    return { roots, loaded: loadNetwork([{ uri: URI, text: TEXT }], () => undefined) };
  } finally {
    parser.parse = parse;
  }
}

it('a network that is loaded once keeps no trees', async () => {
  const { roots, loaded } = loadedOnce();
  await new Promise((resolve) => setImmediate(resolve));
  collect();
  expect(roots.map((root) => root.deref())).toEqual([undefined]);
  expect(loaded.topology.vpcs[0]?.subnets[0]?.resources.map(({ name }) => name)).toEqual(['barista']);
});
