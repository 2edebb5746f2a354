import {
  byType,
  endRanges,
  flag,
  list,
  maybe,
  number,
  object,
  oneOf,
  origin,
  type Shape,
  sought,
  text,
  type Wrong,
  wholeNumber,
  wrongText,
} from '../../../network/wire/index.js';
import { say } from '../../../network/words/index.js';
import type { MatrixCellsQuestion, MatrixKindsQuestion } from '../../../server/protocol.js';
import type { Pair, PreviewMessage } from '../messages.js';

const pair = object<Pair>({ from: text, to: text, traffic: text });
const cells = object<MatrixCellsQuestion>({ rows: endRanges, columns: endRanges, sought: maybe(sought) });
const nothing = object<object>({});

type Fields<T extends PreviewMessage['type']> = Omit<Extract<PreviewMessage, { type: T }>, 'type'>;

const SHAPES: { readonly [T in PreviewMessage['type']]: Shape } = {
  ready: object<Fields<'ready'>>({ protocol: maybe(number) }),
  stopSince: nothing,
  retry: nothing,
  whole: nothing,
  reach: object<Fields<'reach'>>({ id: number, pair }),
  whatIf: object<Fields<'whatIf'>>({ id: number, texts: text, without: list(origin), pair: maybe(pair) }),
  cells: object<Fields<'cells'>>({ of: oneOf('matrix', 'map', 'copy'), id: number, matrix: number, question: cells }),
  kinds: object<Fields<'kinds'>>({
    id: number,
    matrix: number,
    question: object<MatrixKindsQuestion>({ sought, after: wholeNumber(0) }),
  }),
  apply: object<Fields<'apply'>>({ id: number }),
  fix: object<Fields<'fix'>>({ texts: text, rule: text, origin, title: text }),
  expect: object<Fields<'expect'>>({ pair, can: flag }),
  reveal: object<Fields<'reveal'>>({ origin, takeFocus: flag }),
  copy: object<Fields<'copy'>>({ text }),
  save: object<Fields<'save'>>({ name: savedName, data: bytes, asked: maybe(number) }),
};
const shape = byType(SHAPES);

/** Why the host can do nothing with what a page says. Undefined: it can. */
export function refusedByHost(message: unknown): string | undefined {
  const wrong = shape(message);
  return wrong && wrongText(wrong);
}

/** A file's name and no path: where it goes a person chooses. */
function savedName(value: unknown): Wrong | undefined {
  if (typeof value === 'string' && /^[^\\/:]{1,200}\.(svg|png|csv|md)$/.test(value) && !value.startsWith('.'))
    return undefined;
  return { at: '', wanted: say`the name of an SVG, PNG, CSV or Markdown file` };
}

function bytes(value: unknown): Wrong | undefined {
  return value instanceof Uint8Array ? undefined : { at: '', wanted: say`bytes` };
}
