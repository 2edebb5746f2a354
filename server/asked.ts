import {
  type CancellationToken,
  type Connection,
  ErrorCodes,
  type RequestHandler,
  type RequestType,
  ResponseError,
} from 'vscode-languageserver';
import {
  endRanges,
  flag,
  list,
  maybe,
  nullOr,
  object,
  oneOf,
  origin,
  type Shape,
  sought,
  text,
  wholeNumber,
  wrongText,
} from '../network/wire/index.js';
import type {
  CompareParams,
  DocumentId,
  DrawTextParams,
  ElementAtParams,
  ExplainRuleParams,
  ExportParams,
  FixParams,
  ImportParams,
  MatrixCellsParams,
  MatrixKindsParams,
  NewExpectationParams,
  PairQuestion,
  ReachesParams,
  ReachParams,
  WhatIfParams,
} from './protocol.js';

/** A request of ours. What it is asked with must have its shape: else that is the answer, and says what is wrong. */
export function answerAsked<P, R>(
  connection: Pick<Connection, 'onRequest'>,
  type: RequestType<P, R, void>,
  shape: Shape,
  answer: (params: P, token: CancellationToken) => R | Promise<R>,
): void {
  const handle: RequestHandler<P, unknown, void> = async (params, token) => {
    const wrong = shape(params);
    if (wrong) throw new ResponseError(ErrorCodes.InvalidParams, `${type.method}: ${wrongText(wrong)}`);
    return answer(params, token);
  };
  connection.onRequest(type.method, handle);
}

const textDocument = object<DocumentId>({ uri: text });
const position = object<ElementAtParams['position']>({ line: wholeNumber(0), character: wholeNumber(0) });
const question = object<PairQuestion>({ from: text, to: text, traffic: text });
const progress = maybe((value) => (typeof value === 'number' ? undefined : text(value)));

const texts: Shape = (value) =>
  object<object>({})(value) ?? list(nullOr(text))(Object.values(value as Record<string, unknown>));

/** What each request is asked with. */
export const PARAMS = {
  document: object<{ textDocument: DocumentId }>({ textDocument }),
  preview: object<{ textDocument: DocumentId; partialResultToken?: unknown; protocol?: number; have?: string }>({
    textDocument,
    partialResultToken: progress,
    protocol: maybe(wholeNumber(0)),
    have: maybe(text),
  }),
  reach: object<ReachParams>({ textDocument, from: text, to: text, traffic: maybe(text) }),
  at: object<ElementAtParams>({ textDocument, position }),
  reaches: object<ReachesParams>({
    textDocument,
    position,
    direction: oneOf('to', 'from'),
    workDoneToken: progress,
  }),
  explainRule: object<ExplainRuleParams>({ textDocument, position, workDoneToken: progress }),
  drawText: object<DrawTextParams>({ text, within: maybe(text) }),
  compare: object<CompareParams>({
    textDocument,
    texts,
    after: maybe(wholeNumber(0)),
    looked: maybe(list(wholeNumber(0))),
    workDoneToken: progress,
  }),
  whatIf: object<WhatIfParams>({
    textDocument,
    texts: text,
    without: list(origin),
    question: maybe(question),
    after: maybe(wholeNumber(0)),
  }),
  fix: object<FixParams>({ textDocument, texts: text, rule: text, origin, title: text }),
  newExpectation: object<NewExpectationParams>({ textDocument, question, can: flag }),
  cells: object<MatrixCellsParams>({
    textDocument,
    matrix: wholeNumber(0),
    rows: endRanges,
    columns: endRanges,
    sought: maybe(sought),
  }),
  kinds: object<MatrixKindsParams>({ textDocument, matrix: wholeNumber(0), sought, after: wholeNumber(0) }),
  export: object<ExportParams>({
    textDocument,
    // One that there is not has an answer of its own.
    format: text,
    parts: maybe(object<NonNullable<ExportParams['parts']>>({ preview: text, analysis: text, style: text })),
    workDoneToken: progress,
  }),
  import: object<ImportParams>({ source: text, inputs: list(text), workDoneToken: progress }),
} as const;
