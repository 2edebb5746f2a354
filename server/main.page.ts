/** The analysis inside an exported page: answers what is asked of the texts that were recorded with it, in the page's own thread. Nothing else of the server is in it. */

import { speak } from '../network/words/index.js';
import type { PageAnalysis, PageAnalysisName } from './protocol.js';
import { answerIn } from './providers/reach.js';
import { recordedNetwork } from './recorded/recorded-network.js';
import type { Network } from './workspace/network.js';

let network: Network | undefined;

const analysis: PageAnalysis = {
  reach(page, question) {
    if (!network && page.words) speak(page.words.language, page.words.catalogue);
    network ??= recordedNetwork(page);
    return answerIn(network, 1, question);
  },
};

(globalThis as unknown as Record<PageAnalysisName, PageAnalysis>).vpcLensAnalysis = analysis;
