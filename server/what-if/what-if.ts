import {
  LSPErrorCodes,
  ResponseError,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { say } from '../../network/words/index.js';
import { applied } from '../fixes/text-changes.js';
import { answerIn } from '../providers/reach.js';
import { nameOfTexts } from '../workspace/name-of-texts.js';
import type { Network } from '../workspace/network.js';
import { canonicalUri } from '../workspace/uri.js';
import type { Workspace } from '../workspace/workspace.js';
import { changesBetween } from './changes.js';
import type { WhatIfParams, WhatIfResult } from './messages.js';
import { switchedOff } from './switch-off.js';

/** The network without some of what is in it. Nothing is written. `pause` lets waiting messages in, and throws where nobody waits any more. */
export async function whatIf(
  workspace: Workspace,
  { textDocument, texts: named, without, question, after }: WhatIfParams,
  pause: () => Promise<void>,
): Promise<WhatIfResult> {
  const network = workspace.network(textDocument.uri);
  const document = workspace.documents.get(textDocument.uri);
  if (!network || !document) return { error: say`There is no document ${textDocument.uri}.` };
  const pauseWhileCurrent = async (): Promise<void> => {
    await pause();
    if (workspace.network(textDocument.uri) !== network) throw outdated();
  };
  if (nameOfTexts(workspace, network) !== named) throw outdated();
  const { documents } = workspace;
  const { version } = document;
  const versions = network.files.map((file) => [documents.clientUri(file), documents.versionOf(file) ?? null] as const);
  const textOf = (file: string): string => workspace.documents.text(file) ?? '';
  const places = without.map((origin) => ({ ...origin, file: canonicalUri(origin.file) }));
  const cuts = switchedOff(network, textOf, places);
  if (typeof cuts === 'string') return { error: cuts };
  const texts = new Map([...cuts].map(([file, own]) => [file, applied(textOf(file), own)]));
  const tried = triedIn(workspace, network, texts);
  const broken = tried.loaded.findings.find(({ rule }) => rule === 'syntax');
  if (broken && !network.loaded.findings.some(({ rule }) => rule === 'syntax'))
    return { error: say`It cannot be tried: without it the text cannot be read. ${broken.message}` };
  const { analysis } = network;
  const sides = { before: analysis, now: tried.analysis, shown: analysis };
  const { changes, next, all } = await changesBetween(sides, pauseWhileCurrent, { after });
  await network.judge(pauseWhileCurrent);
  await tried.judge(pauseWhileCurrent);
  return {
    version,
    versions: Object.fromEntries(versions),
    effects: changes.map(({ title: _, ...effect }) => effect),
    all,
    ...(next === undefined ? {} : { next }),
    expectations: tried.expectations.flatMap(({ expectation, holds }, index) =>
      holds === network.expectations[index]?.holds ? [] : [{ text: expectation.text, holds: holds ?? null }],
    ),
    edit: editOf(workspace, cuts, textOf),
    ...(question ? { reach: answerIn(tried, version, question) } : {}),
  };
}

/** What was tried last in a network: its effects are asked for in parts. */
const lastTried = new WeakMap<Network, { readonly texts: string; readonly tried: Network }>();

function triedIn(workspace: Workspace, network: Network, texts: ReadonlyMap<string, string>): Network {
  const key = JSON.stringify([...texts]);
  const last = lastTried.get(network);
  if (last?.texts === key) return last.tried;
  const tried = workspace.tryTexts(network.root, texts);
  lastTried.set(network, { texts: key, tried });
  return tried;
}

function editOf(
  workspace: Workspace,
  cuts: Exclude<ReturnType<typeof switchedOff>, string>,
  textOf: (file: string) => string,
): WorkspaceEdit {
  const { documents } = workspace;
  const documentChanges = [...cuts].map(([file, own]): TextDocumentEdit => {
    const document = TextDocument.create(file, 'vpc', 0, textOf(file));
    return {
      textDocument: { uri: documents.clientUri(file), version: documents.versionOf(file) ?? null },
      edits: own.map(({ start, end, newText }) => ({
        range: { start: document.positionAt(start), end: document.positionAt(end) },
        newText,
      })),
    };
  });
  return { documentChanges };
}

function outdated(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.ContentModified, 'The text changed: what was tried was another.');
}
