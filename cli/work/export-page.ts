import { say } from '../../network/words/index.js';
import { readPageParts } from '../../server/files/page-parts.js';
import type { RecordedPage } from '../../server/protocol.js';
import { pageHtml } from '../../server/recorded/page-html.js';
import { recordPage } from '../../server/recorded/record-page.js';
import { readNetwork } from '../input/network.js';
import type { Terminal } from '../terminal.js';
import { networkTexts } from './network-texts.js';
import { Progress } from './progress.js';
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
  const progress = new Progress(terminal);
  const page = await recordPage(networkTexts(network), tab, async (doing) => progress.step(doing));
  progress.phase(say`writing the page`);
  const names = operands.join(', ');
  const title = tab === 'matrix' ? say`Who reaches whom: ${names}` : say`Reachability: ${names}`;
  const text = await pageHtml(title, readPageParts(terminal.webview), page);
  progress.done();
  writeOutput(text, output, network.files, terminal);
  return 0;
}
