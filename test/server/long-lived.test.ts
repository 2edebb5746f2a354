/**
 * A server that somebody types in all day keeps no more after twenty thousand edits than after two thousand.
 * Counted is what the heap holds but for code: V8 goes on compiling for a long time, and drops it again as it likes.
 */
import { getHeapSnapshot } from 'node:v8';
import { expect, it } from 'vitest';
import { officeText } from '../bench/office-text.js';
import { Dice } from '../language/random-network.js';
import { TestClient } from './test-client.js';

/** By hand: `LONG_LIVED_EDITS=20000`. */
const EDITS = Number(process.env.LONG_LIVED_EDITS ?? 480);
const LINES = 60;
/** After so many edits the text is the first one again, so that what is kept of it is. */
const ROUND = 6;
/** A port that nobody wrote before makes a few sets of services, which stay as long as the process does (`network/traffic/set-table.ts`); there are 65,536 ports. The text itself has ten times that, and its trees a hundred times. */
const BYTES_OF_A_PORT = 600;
/** What is remembered of sets stands in tables that grow to a size of their own (`PairMemo`, `FixedMemo`). */
const BYTES_OF_TABLES = 40e6;

interface Kept {
  /** Objects, texts, functions. */
  readonly things: number;
  readonly tables: number;
}

interface Snapshot {
  readonly snapshot: {
    readonly meta: { readonly node_fields: string[]; readonly node_types: [string[], ...unknown[]] };
  };
  readonly nodes: number[];
}

const THINGS = new Set([
  'object',
  'string',
  'concatenated string',
  'sliced string',
  'closure',
  'number',
  'bigint',
  'regexp',
]);

/** In bytes. Collects what nobody holds first. */
async function kept(): Promise<Kept> {
  const pieces: string[] = [];
  for await (const piece of getHeapSnapshot()) pieces.push(String(piece));
  const { snapshot, nodes } = JSON.parse(pieces.join('')) as Snapshot;
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')];
  let [things, tables] = [0, 0];
  for (let at = 0; at < nodes.length; at += fields.length) {
    const kind = types[0][nodes[at + type] as number] as string;
    if (THINGS.has(kind)) things += nodes[at + size] as number;
    if (kind === 'array') tables += nodes[at + size] as number;
  }
  return { things, tables };
}

/** Another port, a range, a remark, half a statement; and back to the first text. */
function variant(text: string, edit: number, dice: Dice): string {
  if (edit % ROUND === 0) return text;
  const port = dice.next(65_000) + 1;
  const places = [...text.matchAll(/tcp \d+(-\d+)?/g)];
  const place = places[dice.next(places.length)] as RegExpMatchArray;
  const written = [
    `tcp ${port}`,
    `tcp ${port}`,
    `tcp ${port}-${port + 1 + dice.next(500)}`,
    `udp ${port} # said`,
    `tcp {`,
  ];
  const at = place.index as number;
  return text.slice(0, at) + written[(edit % ROUND) - 1] + text.slice(at + place[0].length);
}

it('keeps nothing of the edits behind it', async () => {
  const dice = new Dice(7);
  const client = await TestClient.start();
  const { published, changes, statuses, tests, logged, asked, progress } = client;
  const text = officeText(LINES);
  await client.open(text);
  const first = Math.floor(EDITS / 10 / ROUND) * ROUND;
  const last = Math.floor(EDITS / ROUND) * ROUND;
  const told: Kept[] = [];
  for (let edit = 1; edit <= last; edit++) {
    await client.change([{ text: variant(text, edit, dice) }], edit + 1);
    await client.analysed(edit + 1);
    for (const list of [published, changes, statuses, tests, logged, asked, progress]) list.length = 0;
    if (edit === first || edit === last) told.push(await kept());
  }
  const [before, after] = told as [Kept, Kept];
  const figures = JSON.stringify({ [`after ${first} edits`]: before, [`after ${last}`]: after });
  expect(after.things - before.things, figures).toBeLessThan((last - first) * BYTES_OF_A_PORT);
  expect(after.tables - before.tables, figures).toBeLessThan(BYTES_OF_TABLES);
  if (process.env.LONG_LIVED_EDITS) console.log(figures);
});
