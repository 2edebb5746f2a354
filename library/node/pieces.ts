import { Buffer, isAscii } from 'node:buffer';
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { wideEncoding } from '../../interchange/text/foreign.js';
import { isArchive, isGzip } from '../../interchange/text/packed.js';
import { attempt, listInputs, type Place, readText, refuseEmpty, STANDARD_STREAM } from './files.js';
import { decodeInput } from './foreign.js';

/** A file that is read when it is asked for, each time anew. */
export interface OpenInput {
  readonly path: string;
  readonly text: string;
  readonly pieces: () => Iterable<string>;
}

/** How many bytes are made text at a time. */
const PIECE = 1 << 20;

/** As `readInputs`, for files that are imported and that all together, or one alone, are more than a process should hold. */
export function openInputs(given: readonly string[], place: Place, endings: readonly string[]): OpenInput[] {
  const inputs = listInputs(given, place, endings).map(({ path }) => open(path, place));
  refuseEmpty(inputs, isBlank);
  return inputs;
}

function open(path: string, place: Place): OpenInput {
  const whole = resolve(place.cwd, path);
  const readWhole = (): string => readText(path, place, decodeInput).text;
  const isStream = path === STANDARD_STREAM && place.standardInput !== undefined;
  // What comes through a pipe comes once.
  if (isStream || !attempt(path, () => statSync(whole).isFile())) {
    const text = readWhole();
    return { path, text, pieces: () => [text] };
  }
  const pieces = (): Iterable<string> => textOf(unpacked(path, whole), readWhole);
  return {
    path,
    pieces,
    get text() {
      return [...pieces()].join('');
    },
  };
}

function isBlank({ pieces }: OpenInput): boolean {
  for (const piece of pieces()) if (piece.trim() !== '') return false;
  return true;
}

/** The bytes of a file. What is packed is unpacked at once: bytes may be more than a text can hold. */
function* unpacked(path: string, whole: string): Generator<Buffer> {
  for (const chunk of bytesOf(path, whole)) {
    if (!isGzip(chunk)) {
      yield chunk;
      yield* bytesOf(path, whole, chunk.length);
      return;
    }
    let bytes = attempt(path, () => readFileSync(whole));
    while (isGzip(bytes)) bytes = attempt(path, () => gunzipSync(bytes));
    for (let i = 0; i < bytes.length; i += PIECE) yield bytes.subarray(i, i + PIECE);
    return;
  }
}

function* bytesOf(path: string, whole: string, from = 0): Generator<Buffer> {
  const file = attempt(path, () => openSync(whole, 'r'));
  try {
    for (let at = from; ; ) {
      const chunk = Buffer.alloc(PIECE);
      const length = attempt(path, () => readSync(file, chunk, 0, PIECE, at));
      if (length === 0) return;
      at += length;
      yield chunk.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}

/** Bytes as text. Of those that are none `readWhole` tells why: it throws. */
function* textOf(chunks: Iterable<Buffer>, readWhole: () => string): Generator<string> {
  let encoding: string | undefined;
  let decoder: TextDecoder | undefined;
  for (const chunk of chunks) {
    if (encoding === undefined && isArchive(chunk)) readWhole();
    encoding ??= wideEncoding(chunk) ?? 'utf-8';
    // Until something else comes, bytes that are ASCII are text as they stand: a decoder makes a text of twice their size of them, and takes longer.
    if (decoder === undefined && encoding === 'utf-8' && isAscii(chunk)) yield chunk.toString('latin1');
    else {
      decoder ??= new TextDecoder(encoding, { fatal: true });
      yield decoded(decoder, chunk, readWhole);
    }
  }
  if (decoder) yield decoded(decoder, undefined, readWhole);
}

function decoded(decoder: TextDecoder, chunk: Uint8Array | undefined, readWhole: () => string): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch (error) {
    readWhole();
    throw error;
  }
}
