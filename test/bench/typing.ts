/** Somebody who types at a fixed pace, whether or not the server has answered, and what is told of each key. */
import { INTERVAL, onAnalysed, startServerProcess } from './server-process.js';

const URI = 'file:///bench/network.vpc';

export interface Edit {
  readonly at: { readonly line: number; readonly character: number };
  readonly remove: number;
  readonly put: string;
}

export interface Typed {
  /** From each key to the first that was told of its text or a newer one, and to all of it, in milliseconds. */
  readonly first: readonly number[];
  readonly whole: readonly number[];
  /** Processor's time a key; undefined where the machine does not tell. */
  readonly processor: number | undefined;
  readonly checksum: string;
}

interface Told {
  readonly version: number;
  readonly at: number;
}

/** The first edits run code that is not compiled yet: they are no part of the measure. */
const WARMING = 20;

export async function typed(text: string, edits: readonly Edit[]): Promise<Typed> {
  const server = startServerProcess();
  const { connection } = server;
  const told: Told[] = [];
  const analysed: Told[] = [];
  let findings = 0;
  let wake = (): void => {};
  connection.onNotification(
    'textDocument/publishDiagnostics',
    ({ version, diagnostics }: { version: number; diagnostics: unknown[] }) => {
      told.push({ version, at: performance.now() });
      findings = diagnostics.length;
    },
  );
  onAnalysed(connection, (version) => {
    // Where nothing is another than before, nothing was published.
    told.push({ version, at: performance.now() });
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
  const before = server.processor();
  const sent: Told[] = [];
  const start = performance.now();
  for (const [index, { at, remove, put }] of edits.entries()) {
    const due = start + index * INTERVAL;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const version = index + 2;
    const range = { start: at, end: { line: at.line, character: at.character + remove } };
    // Measured from when the key is pressed, not from when the client gets round to sending it.
    sent.push({ version, at: due });
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: URI, version },
      contentChanges: [{ range, text: put }],
    });
  }
  await until(edits.length + 1);
  const after = server.processor();
  await server.end();
  server.kill();
  const since = (list: readonly Told[]): number[] =>
    sent.slice(WARMING).map(({ version, at }) => (list.find((one) => one.version >= version)?.at ?? Number.NaN) - at);
  return {
    first: since(told),
    whole: since(analysed),
    processor: before === undefined || after === undefined ? undefined : (after - before) / edits.length,
    checksum: `${findings} findings`,
  };
}

/** Where in a text a port stands that can be another one: the places come all over it. */
function portsIn(text: string): (round: number) => { line: number; character: number; end: number } {
  const lines = text.split('\n');
  const places = lines.flatMap((line, index) => (/allow tcp \d{4} /.test(line) ? [index] : []));
  return (round) => {
    const line = places[(round * 7_919) % places.length] as number;
    const words = lines[line] as string;
    return { line, character: words.indexOf('tcp') + 4, end: words.length };
  };
}

/** Edits in threes: a port changes; a brace is typed too much; it is taken back. The text at the end is as it was, save for ports. */
export function meantEdits(text: string, count: number): Edit[] {
  const portAt = portsIn(text);
  const edits: Edit[] = [];
  for (let round = 0; edits.length < count; round++) {
    const { line, character } = portAt(round);
    edits.push(
      { at: { line, character: character + 3 }, remove: 1, put: `${round % 10}` },
      { at: { line, character }, remove: 0, put: '{' },
      { at: { line, character }, remove: 1, put: '' },
    );
  }
  return edits.slice(0, count);
}

/** Edits in fours, that mean nothing: a space at the end of a line, a remark, and both are taken back. */
export function emptyEdits(text: string, count: number): Edit[] {
  const portAt = portsIn(text);
  const edits: Edit[] = [];
  for (let round = 0; edits.length < count; round++) {
    const { line, end } = portAt(round);
    edits.push(
      { at: { line, character: end }, remove: 0, put: ' ' },
      { at: { line, character: end + 1 }, remove: 0, put: '// why' },
      { at: { line, character: end + 1 }, remove: 6, put: '' },
      { at: { line, character: end }, remove: 1, put: '' },
    );
  }
  return edits.slice(0, count);
}
