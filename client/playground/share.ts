/** A text as a part of a link, behind its `#`: browsers send that to nobody. */

export interface Shared {
  /** Where the text stands, so that what it imports is found: `coffee-shop/shop.vpc`. */
  readonly path: string;
  readonly text: string;
}

const MARK = '#text=';
/** Characters. Beyond the first, chats and mail programs cut links; beyond the second some browsers do. */
export const LONG = 8_000;
const TOO_LONG = 60_000;
/** Of the text; a few bytes of a link can be unpacked to gigabytes. */
const MOST = 1_000_000;

/** Undefined: it is too long for a link. */
export async function fragmentOf(shared: Shared): Promise<string | undefined> {
  const bytes = new TextEncoder().encode(JSON.stringify([shared.path, shared.text]));
  const packed = await collect(streamOf(bytes).pipeThrough(new CompressionStream('deflate-raw')), MOST);
  const fragment = packed && `${MARK}${toBase64Url(packed)}`;
  return fragment && fragment.length <= TOO_LONG ? fragment : undefined;
}

/** Undefined: the link carries none. */
export async function readFragment(fragment: string): Promise<Shared | 'broken' | 'huge' | undefined> {
  if (!fragment.startsWith(MARK)) return undefined;
  try {
    const packed = fromBase64Url(fragment.slice(MARK.length));
    const bytes = await collect(streamOf(packed).pipeThrough(new DecompressionStream('deflate-raw')), MOST);
    if (!bytes) return 'huge';
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (!Array.isArray(value)) return 'broken';
    const [path, text] = value;
    const isRead = typeof text === 'string' && typeof path === 'string' && /^[\w-]+(\/[\w-]+)*\.vpc$/.test(path);
    return isRead ? { path, text } : 'broken';
  } catch {
    return 'broken';
  }
}

function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new Blob([bytes as Uint8Array<ArrayBuffer>]).stream();
}

/** Undefined: there are more than `most` bytes. */
async function collect(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.length;
    if (length > most) {
      await reader.cancel();
      return undefined;
    }
    chunks.push(next.value);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/** RFC 4648, section 5, without padding. */
function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
}
