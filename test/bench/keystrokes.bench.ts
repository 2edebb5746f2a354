/**
 * From a keystroke to diagnostics, as an editor feels it: the server in a process of its own, a client over its standard input and output, edits at a fixed rate whether or not
 * the server has answered, one in three of them breaking the text for a while. Needs `npm run build`.
 */
import type { Position, ProtocolConnection } from 'vscode-languageserver-protocol/node';
import { QUICK } from './measure.js';
import { officeText } from './office-text.js';
import { INTERVAL, startServerProcess } from './server-process.js';

const URI = 'file:///bench/network.vpc';
const EDITS = QUICK ? 40 : 120;
/** Milliseconds at the 50th and the 99th percentile, for diagnostics with the analysis. */
const AIMS: Readonly<Record<number, readonly [number, number]>> = { 500: [8, 16], 2000: [10, 25], 10000: [16, 50] };

interface Edit {
  readonly at: Position;
  readonly remove: number;
  readonly put: string;
}

async function main(): Promise<void> {
  for (const lines of [500, 2_000, 10_000]) {
    const { first, whole, checksum } = await measure(officeText(lines));
    const aim = AIMS[lines] as readonly [number, number];
    for (const [name, value, unit, target] of [
      [`${lines} lines, first diagnostics, 50th percentile`, percentile(first, 50), 'ms', undefined],
      [
        `${lines} lines, first diagnostics, 99th percentile`,
        percentile(first, 99),
        'ms',
        lines === 2_000 ? 100 : undefined,
      ],
      [`${lines} lines, with analysis, 50th percentile`, percentile(whole, 50), 'ms', aim[0]],
      [`${lines} lines, with analysis, 99th percentile`, percentile(whole, 99), 'ms', aim[1]],
    ] as const)
      console.log(JSON.stringify({ name, value, unit, checksum, ...(target === undefined ? {} : { aim: target }) }));
  }
}

async function measure(text: string): Promise<{ first: number[]; whole: number[]; checksum: string }> {
  const server = startServerProcess();
  const { connection } = server;
  const published: { version: number; at: number; count: number }[] = [];
  const analysed: { version: number; at: number }[] = [];
  let wake = (): void => {};
  connection.onNotification(
    'textDocument/publishDiagnostics',
    ({ version, diagnostics }: { version: number; diagnostics: unknown[] }) => {
      published.push({ version, at: performance.now(), count: diagnostics.length });
    },
  );
  connection.onNotification('$/vpclens/changed', ({ version }: { version: number }) => {
    analysed.push({ version, at: performance.now() });
    wake();
  });
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: {},
    initializationOptions: { changes: true },
  });
  await connection.sendNotification('initialized', {});
  const until = async (version: number): Promise<void> => {
    while (!analysed.some((done) => done.version >= version)) await new Promise<void>((resolve) => (wake = resolve));
  };
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri: URI, languageId: 'vpc', version: 1, text },
  });
  await until(1);
  // The first edits run code that is not compiled yet: they are no part of the measure.
  const sent = await type(connection, text, until);
  const last = published.at(-1);
  await server.end();
  server.kill();
  const after = (list: readonly { version: number; at: number }[], version: number, at: number): number =>
    (list.find((one) => one.version >= version)?.at ?? Number.NaN) - at;
  return {
    first: sent.map(({ version, at }) => after(published, version, at)),
    whole: sent.map(({ version, at }) => after(analysed, version, at)),
    checksum: `${last?.count} findings`,
  };
}

async function type(
  connection: ProtocolConnection,
  text: string,
  until: (version: number) => Promise<void>,
): Promise<{ version: number; at: number }[]> {
  const edits = plan(text);
  const sent: { version: number; at: number }[] = [];
  const start = performance.now();
  for (const [index, { at, remove, put }] of edits.entries()) {
    const due = start + index * INTERVAL;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const version = index + 2;
    const range = { start: at, end: { line: at.line, character: at.character + remove } };
    // Measured from when the key is pressed, not from when the client gets round to sending it.
    sent.push({ version, at: Math.max(due, start) });
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: URI, version },
      contentChanges: [{ range, text: put }],
    });
  }
  await until(edits.length + 1);
  return sent.slice(20);
}

/** Edits all over the text, in threes: a port changes; a brace is typed too much; it is taken back. The text at the end is as it was, save for ports. */
function plan(text: string): Edit[] {
  const lines = text.split('\n');
  const places = lines.flatMap((line, index) => (/allow tcp \d{4} /.test(line) ? [index] : []));
  const edits: Edit[] = [];
  for (let round = 0; edits.length < EDITS; round++) {
    const line = places[(round * 7_919) % places.length] as number;
    const column = (lines[line] as string).indexOf('tcp') + 4;
    edits.push(
      { at: { line, character: column + 3 }, remove: 1, put: `${round % 10}` },
      { at: { line, character: column }, remove: 0, put: '{' },
      { at: { line, character: column }, remove: 1, put: '' },
    );
  }
  return edits.slice(0, EDITS);
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * share) / 100) - 1)] as number;
}

void main();
