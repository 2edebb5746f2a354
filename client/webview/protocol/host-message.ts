import {
  byType,
  either,
  list,
  maybe,
  number,
  object,
  oneOf,
  type Shape,
  text,
  wrongText,
} from '../../../network/wire/index.js';
import { say } from '../../../network/words/index.js';
import type {
  CompactCell,
  CompactEndpoint,
  ElementAtResult,
  MatrixCellsResult,
  MatrixEnds,
  MatrixKindsResult,
  PictureUpdate,
  PreviewRest,
} from '../../../server/protocol.js';
import type { HostMessage, Pair } from '../messages.js';
import { changes, expectation, reachResult, since, whatIfResult } from './answer-shape.js';
import { PICTURE } from './picture-shape.js';
import { otherVersion } from './version.js';

const CELL_NUMBERS: CompactCell['length'] = 7;

const tab = oneOf('map', 'matrix', 'trace', 'expectations');
const pair = object<Pair>({ from: text, to: text, traffic: text });
const endpoint = object<CompactEndpoint>({
  name: text,
  kind: text,
  addresses: list(text),
  publicAddresses: list(text),
  subnet: maybe(text),
  vpc: maybe(text),
  securityGroups: maybe(list(text)),
  alike: number,
});
const matrix = object<MatrixEnds>({ id: number, endpoints: list(endpoint) });
/** Seven numbers: one less, and the rest would be taken for what they are not. */
const cell: Shape = (value) =>
  list(number)(value) ??
  ((value as readonly number[]).length === CELL_NUMBERS
    ? undefined
    : { at: '', wanted: say`a list of ${CELL_NUMBERS} numbers` });
const answerOr = (shape: Shape): Shape => either(object<{ error: string }>({ error: text }), shape);
const cells = object<MatrixCellsResult>({ columns: list(list(cell)), traffics: list(text) });
const kinds = object<MatrixKindsResult>({ from: list(number), to: list(number), next: maybe(number), all: number });
const rest = { version: number, matrix, expectations: list(expectation) };

type Fields<T extends HostMessage['type']> = Omit<Extract<HostMessage, { type: T }>, 'type'>;

const SHAPES: { readonly [T in HostMessage['type']]: Shape } = {
  snapshot: object<Fields<'snapshot'>>({
    snapshot: object<object>({ ...PICTURE, matrix: maybe(matrix), expectations: maybe(rest.expectations) }),
    protocol: maybe(number),
    state: maybe(text),
  }),
  // Whether it fits is found out by making it.
  patch: object<Extract<PictureUpdate, { patch: unknown }>>({
    protocol: number,
    state: text,
    base: text,
    patch: object<object>({}),
  }),
  rest: object<Fields<'rest'>>({ rest: object<PreviewRest>(rest) }),
  reach: object<Fields<'reach'>>({ id: number, result: reachResult }),
  whatIf: object<Fields<'whatIf'>>({ id: number, result: whatIfResult }),
  cells: object<Fields<'cells'>>({ of: oneOf('matrix', 'map', 'copy'), id: number, result: answerOr(cells) }),
  kinds: object<Fields<'kinds'>>({ id: number, result: answerOr(kinds) }),
  since: object<Fields<'since'>>({ version: number, head: maybe(since), disk: maybe(since) }),
  sinceMore: object<Fields<'sinceMore'>>({
    version: number,
    base: oneOf('head', 'disk'),
    effects: changes,
    percent: maybe(number),
  }),
  notice: object<Fields<'notice'>>({ text }),
  highlight: object<ElementAtResult>({
    elements: list(text),
    guard: maybe(object<NonNullable<ElementAtResult['guard']>>({ kind: text, id: text })),
  }),
  picture: object<Fields<'picture'>>({ format: oneOf('svg', 'png'), asked: maybe(number) }),
  failed: object<Fields<'failed'>>({ message: text }),
  show: object<Fields<'show'>>({ tab: maybe(tab), pair: maybe(pair), focus: maybe(text), only: maybe(list(text)) }),
};
const shape = byType(SHAPES);

/** Why the page can do nothing with a message. Undefined: it can. */
export function refusedByPage(message: unknown): string | undefined {
  const version = otherVersion(message);
  if (version !== undefined) return version;
  const wrong = shape(message);
  return wrong && wrongText(wrong);
}
