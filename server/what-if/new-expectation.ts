import { TextDocument } from 'vscode-languageserver-textdocument';
import { inLineEndsOf } from '../../language/format/line-ends.js';
import { say } from '../../network/words/index.js';
import { canonicalUri } from '../workspace/uri.js';
import type { Workspace } from '../workspace/workspace.js';
import { expectedOf } from './expected.js';
import type { NewExpectationParams, NewExpectationResult } from './messages.js';

/** An expectation of a question, at the end of its file: right below others, else after an empty line. Tried before it is offered, so that it can be read as it was meant. */
export function newExpectation(
  workspace: Workspace,
  { textDocument, question, can }: NewExpectationParams,
): NewExpectationResult {
  const network = workspace.network(textDocument.uri);
  const uri = canonicalUri(textDocument.uri);
  const text = workspace.documents.text(uri);
  if (!network || text === undefined) return { error: say`There is no document ${textDocument.uri}.` };
  const { text: written, found, isAnswered } = expectedOf(network, question, can);
  const known = network.topology.expectations.some((one) => `expect ${one.text}` === written);
  if (known) return { error: say`“${written}” is in the file already.` };
  const body = text.trimEnd();
  const isBelow = body.slice(body.lastIndexOf('\n') + 1).startsWith('expect ');
  const newText = inLineEndsOf(text, `${body === '' ? '' : isBelow ? '\n' : '\n\n'}${written}\n`);
  const tried = workspace.tryTexts(network.root, new Map([[uri, body + newText]]));
  const fresh = tried.topology.expectations.length - network.topology.expectations.length;
  const before = network.loaded.findings.filter(({ severity }) => severity === 'error').length;
  const wrong = tried.loaded.findings.filter(({ severity }) => severity === 'error');
  if (fresh !== 1 || wrong.length > before)
    return {
      error: say`
        “${written}” cannot be written: ${wrong.at(-1)?.message ?? say`it would be read as something else.`}
      `,
    };
  const holds = found?.holds;
  if (isAnswered && found && holds !== true)
    return {
      error: say`
        “${written}” is not added, for it does not hold of all of it. ${found.message} Ask about those ends and that
        traffic alone of which it is so.
      `,
    };
  const document = TextDocument.create(uri, 'vpc', 0, text);
  const range = { start: document.positionAt(body.length), end: document.positionAt(text.length) };
  const edit = { changes: { [workspace.documents.clientUri(uri)]: [{ range, newText }] } };
  return { text: written, holds: holds ?? null, edit };
}
