import { say } from '../../network/words/index.js';
import type { RecordedPage } from '../../server/protocol.js';
import { readNetwork } from '../input/network.js';
import type { Terminal } from '../terminal.js';
import { networkTexts } from './network-texts.js';
import { pageText } from './page-text.js';
import { refuseOutput, writeOutput } from './write-output.js';

export interface PageExport {
  readonly tab: RecordedPage['tab'];
  readonly output: string | undefined;
  readonly roots: readonly string[];
}

/** A page has no wrong answer: the exit code is 0. */
export async function exportPage(
  operands: readonly string[],
  { tab, output, roots }: PageExport,
  terminal: Terminal,
): Promise<number> {
  const network = readNetwork(operands, roots, terminal);
  refuseOutput(output, network.files, terminal);
  const names = operands.join(', ');
  const title = tab === 'matrix' ? say`Who reaches whom: ${names}` : say`Reachability: ${names}`;
  const text = await pageText(networkTexts(network), { title, tab }, terminal);
  writeOutput(text, output, network.files, terminal);
  return 0;
}
