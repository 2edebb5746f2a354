/** Texts that are known in part. */
import { say } from '../../../network/words/index.js';
import { isUnknown, Unknown } from '../declared/value.js';
import { type Evaluated, type Piece, Pieces, ResourceRef } from './evaluated.js';

/** What a value is as a part of a text. */
export function piecesOf(value: Evaluated | undefined): readonly Piece[] {
  if (value instanceof Pieces) return value.parts;
  if (value instanceof ResourceRef || isUnknown(value)) return [value];
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  return [new Unknown(say`a part of it is no text`)];
}

/** Pieces put together: a text where all of them are, and the one piece where there is no other. */
export function joined(pieces: readonly Piece[]): Evaluated {
  const parts: Piece[] = [];
  for (const piece of pieces) {
    const last = parts.at(-1);
    if (piece === '') continue;
    if (typeof piece === 'string' && typeof last === 'string') parts[parts.length - 1] = last + piece;
    else parts.push(piece);
  }
  const [only, another] = parts;
  if (another !== undefined) return new Pieces(parts);
  return only ?? '';
}

/** The text, or the reason why it is not known. */
export function textOf(value: Evaluated | undefined): string | Unknown {
  const pieces = piecesOf(value);
  const [only = ''] = pieces;
  if (pieces.length < 2 && typeof only === 'string') return only;
  return reasonOf(pieces);
}

export function reasonOf(pieces: readonly Piece[]): Unknown {
  const unknown = pieces.find(isUnknown);
  // A text around something unknown is not that thing.
  if (unknown) return pieces.length > 1 ? new Unknown(unknown.why) : unknown;
  const reference = pieces.find((piece) => piece instanceof ResourceRef);
  return new Unknown(say`the id of ${reference?.label ?? say`something`} is known only when the stack is made`);
}

/** No id of anything has such a character. */
const IN_NO_ID = /^[^A-Za-z0-9:/_.+=@-]+$/;

/** A text cut at each separator. The ids of resources stay whole. */
export function splitAt(separator: string, value: Evaluated): readonly Evaluated[] | Unknown {
  const whole = textOf(value);
  if (typeof whole === 'string') return separator === '' ? [whole] : whole.split(separator);
  const pieces = piecesOf(value);
  const isApart = IN_NO_ID.test(separator) || (value instanceof Pieces && value.between === separator);
  if (!isApart || (pieces.length === 1 && isUnknown(pieces[0]))) return whole;
  const items: Piece[][] = [[]];
  for (const piece of pieces) {
    if (typeof piece !== 'string') {
      items.at(-1)?.push(piece);
      continue;
    }
    const [first = '', ...more] = piece.split(separator);
    items.at(-1)?.push(first);
    for (const one of more) items.push([one]);
  }
  return items.map(joined);
}

/** What a text lists with commas between, as `Fn::Join` puts ids together. */
export function listedIn(value: Pieces): readonly Evaluated[] | undefined {
  const items = splitAt(',', value);
  return isUnknown(items) || items.length < 2 ? undefined : items.map(trimmed);
}

/** What a text names at its end, as ARNs and the sources of a function do: `arn:…:subnet/ID`, `security_group:ID`. */
export function namedAsPart(value: Pieces): readonly Evaluated[] | undefined {
  const [before, last] = value.parts.slice(-2);
  const isNamed = typeof before === 'string' && /(^|:)(vpc|subnet|security[-_]group)[:/]$/.test(before);
  return isNamed && last instanceof ResourceRef ? [last] : undefined;
}

const trimmed = (item: Evaluated): Evaluated =>
  joined(piecesOf(item).map((piece) => (typeof piece === 'string' ? piece.trim() : piece)));

/** Whether two texts can be the same, whatever stands where a part is not known. */
export function canBeSame(one: Evaluated, other: Evaluated): boolean {
  const left = tokens(one);
  const right = tokens(other);
  const seen = new Map<number, boolean>();
  const match = (i: number, j: number): boolean => {
    if (i === left.length && j === right.length) return true;
    const place = i * (right.length + 1) + j;
    const known = seen.get(place);
    if (known !== undefined) return known;
    seen.set(place, false);
    const [a, b] = [left[i], right[j]];
    const found =
      (a === HOLE && (match(i + 1, j) || (j < right.length && match(i, j + 1)))) ||
      (b === HOLE && (match(i, j + 1) || (i < left.length && match(i + 1, j)))) ||
      (a !== undefined && a === b && match(i + 1, j + 1));
    seen.set(place, found);
    return found;
  };
  return match(0, 0);
}

const HOLE = '';

/** Single characters, and holes. */
function tokens(value: Evaluated): string[] {
  return piecesOf(value).flatMap((piece) => (typeof piece === 'string' ? [...piece] : [HOLE]));
}
