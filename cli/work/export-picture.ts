import { createRequire } from 'node:module';
import { join } from 'node:path';
import { say } from '../../network/words/index.js';
import type { NetworkMap } from '../../server/protocol.js';
import { recordPicture } from '../../server/recorded/record-page.js';
import { recordedNetwork } from '../../server/recorded/recorded-network.js';
import { relativeTexts } from '../../server/recorded/relative-texts.js';
import { readNetwork } from '../input/network.js';
import type { Terminal } from '../terminal.js';
import { networkTexts } from './network-texts.js';
import { Progress } from './progress.js';
import { refuseOutput, writeOutput } from './write-output.js';

export interface PictureExport {
  readonly theme: string;
  readonly output: string | undefined;
  readonly roots: readonly string[];
}

/** What is bundled of the preview for programs without a page. */
interface PictureModule {
  mapPicture(map: NetworkMap, options: { theme: string; title: string }): string;
}

/** A picture has no wrong answer: the exit code is 0. */
export async function exportPicture(
  operands: readonly string[],
  { theme, output, roots }: PictureExport,
  terminal: Terminal,
): Promise<number> {
  const network = readNetwork(operands, roots, terminal);
  refuseOutput(output, network.files, terminal);
  const texts = relativeTexts(networkTexts(network));
  const progress = new Progress(terminal);
  const recorded = recordedNetwork({ texts: [...texts.roots, ...texts.imported], roots: texts.roots.length });
  const { map } = await recordPicture(recorded, async (doing) => progress.step(doing));
  progress.done();
  const { mapPicture }: PictureModule = createRequire(join(terminal.webview, 'picture.cjs'))('./picture.cjs');
  writeOutput(
    mapPicture(map, { theme, title: say`The network of ${operands.join(', ')}` }),
    output,
    network.files,
    terminal,
  );
  return 0;
}
