/** Above each VPC, a way to the preview; above each expectation, whether it holds. */

import type { CodeLens, Range } from 'vscode-languageserver-protocol';
import type { ExpectationResult } from '../../network/expectations/index.js';
import { say } from '../../network/words/index.js';
import { packetText } from '../model/packet-text.js';
import type { ShowPreviewArguments, ShowPreviewCommand } from '../protocol.js';
import { originKey, toRange } from '../text/range.js';
import type { Workspace } from '../workspace/workspace.js';
import { beginnings } from './beginnings.js';
import { SHOW_PAIR, showPair } from './show-pair.js';

const SHOW_PREVIEW: ShowPreviewCommand = 'vpclens.preview';

/** What is needed to find the expectation again when the editor shows the lens. */
interface LensData {
  readonly uri: string;
  readonly expectation: string;
}

export function codeLenses(workspace: Workspace, uri: string): CodeLens[] {
  const document = workspace.documents.get(uri);
  const network = workspace.widestNetwork(uri);
  if (!document || !network) return [];
  if (document.getText().trim() === '') return beginnings(uri);
  const lenses: CodeLens[] = [];
  for (const vpc of network.topology.vpcs) {
    if (vpc.origin.file !== document.uri) continue;
    const args: ShowPreviewArguments = [uri, vpc.name];
    lenses.push({
      range: firstLine(toRange(vpc.origin.range)),
      command: { title: say`VPC Lens: Preview Reachability`, command: SHOW_PREVIEW, arguments: args },
    });
  }
  for (const expectation of network.topology.expectations) {
    if (expectation.origin.file !== document.uri) continue;
    const data: LensData = { uri, expectation: originKey(expectation.origin) };
    lenses.push({ range: firstLine(toRange(expectation.origin.range)), data });
  }
  return lenses;
}

/** Judging an expectation costs an analysis, so it is done when the editor brings the lens into view. */
export function resolveCodeLens(workspace: Workspace, lens: CodeLens): CodeLens {
  const data: unknown = lens.data;
  if (!isLensData(data)) return lens;
  const result = workspace
    .widestNetwork(data.uri)
    ?.expectations.find(({ expectation }) => originKey(expectation.origin) === data.expectation);
  // The text changed since; the editor asks for new lenses then.
  if (!result) return { ...lens, command: { title: '…', command: '' } };
  return {
    ...lens,
    command: { title: titleOf(result), command: SHOW_PAIR, arguments: showPair(workspace, data.uri, result) },
  };
}

function titleOf(result: ExpectationResult): string {
  if (result.holds) return say`✓ holds`;
  if (result.holds === undefined) return say`? cannot be decided`;
  if (!result.counterexample) return say`✗ fails`;
  const packet = packetText(result.counterexample);
  if (result.expectation.assertion.kind !== 'can') return say`✗ fails: ${packet} gets through`;
  const by = result.blockers[0];
  return by ? say`✗ fails: ${packet} is stopped by ${by.object}` : say`✗ fails: ${packet}`;
}

function isLensData(value: unknown): value is LensData {
  return (
    typeof value === 'object' &&
    value !== null &&
    'uri' in value &&
    typeof value.uri === 'string' &&
    'expectation' in value &&
    typeof value.expectation === 'string'
  );
}

function firstLine(range: Range): Range {
  return {
    start: range.start,
    end:
      range.end.line === range.start.line
        ? range.end
        : { line: range.start.line, character: range.start.character + 1 },
  };
}
