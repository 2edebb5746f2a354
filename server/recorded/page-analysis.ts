import { speak } from '../../network/words/index.js';
import type { PageAnalysis, PageAnalysisName } from '../protocol.js';
import { answerIn } from '../providers/reach.js';
import type { Network } from '../workspace/network.js';
import { recordedNetwork } from './recorded-network.js';

let network: Network | undefined;

const analysis: PageAnalysis = {
  reach(page, question) {
    if (!network && page.words) speak(page.words.language, page.words.catalogue);
    network ??= recordedNetwork(page);
    return answerIn(network, 1, question);
  },
};

/** Inside an exported page, in its own thread: answers what is asked of the texts that were recorded with it. */
export function offerAnalysis(): void {
  (globalThis as unknown as Record<PageAnalysisName, PageAnalysis>).vpcLensAnalysis = analysis;
}
