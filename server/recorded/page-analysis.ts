import { speak } from '../../network/words/index.js';
import { flowTableOf } from '../preview/matrix/flow-table.js';
import { tellCells, tellKinds } from '../preview/matrix/tell-cells.js';
import type { PageAnalysis, PageAnalysisName, RecordedTexts } from '../protocol.js';
import { answerIn } from '../providers/reach.js';
import { breathe } from '../workspace/breathe.js';
import type { Network } from '../workspace/network.js';
import { recordedNetwork } from './recorded-network.js';

let made: Network | undefined;

function networkOf(page: RecordedTexts): Network {
  if (!made && page.words) speak(page.words.language, page.words.catalogue);
  made ??= recordedNetwork(page);
  return made;
}

const whileWanted = (isWanted: () => boolean) => async (): Promise<void> => {
  await breathe();
  if (!isWanted()) throw new Error('nobody waits for this any more');
};

const analysis: PageAnalysis = {
  reach: (page, question) => answerIn(networkOf(page), 1, question),
  cells: (page, question, isWanted) =>
    tellCells(flowTableOf(networkOf(page).analysis), question, whileWanted(isWanted)),
  kinds: (page, question, isWanted) =>
    tellKinds(flowTableOf(networkOf(page).analysis), question, whileWanted(isWanted)),
};

/** Inside an exported page, in its own thread: answers what is asked of the texts that were recorded with it. */
export function offerAnalysis(): void {
  (globalThis as unknown as Record<PageAnalysisName, PageAnalysis>).vpcLensAnalysis = analysis;
}
