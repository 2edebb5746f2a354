import { say } from '../../../network/words/index.js';

/** Why the matrix shows nothing; empty where it shows something. `percent`: how far what is sought has been looked for. */
export function emptyText(count: number, isEmpty: boolean, percent: number | undefined, onlyExpected: boolean): string {
  if (count === 0)
    return say`Nothing in this file can send or receive yet. Put an instance into a subnet, and it has a row here.`;
  if (!isEmpty) return '';
  if (percent !== undefined && percent < 100)
    return say`Looking for it: ${percent} % of the matrix have been looked at.`;
  if (onlyExpected)
    return say`
      Nothing that is shown is expected: write “expect internet cannot reach orders”, and the cells it speaks of are
      marked.
    `;
  return say`
    Nothing here is what is sought: the text in a name, an address, a subnet or a group, and the verdict and the
    port.
  `;
}
