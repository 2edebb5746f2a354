import type { Position, Range, SelectionRange } from 'vscode-languageserver-protocol';
import { readTokens } from '../../language/index.js';
import { encloses, toRange } from '../text/range.js';
import { tokenAt } from '../text/tokens.js';
import type { Workspace } from '../workspace/workspace.js';

/** From the word under each cursor outwards: what it is in, statement by statement, up to the whole text. */
export function selectionRanges(
  workspace: Workspace,
  uri: string,
  positions: readonly Position[],
): SelectionRange[] | null {
  const document = workspace.documents.get(uri);
  const network = workspace.widestNetwork(uri);
  if (!document || !network) return null;
  const text = document.getText();
  const tokens = readTokens(text);
  const whole: Range = { start: { line: 0, character: 0 }, end: document.positionAt(text.length) };
  return positions.map((position) => {
    const token = tokenAt(tokens, document.offsetAt(position));
    const word = token && { start: document.positionAt(token.start), end: document.positionAt(token.end) };
    const inside = network.index.valuesAt(document.uri, position).map(({ origin }) => toRange(origin.range));
    let selection: SelectionRange = { range: whole };
    // Outermost first; each must hold the next, and be more than it.
    for (const range of [...(word ? [word] : [{ start: position, end: position }]), ...inside].sort(largerFirst))
      if (encloses(selection.range, range) && !encloses(range, selection.range))
        selection = { range, parent: selection };
    return selection;
  });
}

function largerFirst(a: Range, b: Range): number {
  if (encloses(a, b)) return encloses(b, a) ? 0 : -1;
  return encloses(b, a) ? 1 : 0;
}
