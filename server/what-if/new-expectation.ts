import { TextDocument } from 'vscode-languageserver-textdocument';
import { inLineEndsOf } from '../../language/format/line-ends.js';
import { parseQuestion } from '../../language/index.js';
import { partTexts } from '../../network/repairs/index.js';
import { say } from '../../network/words/index.js';
import type { Network } from '../workspace/network.js';
import { canonicalUri } from '../workspace/uri.js';
import type { Workspace } from '../workspace/workspace.js';
import type { NewExpectationParams, NewExpectationResult } from './messages.js';

/** An expectation of a question, at the end of its file: right below others, else after an empty line. Tried before it is offered, so that it can be read as it was meant. */
export function newExpectation(
  workspace: Workspace,
  { textDocument, question: { from, to, traffic }, can }: NewExpectationParams,
): NewExpectationResult {
  const network = workspace.network(textDocument.uri);
  const uri = canonicalUri(textDocument.uri);
  const text = workspace.documents.text(uri);
  if (!network || text === undefined) return { error: say`There is no document ${textDocument.uri}.` };
  const named = traffic.trim() || (can ? whatGetsThrough(network, from, to) : '');
  const on = named ? ` on ${named}` : '';
  const written = `expect ${from.trim()} ${can ? 'can' : 'cannot'} reach ${to.trim()}${on}`;
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
  const document = TextDocument.create(uri, 'vpc', 0, text);
  const range = { start: document.positionAt(body.length), end: document.positionAt(text.length) };
  return { text: written, edit: { changes: { [workspace.documents.clientUri(uri)]: [{ range, newText }] } } };
}

/** Asked without traffic an answer speaks of what is delivered, and an expectation without of everything: so it names that. Empty: everything, or nothing that has words. */
function whatGetsThrough({ analysis, topology }: Network, from: string, to: string): string {
  const question = parseQuestion({ from, to, traffic: undefined }, topology);
  if ('error' in question) return '';
  const answer = analysis.reach({ ...question, text: { from, to, traffic: 'all' } });
  const open = answer.verdict === 'unknown' ? answer.unknown : [];
  const texts = [...answer.reachable, ...answer.partly, ...answer.oneWay, ...open].map(partTexts);
  return texts.includes(undefined) ? '' : [...new Set(texts.flatMap((one) => one ?? []))].join(', ');
}
