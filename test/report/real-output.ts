/** What the command line really prints as JSON: every command over the examples, the fixtures and the networks of the documentation. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../cli/run.js';
import { ROOT } from '../architecture/source-tree.js';
import { EVERYTHING } from '../language/everything.js';

export interface Output {
  /** The file of `docs/schemas/` that describes it. */
  readonly schema: string;
  readonly command: string;
  readonly value: unknown;
}

interface Network {
  readonly operand: string;
  /** Given on standard input. */
  readonly text?: string;
}

interface Matrix {
  readonly endpoints: readonly { readonly name: string }[];
}

/** The questions asked of one network: pairs of endpoints, each about everything and about two services. Of a page's network fewer: there are many. */
const MOST_PAIRS = 8;
const MOST_PAIRS_OF_A_PAGE = 2;

async function printed(args: readonly string[], text = ''): Promise<string> {
  let out = '';
  await run(args, {
    cwd: ROOT,
    out: (piece) => {
      out += piece;
    },
    err: () => undefined,
    readInput: () => Buffer.from(text),
    colour: false,
    watched: false,
    width: undefined,
    webview: '',
    runBeside: () => Promise.reject(new Error('nobody asked for jobs')),
  });
  return out;
}

async function outputOf(schema: string, args: readonly string[], text?: string): Promise<Output[]> {
  const out = await printed([...args, '--format', 'json'], text);
  // Nothing: a network that cannot be read. What is printed then has tests of its own.
  return out === '' ? [] : [{ schema, command: `vpclens ${args.join(' ')}`, value: JSON.parse(out) }];
}

async function answersOf({ operand, text }: Network): Promise<Output[]> {
  const found = await outputOf('check', ['check', operand], text);
  const matrix = await outputOf('matrix', ['matrix', operand], text);
  found.push(...matrix, ...(await outputOf('matrix-group', ['matrix', operand, '--group'], text)));
  for (const [from, to] of matrix.flatMap(({ value }) =>
    pairsOf(value as Matrix, text === undefined ? MOST_PAIRS : MOST_PAIRS_OF_A_PAGE),
  )) {
    const asked = ['reach', operand, '--from', from, '--to', to];
    found.push(...(await outputOf('reach', asked, text)));
    found.push(...(await outputOf('reach', [...asked, '--on', 'https, ping'], text)));
  }
  return found;
}

function pairsOf({ endpoints }: Matrix, most: number): [string, string][] {
  const names = endpoints.map(({ name }) => name);
  const pairs = names.flatMap((from) => names.filter((to) => to !== from).map((to): [string, string] => [from, to]));
  const step = Math.max(1, Math.floor(pairs.length / most));
  return pairs.filter((_, i) => i % step === 0).slice(0, most);
}

const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name}`)
    .sort();

function networkBlocks(page: string): string[] {
  const text = readFileSync(join(ROOT, page), 'utf8');
  return [...text.matchAll(/```vpc(?: no-map)?\n([\s\S]*?)```/g)].map((match) => match[1] as string);
}

export async function realOutput(): Promise<Output[]> {
  const pages = filesIn('docs', '.md').map(networkBlocks);
  const networks: Network[] = [
    ...readdirSync(join(ROOT, 'examples')).map((name) => ({ operand: `examples/${name}` })),
    ...filesIn('test', '.vpc').map((operand) => ({ operand })),
    ...[EVERYTHING, ...pages.flat()].map((text) => ({ operand: '-', text })),
  ];
  const found: Output[] = [];
  for (const network of networks) found.push(...(await answersOf(network)));
  // Of so many that a message names the first few alone.
  const many = [1, 3, 5, 7, 9].map((host) => `instance a${host} 10.0.0.1${host}`).join('\n');
  const text = `vpc shop 10.0.0.0/16 {\nsubnet front 10.0.0.0/24 {\n${many}\n}\nsubnet back 10.0.1.0/24 { database db 10.0.1.20 { security-groups data } }\nsecurity-group data { }\n}`;
  found.push(
    ...(await outputOf('reach', ['reach', '-', '--from', 'shop.front', '--to', 'shop.db', '--on', 'http'], text)),
  );
  // What a page says to avoid, beside what it says to prefer; and an example beside each.
  for (const page of filesIn('docs/rules', '.md')) {
    const [avoid = ''] = networkBlocks(page);
    found.push(...(await outputOf('diff', ['diff', '-', 'examples/coffee-shop'], avoid)));
  }
  for (const name of readdirSync(join(ROOT, 'examples')))
    found.push(...(await outputOf('diff', ['diff', 'examples/coffee-shop', `examples/${name}`])));
  return found;
}
